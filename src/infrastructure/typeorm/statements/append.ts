import type { DataSource, EntityManager } from 'typeorm';
import { ConcurrencyError, DatastoreError, UnknownOutcomeError } from '../../errors.ts';
import type { SequencedItem } from '../../sequenced-item.ts';
import { inTransaction } from '../connection/transaction.ts';
import { SerialQueue } from '../connection/serial-queue.ts';
import { isAppendRefused } from '../database-errors.ts';
import { execute } from './fast-paths.ts';
import { type Sequences, type Statement, statementsOf } from './append-statements.ts';
import type { RecordTable } from './record-table.ts';
import { currentVersionOf } from './select-statement.ts';

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
 * @throws ConcurrencyError when the database refuses a position.
 */
export async function appendWithin(
  manager: EntityManager,
  table: RecordTable,
  sequences: Sequences,
): Promise<void> {
  const statements = statementsOf(manager.dataSource, table, sequences);
  const { queryRunner: connection = manager } = manager;
  const queue = queues.get(connection) ?? new SerialQueue();
  queues.set(connection, queue);
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

function firstsOf(sequences: Sequences): readonly SequencedItem[] {
  return [...sequences.values()].flatMap((items) => items.slice(0, 1));
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
