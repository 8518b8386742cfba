import { randomUUID } from 'node:crypto';
import { readStored, type Stored } from './stored.ts';
import type { OpenTable } from './scratch.ts';
import { WriterProcess } from './writer-process.ts';

export interface Race {
  readonly hotSequences: readonly string[];
  readonly stored: Stored;
  readonly acknowledged: ReadonlySet<string>;
  readonly refused: number;
  /** Errors that were no ConcurrencyError. */
  readonly failures: readonly string[];
}

export interface RaceOptions {
  /** How many appends each of the 8 writers is to win. */
  readonly acknowledgements: number;
  /** Where the 4 processes connect, in turn. By default all to the table's own database. */
  readonly uris?: readonly string[];
}

/** 8 writers in 4 processes append to 10 sequences, all of them to each. */
export async function race(opened: OpenTable, options: RaceOptions): Promise<Race> {
  const { acknowledgements, uris = [opened.uri] } = options;
  const sequenceIds = Array.from({ length: 10 }, () => randomUUID());
  const writers = Array.from({ length: 4 }, (_, i) => {
    const uri = uris[i % uris.length] ?? opened.uri;
    const common = { uri, table: opened.table, sequenceIds, acknowledgements };
    return new WriterProcess({ ...common, name: `racer-${i}`, loops: 2, largeEvery: 99 });
  });
  try {
    await Promise.all(writers.map((writer) => writer.finish()));
  } finally {
    await Promise.all(writers.map((writer) => writer.kill()));
  }
  return {
    hotSequences: sequenceIds,
    stored: await readStored(opened.datastore, opened.table),
    acknowledged: new Set(writers.flatMap((writer) => [...writer.acknowledged])),
    refused: writers.reduce((sum, writer) => sum + writer.refused, 0),
    failures: writers.flatMap((writer) => writer.failures),
  };
}
