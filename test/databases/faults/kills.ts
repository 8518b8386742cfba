import { randomUUID } from 'node:crypto';
import { setTimeout } from 'node:timers/promises';
import type { OpenTable } from './scratch.ts';
import { readStored, type Stored } from './stored.ts';
import { WriterProcess } from './writer-process.ts';

export interface Kills {
  readonly stored: Stored;
  readonly acknowledged: ReadonlySet<string>;
  /** How many writers were killed. */
  readonly kills: number;
  /** What each writer that was killed had been acknowledged, and the last ones, that were not. */
  readonly acknowledgedEach: readonly number[];
  /** Errors that were no ConcurrencyError. */
  readonly failures: readonly string[];
}

export interface KillOptions {
  /** How many writers to kill in each lane. */
  readonly kills: number;
  /** A lane each: a writer connects there, is killed, and the next one follows. */
  readonly uris: readonly string[];
}

/**
 * Writers are started, and killed after their first acknowledgement: at a random moment, or at the
 * first sight of a large append. Those of all lanes append to the same sequences. The last one of
 * each lane is left to finish.
 */
export async function killWriters(opened: OpenTable, options: KillOptions): Promise<Kills> {
  const sequenceIds = Array.from({ length: 10 }, () => randomUUID());
  const writers: WriterProcess[] = [];
  const start = (lane: number, uri: string, acknowledgements?: number): WriterProcess => {
    const name = `mortal-${lane}-${writers.length}`;
    const many = acknowledgements === undefined ? {} : { acknowledgements };
    const common = { uri, table: opened.table, sequenceIds, ...many };
    const writer = new WriterProcess({ ...common, name, loops: 1, largeEvery: 5 });
    writers.push(writer);
    return writer;
  };
  const runLane = async (uri: string, lane: number): Promise<void> => {
    for (let kill = 0; kill < options.kills; kill++) {
      const writer = start(lane, uri);
      await writer.until('it has appended', () => writer.acknowledged.size > 0);
      if (kill % 2 === 0) await setTimeout(100 + Math.random() * 300);
      else await untilSeen(opened, writer);
      await writer.kill();
    }
    await start(lane, uri, 20).finish();
  };
  try {
    await Promise.all(options.uris.map((uri, lane) => runLane(uri, lane)));
  } finally {
    await Promise.all(writers.map((writer) => writer.kill()));
  }
  return {
    stored: await readStored(opened.datastore, opened.table),
    acknowledged: new Set(writers.flatMap((writer) => [...writer.acknowledged])),
    kills: options.kills * options.uris.length,
    acknowledgedEach: writers.map((writer) => writer.acknowledged.size),
    failures: writers.flatMap((writer) => writer.failures),
  };
}

/** Waits until something of a large append is in the table: of one that is not whole, a part. */
async function untilSeen({ datastore, table }: OpenTable, writer: WriterProcess): Promise<void> {
  await writer.until('it begins a large append', () => writer.largeSequence !== undefined);
  const seen = async (): Promise<boolean> => {
    const first = `sequence_id = '${writer.largeSequence}' AND position = 0`;
    return (await datastore.query<unknown[]>(`SELECT id FROM ${table} WHERE ${first}`)).length > 0;
  };
  // One that is refused is followed by another, as long as the writer runs.
  while (!(await seen())) await Promise.race([setTimeout(1), endOf(writer)]);
}

async function endOf(writer: WriterProcess): Promise<never> {
  await writer.ended;
  throw new Error(`The writer ${writer.name} has ended early.`);
}
