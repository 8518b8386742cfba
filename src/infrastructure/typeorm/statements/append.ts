import type { DataSource } from 'typeorm';
import { ConcurrencyError } from '../../errors.ts';
import type { SequencedItem } from '../../sequenced-item.ts';
import { isAppendRefused } from '../database-errors.ts';
import { execute } from './fast-paths.ts';
import { insertStatement } from './insert-statement.ts';
import { retryLockConflicts } from './lock-conflicts.ts';
import type { RecordTable } from './record-table.ts';
import { currentVersionOf } from './select-statement.ts';
import { inTransaction } from '../connection/transaction.ts';

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
  const [only = []] = sequences.values();
  const items = sequences.size === 1 ? only : [...sequences.values()].flat();
  const statements = chunksOf(items, table).map((chunk) => statementOf(source, table, chunk));
  const [first] = statements;
  try {
    await retryLockConflicts<unknown>(() =>
      // One statement is atomic by itself; a batch too large for one needs a transaction.
      statements.length === 1 && first
        ? execute(source, first.sql, first.values)
        : inTransaction(source, async (manager) => {
            for (const { sql, values } of statements) await manager.query(sql, values);
          }),
    );
  } catch (cause) {
    if (!isAppendRefused(cause, table.names, items)) throw cause;
    throw await conflictOf(source, table, sequences, cause);
  }
}

function statementOf(source: DataSource, table: RecordTable, items: readonly SequencedItem[]) {
  const values: unknown[] = [];
  const guarded: boolean[] = [];
  // How many rows, and which of them are guarded: most often the first one, if any.
  const columns = items[0] ? table.columnsFor(items[0]) : table.columns;
  let shape = `INSERT ${items.length}:`;
  if (columns !== table.columns) shape += ` (${columns.join()})`;
  let previous: string | undefined;
  for (const item of items) {
    const isGuarded = item.position > 0 && item.sequenceId !== previous;
    if (isGuarded) shape += ` ${guarded.length}`;
    table.pushValues(values, item, isGuarded);
    guarded.push(isGuarded);
    previous = item.sequenceId;
  }
  const sql = table.textOf(shape, () =>
    insertStatement(source.driver, table.path, columns, guarded),
  );
  return { sql, values };
}

/** The items of a chunk fill the same columns. */
function chunksOf(items: readonly SequencedItem[], table: RecordTable): SequencedItem[][] {
  const parametersEach = table.columns.length + 1;
  let columns = table.columns;
  const chunks: SequencedItem[][] = [];
  let chunk: SequencedItem[] = [];
  let characters = 0;
  for (const item of items) {
    characters += item.state.length;
    const isFull =
      (chunk.length + 1) * parametersEach > MAX_PARAMETERS || characters > MAX_CHARACTERS;
    const filled = table.columnsFor(item);
    if (chunk.length === 0 || isFull || filled !== columns) {
      columns = filled;
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
  try {
    for (const { sequenceId, position } of firsts) {
      const currentVersion = await currentVersionOf(source, table, sequenceId);
      if (currentVersion !== position) {
        return new ConcurrencyError({ sequenceId, position, currentVersion }, { cause });
      }
    }
  } catch {
    // The append was refused, and the caller is to know that, whatever becomes of this reading.
  }
  const { sequenceId, position } = firsts[0] ?? { sequenceId: '', position: 0 };
  return new ConcurrencyError({ sequenceId, position }, { cause });
}
