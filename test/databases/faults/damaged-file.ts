import { createHash } from 'node:crypto';
import fs from 'node:fs';
import path from 'node:path';
import { SequencedItem } from 'event-sourcing-workbook';
import { removeFolder, temporaryFolder } from '../../../scripts/cluster/temporary-folder.ts';
import { openTable } from './scratch.ts';

const TABLE = 'events_in_trouble';
export const SEQUENCE_ID = '0a111111-1111-4111-8111-aaaaaaaaaaaa';
export const SOUND_ID = '0b222222-2222-4222-8222-bbbbbbbbbbbb';

export interface Attempt {
  /** What opening, reading and appending threw, as text; empty when it threw nothing. */
  readonly error: string;
  /** Items that were read before. */
  readonly read: readonly SequencedItem[];
  /** Whether every byte of the file is what it was. */
  readonly isUntouched: boolean;
}

/** Writes a file with 1,000 items in each of two sequences, damages it, and tries to use it. */
export async function useDamaged(damage: (file: string) => void): Promise<Attempt> {
  const folder = temporaryFolder('damaged');
  const file = path.join(folder, 'events.db');
  try {
    await write(file);
    damage(file);
    const before = digestOf(file);
    const attempt = await use(file);
    return { ...attempt, isUntouched: digestOf(file) === before };
  } finally {
    removeFolder(folder);
  }
}

async function write(file: string): Promise<void> {
  const { datastore, recordManager } = await openTable(`sqlite:///${file}`, TABLE);
  for (const sequenceId of [SEQUENCE_ID, SOUND_ID]) {
    await recordManager.recordItems(
      Array.from({ length: 1000 }, (_, position) => itemAt(position, sequenceId)),
    );
  }
  await datastore.closeConnection();
}

export function itemAt(position: number, sequenceId: string): SequencedItem {
  const state = `{"position":${position},"text":"${'x'.repeat(200)}"}`;
  return new SequencedItem({ sequenceId, position, topic: 'test', state });
}

async function use(file: string): Promise<{ error: string; read: SequencedItem[] }> {
  const read: SequencedItem[] = [];
  let close = async (): Promise<void> => undefined;
  try {
    const { datastore, recordManager } = await openTable(`sqlite:///${file}`, TABLE);
    close = () => datastore.closeConnection();
    for (const id of [SOUND_ID, SEQUENCE_ID]) read.push(...(await recordManager.listItems(id)));
    await recordManager.recordItems([itemAt(1000, SEQUENCE_ID)]);
    return { error: '', read };
  } catch (error) {
    return { error: String(error), read };
  } finally {
    await close();
  }
}

function digestOf(file: string): string {
  return createHash('sha256').update(fs.readFileSync(file)).digest('hex');
}
