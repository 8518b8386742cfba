import type { DataSource } from 'typeorm';
import type { SequencedItem } from '../../sequenced-item.ts';
import { insertStatement } from './insert-statement.ts';
import type { RecordTable } from './record-table.ts';

/** Databases limit the parameters of a statement (the smallest limit is 32,766) and its size. */
const MAX_PARAMETERS = 30_000;
const MAX_CHARACTERS = 4_000_000;

/** The items of an append by their sequences, which are sorted. */
export type Sequences = ReadonlyMap<string, readonly SequencedItem[]>;

/** One of an append. */
export interface Statement {
  readonly sql: string;
  readonly values: readonly unknown[];
  readonly rows: number;
}

/** What stores a batch: most often one statement. */
export function statementsOf(
  source: DataSource,
  table: RecordTable,
  sequences: Sequences,
): Statement[] {
  const [only = []] = sequences.values();
  const items = sequences.size === 1 ? only : [...sequences.values()].flat();
  return chunksOf(items, table).map((chunk) => statementOf(source, table, chunk));
}

function statementOf(
  source: DataSource,
  table: RecordTable,
  items: readonly SequencedItem[],
): Statement {
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
  return { sql, values, rows: items.length };
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
