import type { DataSource, EntityManager } from 'typeorm';
import { ConcurrencyError } from '../errors.ts';
import type { SequencedItem } from '../sequenced-item.ts';
import { isAppendRefused } from './database-errors.ts';
import { insertStatement } from './insert-statement.ts';
import { retryLockConflicts } from './lock-conflicts.ts';
import type { RecordTable } from './record-table.ts';
import { currentVersionOf } from './select-statement.ts';

/** Databases limit the parameters of a statement (the smallest limit is 32,766) and its size. */
const MAX_PARAMETERS = 30_000;
const MAX_CHARACTERS = 4_000_000;

/** The items of an append by their sequences, which are sorted. */
export type Sequences = ReadonlyMap<string, readonly SequencedItem[]>;

/**
 * Stores all items or none.
 *
 * @throws ConcurrencyError when the database refuses a position.
 */
export async function append(
  source: DataSource,
  table: RecordTable,
  sequences: Sequences,
): Promise<void> {
  const items = [...sequences.values()].flat();
  const statements = chunksOf(items, table.columns.length + 1).map((chunk) =>
    statementOf(source, table, chunk),
  );
  const run = async (manager: EntityManager): Promise<void> => {
    for (const { sql, parameters } of statements) await manager.query(sql, parameters);
  };
  try {
    await retryLockConflicts(() =>
      // One statement is atomic by itself; a batch too large for one needs a transaction.
      statements.length === 1 ? run(source.manager) : source.transaction(run),
    );
  } catch (cause) {
    if (!isAppendRefused(cause, table.names)) throw cause;
    throw await conflictOf(source, table, sequences, cause);
  }
}

function statementOf(source: DataSource, table: RecordTable, items: readonly SequencedItem[]) {
  const guarded = items.map(
    (item, i) => item.position > 0 && items[i - 1]?.sequenceId !== item.sequenceId,
  );
  const parameters = items.flatMap((item, i) => {
    const [sequenceId, ...values] = table.valuesOf(item);
    return guarded[i] ? [sequenceId, item.position - 1, ...values] : [sequenceId, ...values];
  });
  return { sql: insertStatement(source.driver, table.path, table.columns, guarded), parameters };
}

function chunksOf(items: readonly SequencedItem[], parametersEach: number): SequencedItem[][] {
  const chunks: SequencedItem[][] = [];
  let chunk: SequencedItem[] = [];
  let characters = 0;
  for (const item of items) {
    characters += item.state.length;
    const isFull =
      (chunk.length + 1) * parametersEach > MAX_PARAMETERS || characters > MAX_CHARACTERS;
    if (chunk.length === 0 || isFull) {
      chunks.push((chunk = []));
      characters = item.state.length;
    }
    chunk.push(item);
  }
  return chunks;
}

/** Finds out which sequence was in the way. It is read after the fact, so it may have moved on. */
async function conflictOf(
  source: DataSource,
  table: RecordTable,
  sequences: Sequences,
  cause: unknown,
): Promise<ConcurrencyError> {
  const firsts = [...sequences.values()].flatMap((items) => items.slice(0, 1));
  for (const { sequenceId, position } of firsts) {
    const currentVersion = await currentVersionOf(source, table, sequenceId);
    if (currentVersion !== position) {
      return new ConcurrencyError({ sequenceId, position, currentVersion }, { cause });
    }
  }
  const { sequenceId, position } = firsts[0] ?? { sequenceId: '', position: 0 };
  return new ConcurrencyError({ sequenceId, position }, { cause });
}
