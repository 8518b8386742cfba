import type { DataSource, Table } from 'typeorm';
import { sharesConnection } from '../connection/serial-queue.ts';
import { inTransaction } from '../connection/transaction.ts';
import { connectionOf } from '../statements/fast-paths.ts';

/**
 * Creates a table and its indices in one go: no other process finds the one without the others, and a
 * process that is killed leaves all or nothing.
 *
 * @throws whatever the database says, such as that there is such a table meanwhile.
 */
export async function makeTable(source: DataSource, table: Table): Promise<void> {
  const statements = sharesConnection(source) ? await statementsFor(source, table) : [];
  if (sharesConnection(source)) return runAtOnce(source, statements);
  await inTransaction(source, async ({ queryRunner }) => {
    await queryRunner?.createTable(table, false, true, true);
  });
}

/** The statements that would create a table and its indices. None of them is run. */
export async function statementsFor(source: DataSource, table: Table): Promise<string[]> {
  const runner = source.createQueryRunner();
  runner.enableSqlMemory();
  try {
    await runner.createTable(table, false, true, true);
    return runner.getMemorySql().upQueries.map(({ query }) => query.trim());
  } finally {
    // All work on SQLite shares this runner.
    runner.disableSqlMemory();
    await runner.release();
  }
}

/**
 * Not by TypeORM's transaction: a SQLite file would stay locked while other tasks of this process
 * have their turn, and one that waits for the lock stops the process.
 */
function runAtOnce(source: DataSource, statements: readonly string[]): void {
  const database = connectionOf(source) as { exec(sql: string): unknown };
  database.exec('BEGIN IMMEDIATE');
  try {
    database.exec([...statements, 'COMMIT'].join(';\n'));
  } catch (error) {
    rollBack(database);
    throw error;
  }
}

function rollBack(database: { exec(sql: string): unknown }): void {
  try {
    database.exec('ROLLBACK');
  } catch {
    // SQLite has done so by itself, as it does when the disk is full.
  }
}
