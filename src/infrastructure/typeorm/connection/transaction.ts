import type { DataSource, EntityManager, QueryRunner } from 'typeorm';
import { DatastoreError, type ItemPlace, UnknownOutcomeError } from '../../errors.ts';
import { connectionLossOf, isLockConflict } from '../database-errors.ts';
import { withRunner } from './runner.ts';

/**
 * Runs a task in a transaction, once.
 *
 * @param attempted what an error is to name whose outcome is not known.
 * @throws DatastoreError when the connection was lost before the end: nothing was stored.
 * @throws UnknownOutcomeError when it was lost at the COMMIT.
 * @throws whatever the task throws.
 */
export async function inTransaction<Result>(
  source: DataSource,
  task: (manager: EntityManager) => Promise<Result>,
  attempted: readonly ItemPlace[] = [],
): Promise<Result> {
  let isCommitting = false;
  const lost = (cause: unknown): Error =>
    isCommitting ? new UnknownOutcomeError(attempted, { cause }) : inTheMiddle(cause);
  return withRunner(
    source,
    async (runner) => {
      const watch = watchStatements(runner);
      try {
        await runner.startTransaction();
        const result = await task(runner.manager);
        await watch.requireSound();
        isCommitting = true;
        await runner.commitTransaction();
        return result;
      } catch (error) {
        await rollBack(runner);
        // Of the statement after the one that met the end, driver and TypeORM say only that it came too late.
        if (connectionLossOf(error) === 'not sent') throw inTheMiddle(error);
        throw error;
      } finally {
        watch.end();
      }
    },
    lost,
  );
}

function inTheMiddle(cause: unknown): DatastoreError {
  return new DatastoreError(
    'The connection was lost in the middle of a transaction. Nothing of it was stored: try again.',
    { cause },
  );
}

async function rollBack(runner: QueryRunner): Promise<void> {
  try {
    await runner.rollbackTransaction();
  } catch {
    // The connection has ended, or the database has undone all by itself (SQLite, when the disk is
    // full). The runner of SQLite lives on, and still believes to be in a transaction.
    Object.assign(runner, { isTransactionActive: false, transactionDepth: 0 });
  }
}

/**
 * Sees what the statements of a transaction come to. A task may catch an error and go on; then the
 * database may have undone what was before it (MariaDB in a deadlock), or undo what comes after
 * (PostgreSQL), and would still acknowledge the COMMIT.
 */
function watchStatements(runner: QueryRunner) {
  const query = runner.query.bind(runner);
  let failure: unknown;
  const watched = async (sql: string, ...rest: readonly unknown[]): Promise<unknown> => {
    try {
      // SQLite would read at first, and refuse to write when another process has written meanwhile.
      const isBeginning =
        sql === 'BEGIN TRANSACTION' && runner.dataSource.options.type === 'better-sqlite3';
      const text = isBeginning ? 'BEGIN IMMEDIATE' : sql;
      return (await Reflect.apply(query, runner, [text, ...rest])) as unknown;
    } catch (error) {
      if (failure === undefined || isLockConflict(error)) failure = error;
      throw error;
    }
  };
  Object.assign(runner, { query: watched });
  return {
    /** @throws the error that the task has caught, if all is undone because of it. */
    async requireSound(): Promise<void> {
      if (failure === undefined) return;
      if (isLockConflict(failure)) throw failure;
      await query('SELECT 1').catch(() => {
        throw failure;
      });
    },
    end(): void {
      Reflect.deleteProperty(runner, 'query');
    },
  };
}
