import { QueryFailedError, type DataSource } from 'typeorm';
import { isPlanOutdated } from '../database-errors.ts';
import {
  forgetPrepared,
  leaveUnprepared,
  preparedName,
  preparedOnce,
} from './prepared-statements.ts';
import { withRunner } from '../connection/query-runner.ts';

/**
 * The one place that goes past TypeORM's `query()` to the driver below it, for the two statements
 * that run all the time: the append, and the reading of a page. The drivers can do what `query()`
 * hides: keep a statement prepared, and give rows as arrays, which is up to four times faster.
 * Nothing else differs: connections are TypeORM's own, and errors are wrapped as it wraps them.
 *
 * Not for statements in a transaction, which has a connection of its own.
 */

/** The values of a row, in the order of the columns in the statement. */
export type Row = readonly unknown[];
type Values = readonly unknown[];

/** A longer text is that of a large batch, and hardly ever met again: it is not prepared. */
export const MAX_LENGTH = 32_768;

/**
 * Runs a statement that stands by itself.
 *
 * @throws QueryFailedError when the database refuses it.
 */
export function execute(source: DataSource, sql: string, values: Values): Promise<Row[]> {
  const { type } = source.options;
  if (sql.length <= MAX_LENGTH) {
    if (type === 'sqljs') return wrapErrors(sql, values, () => onSqlJs(source, sql, values));
    if (type === 'better-sqlite3') {
      return wrapErrors(sql, values, () => onBetterSqlite3(source, sql, values));
    }
    if (type === 'postgres') return onServer(source, sql, values, onPostgres);
    if (type === 'mysql' || type === 'mariadb') return onServer(source, sql, values, onMysql);
  }
  return throughTypeOrm(source, sql, values);
}

async function throughTypeOrm(source: DataSource, sql: string, values: Values): Promise<Row[]> {
  const rows: unknown = await withRunner(source, (runner) => runner.query(sql, [...values]));
  return Array.isArray(rows) ? rows.map((row: object) => Object.values(row)) : [];
}

async function wrapErrors<Result>(
  sql: string,
  values: Values,
  task: () => Result | Promise<Result>,
): Promise<Result> {
  try {
    return await task();
  } catch (error) {
    const driverError = error instanceof Error ? error : new Error(String(error));
    throw new QueryFailedError(sql, [...values], driverError);
  }
}

async function onServer(
  source: DataSource,
  sql: string,
  values: Values,
  run: (source: DataSource, connection: unknown, sql: string, values: Values) => Promise<Row[]>,
): Promise<Row[]> {
  return withRunner(source, async (runner) => {
    const connection: unknown = await runner.connect();
    return wrapErrors(sql, values, () => run(source, connection, sql, values));
  });
}

/** The only connection of the drivers that share one. */
export function connectionOf({ driver }: DataSource): unknown {
  return (driver as typeof driver & { databaseConnection: unknown }).databaseConnection;
}

interface SqlJsStatement {
  bind(values: Values): boolean;
  step(): boolean;
  get(): unknown[];
  reset(): void;
  free(): void;
}

function onSqlJs(source: DataSource, sql: string, values: Values): Row[] {
  const database = connectionOf(source) as { prepare(sql: string): SqlJsStatement };
  const prepare = (): SqlJsStatement =>
    preparedOnce<SqlJsStatement>(
      database,
      sql,
      () => database.prepare(sql),
      (oldest) => oldest.free(),
    );
  let statement = prepare();
  try {
    statement.bind(values);
  } catch (error) {
    // Whoever exports the database closes all statements on it.
    if (error !== 'Statement closed') throw error;
    forgetPrepared(database, sql);
    statement = prepare();
    statement.bind(values);
  }
  try {
    const rows: Row[] = [];
    while (statement.step()) rows.push(statement.get());
    return rows;
  } finally {
    statement.reset();
  }
}

interface BetterSqlite3Statement {
  readonly reader: boolean;
  raw(): { all(values: Values): Row[] };
  run(...values: Values): unknown;
}

function onBetterSqlite3(source: DataSource, sql: string, values: Values): Row[] {
  const database = connectionOf(source) as { prepare(sql: string): BetterSqlite3Statement };
  const statement = preparedOnce(database, sql, () => database.prepare(sql));
  // The driver takes no booleans; TypeORM turns them into numbers, too.
  const bound = values.some((value) => typeof value === 'boolean')
    ? values.map((value) => (typeof value === 'boolean' ? Number(value) : value))
    : values;
  if (statement.reader) return statement.raw().all(bound);
  statement.run(...bound);
  return [];
}

interface PgClient {
  query(query: object): Promise<{ readonly rows: Row[] }>;
}

async function onPostgres(
  source: DataSource,
  client: unknown,
  text: string,
  values: Values,
): Promise<Row[]> {
  const ask = async (): Promise<Row[]> => {
    const name = preparedName(source, text);
    return (await (client as PgClient).query({ name, text, values, rowMode: 'array' })).rows;
  };
  try {
    return await ask();
  } catch (error) {
    if (!isPlanOutdated(error)) throw error;
    leaveUnprepared(source, text);
    return ask();
  }
}

interface MysqlConnection {
  execute(options: object, done: (error: Error | null, rows: Row[]) => void): void;
  query(options: object, done: (error: Error | null, rows: Row[]) => void): void;
}

function onMysql(
  source: DataSource,
  connection: unknown,
  sql: string,
  values: Values,
): Promise<Row[]> {
  const isPrepared = preparedName(source, sql) !== undefined;
  return new Promise((resolve, reject) => {
    (connection as MysqlConnection)[isPrepared ? 'execute' : 'query'](
      { sql, values, rowsAsArray: true },
      (error, rows) => (error ? reject(error) : resolve(rows)),
    );
  });
}
