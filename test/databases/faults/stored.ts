import type { TypeOrmDatastore } from 'event-sourcing-workbook';
import { sizeOfBatch } from './protocol.ts';

/** What is in a table, read in plain SQL: the judge is not to rely on what is judged. */
export interface Stored {
  /** How many items of each batch there are. */
  readonly batches: ReadonlyMap<string, number>;
  readonly sequences: readonly Sequence[];
  readonly items: number;
}

interface Sequence {
  readonly id: string;
  readonly first: number;
  readonly last: number;
  readonly items: number;
  readonly places: number;
}

type Row = Readonly<Record<string, unknown>>;

export async function readStored(datastore: TypeOrmDatastore, table: string): Promise<Stored> {
  const batches = await datastore.query(`SELECT topic, COUNT(*) AS n FROM ${table} GROUP BY topic`);
  const sequences = await datastore.query(
    `SELECT sequence_id AS id, MIN(position) AS a, MAX(position) AS z, COUNT(*) AS n, ` +
      `COUNT(DISTINCT position) AS d FROM ${table} GROUP BY sequence_id`,
  );
  const counts = new Map((batches as Row[]).map((row) => [String(row['topic']), Number(row['n'])]));
  return {
    batches: counts,
    sequences: (sequences as Row[]).map((row) => ({
      id: String(row['id']),
      first: Number(row['a']),
      last: Number(row['z']),
      items: Number(row['n']),
      places: Number(row['d']),
    })),
    items: [...counts.values()].reduce((sum, count) => sum + count, 0),
  };
}

/** Sequences that are not 0, 1, 2, … without gap and without duplicate. */
export function brokenSequences({ sequences }: Stored): readonly Sequence[] {
  return sequences.filter(
    ({ first, last, items, places }) => first !== 0 || items !== last + 1 || places !== items,
  );
}

/** Batches of which only a part is there. */
export function partialBatches({ batches }: Stored): readonly string[] {
  return [...batches]
    .filter(([name, count]) => count !== sizeOfBatch(name))
    .map(([name, count]) => `${count} of ${name}`);
}

/** Batches that were acknowledged and are not there. */
export function lostBatches(stored: Stored, acknowledged: Iterable<string>): readonly string[] {
  return [...acknowledged].filter((name) => !stored.batches.has(name));
}

/** Batches that are there and were not acknowledged. Right after a crash there may be some. */
export function unknownBatches(stored: Stored, acknowledged: ReadonlySet<string>): string[] {
  return [...stored.batches.keys()].filter((name) => !acknowledged.has(name));
}
