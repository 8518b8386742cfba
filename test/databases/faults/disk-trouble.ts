/**
 * Gets into trouble with the disk, and tells on stdout how it went. Runs where its mounts are seen
 * by nobody else and vanish with it: see own-mounts.ts.
 */
import { execFileSync } from 'node:child_process';
import { randomUUID } from 'node:crypto';
import fs from 'node:fs';
import { SequencedItem } from 'event-sourcing-workbook';
import { openTable, type OpenTable } from './scratch.ts';

const [scenario = '', folder = ''] = process.argv.slice(2);
const TABLE = 'events_in_trouble';
const FILE = `${folder}/events.db`;
const ID = randomUUID();

const open = (): Promise<OpenTable> => openTable(`sqlite:///${FILE}`, TABLE);
const mount = (...args: string[]) => execFileSync('mount', args);

function itemsOf(count: number, from: number, sequenceId = ID, size = 20_000): SequencedItem[] {
  const state = JSON.stringify('x'.repeat(size));
  return Array.from({ length: count }, (_, i) => {
    return new SequencedItem({ sequenceId, position: from + i, topic: 'test', state });
  });
}

/** What a task throws, as text; empty when it throws nothing. */
async function errorOf(task: () => Promise<unknown>): Promise<string> {
  try {
    await task();
    return '';
  } catch (error) {
    return String(error);
  }
}

async function countOf({ recordManager }: OpenTable, sequenceId = ID): Promise<number> {
  const items = await recordManager.listItems(sequenceId);
  if (items.some(({ position }, i) => position !== i)) throw new Error('There is a gap.');
  return items.length;
}

async function fullDisk(): Promise<unknown> {
  mount('-t', 'tmpfs', '-o', 'size=8m', 'tmpfs', folder);
  fs.writeFileSync(`${folder}/ballast`, Buffer.alloc(4_000_000));
  const opened = await open();
  const { recordManager } = opened;
  let acknowledged = 0;
  const appendOne = async (): Promise<void> => {
    await recordManager.recordItems(itemsOf(1, acknowledged));
    acknowledged += 1;
  };
  const error = await errorOf(async () => {
    for (;;) await appendOne();
  });
  const [storedWhenFull, largeId] = [await countOf(opened), randomUUID()];
  const large = itemsOf(6_100, 0, largeId, 1); // more than one statement: a transaction
  const errorOfLarge = await errorOf(() => recordManager.recordItems(large));
  const storedOfLarge = await countOf(opened, largeId);
  const errorAgain = await errorOf(appendOne);
  fs.rmSync(`${folder}/ballast`);
  const errorWithRoom = await errorOf(async () => {
    await appendOne();
    await recordManager.recordItems(large);
  });
  await opened.datastore.closeConnection();
  const reopened = await open();
  const integrity = await reopened.datastore.query('PRAGMA integrity_check');
  return {
    errors: [error, errorOfLarge, errorAgain],
    acknowledgedWhenFull: acknowledged - 1,
    storedWhenFull,
    storedOfLarge,
    errorWithRoom,
    acknowledged,
    stored: await countOf(reopened),
    storedOfLargeWithRoom: await countOf(reopened, largeId),
    integrity: JSON.stringify(integrity),
  };
}

/** Opens and appends where nothing can be written, then looks again where it can. */
async function readOnly(protect: () => void, unprotect: () => void): Promise<unknown> {
  const before = await open();
  await before.recordManager.recordItems(itemsOf(3, 0));
  await before.datastore.closeConnection();
  protect();
  const error = await errorOf(async () => {
    const { datastore, recordManager } = await open();
    try {
      await recordManager.recordItems(itemsOf(1, 3));
    } finally {
      await datastore.closeConnection();
    }
  });
  unprotect();
  const after = await open();
  const stored = await countOf(after);
  await after.recordManager.recordItems(itemsOf(1, 3));
  return { error, stored, storedAfter: await countOf(after) };
}

const scenarios: Readonly<Record<string, () => Promise<unknown>>> = {
  'full-disk': fullDisk,
  'read-only-folder': () => {
    mount('-t', 'tmpfs', 'tmpfs', folder);
    const remount = (how: string) => () => void mount('-o', `remount,${how}`, folder);
    return readOnly(remount('ro'), remount('rw'));
  },
  'read-only-file': () =>
    readOnly(
      () => {
        mount('--bind', FILE, FILE);
        mount('-o', 'remount,bind,ro', FILE);
      },
      () => void execFileSync('umount', [FILE]),
    ),
  'read-only-folder-without-file': async () => {
    mount('-t', 'tmpfs', '-o', 'ro', 'tmpfs', folder);
    return { error: await errorOf(open) };
  },
};

process.stdout.write(JSON.stringify(await scenarios[scenario]?.()));
