import type { DataSource, EntityManager } from 'typeorm';
import { ConcurrencyError, DatastoreError, UnknownOutcomeError } from '../../errors.ts';
import type { SequencedItem } from '../../sequenced-item.ts';
import { inTransaction } from '../connection/transaction.ts';
import { SerialQueue } from '../connection/serial-queue.ts';
import { isAppendRefused } from '../database-errors.ts';
import { execute } from './fast-paths.ts';
import { insertStatement } from './insert-statement.ts';
import type { RecordTable } from './record-table.ts';
import { currentVersionOf } from './select-statement.ts';

/** Databases limit the parameters of a statement (the smallest limit is 32,766) and its size. */
const MAX_PARAMETERS = 30_000;
const MAX_CHARACTERS = 4_000_000;

/** The items of an append by their sequences, which are sorted. */
export type Sequences = ReadonlyMap<string, readonly SequencedItem[]>;

interface Statement {
  readonly sql: string;
  readonly values: readonly unknown[];
  readonly rows: number;
}

/**
 * Stores all items or none.
 *
 * @throws ConcurrencyError when the database refuses a position.
 * @throws UnknownOutcomeError when the connection was lost before the database had answered.
 */
export async function append(
  source: DataSource,
  table: RecordTable,
  sequences: Sequences,
): Promise<void> {
  const statements = statementsOf(source, table, sequences);
  const firsts = firstsOf(sequences);
  for (let attempt = 1; ; attempt++) {
    try {
      return await writeAll(source, statements, firsts);
    } catch (cause) {
      if (!isAppendRefused(cause, table.names, sequences)) throw cause;
      const conflict = await findConflict(source.manager, table, firsts, cause);
      if (conflict) throw conflict;
      // Nothing is in the way: another writer has filled the gap since, and it can be tried again. Or
      // the error is that of another table, which a trigger writes to, and it comes again.
      if (attempt === 2) throw cause;
    }
  }
}

async function writeAll(
  source: DataSource,
  statements: readonly Statement[],
  attempted: readonly SequencedItem[],
): Promise<void> {
  const [first] = statements;
  // One statement is atomic by itself; a batch too large for one needs a transaction.
  if (statements.length > 1 || !first) {
    return inTransaction(source, (manager) => runAll(manager, statements), attempted);
  }
  const lost = (cause: unknown) => new UnknownOutcomeError(attempted, { cause });
  requireRows(first, (await execute(source, first.sql, first.values, lost)).affected);
}

/** One queue for the appends within each transaction: savepoints must not overlap. */
const queues = new WeakMap<object, SerialQueue>();

/**
 * The same within a transaction. When it is refused, the transaction is as it was before.
 *
 * @throws TypeError when the manager is in no transaction of this data source.
 * @throws ConcurrencyError when the database refuses a position.
 */
export async function appendWithin(
  manager: EntityManager,
  table: RecordTable,
  sequences: Sequences,
): Promise<void> {
  const { dataSource: source, queryRunner } = manager;
  if (!queryRunner?.isTransactionActive) {
    throw new TypeError(
      "'within' is the manager that datastore.transaction() gives to its task, until the task ends.",
    );
  }
  const statements = statementsOf(source, table, sequences);
  const queue = queues.get(queryRunner) ?? new SerialQueue();
  queues.set(queryRunner, queue);
  await queue.run(async () => {
    try {
      await manager.transaction((nested) => runAll(nested, statements)); // a savepoint
    } catch (cause) {
      if (!isAppendRefused(cause, table.names, sequences)) throw cause;
      const firsts = firstsOf(sequences);
      const conflict = await findConflict(manager, table, firsts, cause);
      // A transaction may see an older state than the one that has refused this.
      const [place = { sequenceId: '', position: 0 }] = firsts;
      throw conflict ?? new ConcurrencyError(place, { cause });
    }
  });
}

async function runAll(manager: EntityManager, statements: readonly Statement[]): Promise<void> {
  for (const statement of statements) {
    const { sql, values } = statement;
    requireRows(statement, (await manager.queryRunner?.query(sql, [...values], true))?.affected);
  }
}

/** @throws DatastoreError when the database has acknowledged a statement, and left rows out. */
function requireRows({ rows }: Statement, stored: number | undefined): void {
  if (stored === undefined || stored === rows) return;
  throw new DatastoreError(
    `The database has acknowledged ${rows} rows and stored ${stored}: a trigger or a rule of the ` +
      'table keeps the others out. Remove it: an event store must not lose an event.',
  );
}

function statementsOf(source: DataSource, table: RecordTable, sequences: Sequences): Statement[] {
  const [only = []] = sequences.values();
  const items = sequences.size === 1 ? only : [...sequences.values()].flat();
  return chunksOf(items, table).map((chunk) => statementOf(source, table, chunk));
}

function firstsOf(sequences: Sequences): readonly SequencedItem[] {
  return [...sequences.values()].flatMap((items) => items.slice(0, 1));
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

/** Finds out which sequence was in the way. It is read after the fact, so it may have moved on. */
async function findConflict(
  manager: EntityManager,
  table: RecordTable,
  firsts: readonly SequencedItem[],
  cause: unknown,
): Promise<ConcurrencyError | undefined> {
  const [any = { sequenceId: '', position: 0 }] = firsts;
  try {
    for (const { sequenceId, position } of firsts) {
      const currentVersion = await currentVersionOf(manager, table, sequenceId);
      if (currentVersion !== position) {
        return new ConcurrencyError({ sequenceId, position, currentVersion }, { cause });
      }
    }
    return undefined;
  } catch {
    // The append was refused, and the caller is to know that, whatever becomes of this reading.
    return new ConcurrencyError(any, { cause });
  }
}
