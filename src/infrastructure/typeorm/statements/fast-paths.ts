import { QueryFailedError, type DataSource } from 'typeorm';
import { isPreparedLost } from '../database-errors.ts';
import {
  forgetPrepared,
  leaveUnprepared,
  preparedName,
  preparedOnce,
} from './prepared-statements.ts';
import { withRunner } from '../connection/runner.ts';

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

/** What a statement comes to. */
export interface Executed {
  readonly rows: readonly Row[];
  /** How many rows it has stored, where the driver tells. */
  readonly affected: number | undefined;
}

/** A longer text is that of a large batch, and hardly ever met again: it is not prepared. */
export const MAX_LENGTH = 32_768;

/**
 * Runs a statement that stands by itself.
 *
 * @param outcomeUnknown makes the error for a connection that has ended before the answer came.
 * @throws QueryFailedError when the database refuses it.
 */
export async function execute(
  source: DataSource,
  sql: string,
  values: Values,
  outcomeUnknown?: (cause: unknown) => Error,
): Promise<Executed> {
  const { type } = source.options;
  const isShort = sql.length <= MAX_LENGTH;
  if (isShort && type === 'sqljs')
    return wrapErrors(sql, values, () => onSqlJs(source, sql, values));
  if (isShort && type === 'better-sqlite3') {
    return wrapErrors(sql, values, () => onBetterSqlite3(source, sql, values));
  }
  return withRunner(
    source,
    async (runner) => {
      if (isShort && type !== 'cockroachdb') {
        const connection: unknown = await runner.connect();
        const run = type === 'postgres' ? onPostgres : onMysql;
        return wrapErrors(sql, values, () => run(source, connection, sql, values));
      }
      const { records, affected } = await runner.query(sql, [...values], true);
      return { rows: (records as object[]).map((row) => Object.values(row)), affected };
    },
    outcomeUnknown,
  );
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

/** The only connection of the drivers that share one. */
export function connectionOf({ driver }: DataSource): unknown {
  return (driver as typeof driver & { databaseConnection: unknown }).databaseConnection;
}

interface SqlJsDatabase {
  prepare(sql: string): SqlJsStatement;
  getRowsModified(): number;
}

interface SqlJsStatement {
  bind(values: Values): boolean;
  step(): boolean;
  get(): unknown[];
  reset(): void;
  free(): void;
}

function onSqlJs(source: DataSource, sql: string, values: Values): Executed {
  const database = connectionOf(source) as SqlJsDatabase;
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
    // An export of the database closes all statements on it.
    if (error !== 'Statement closed') throw error;
    forgetPrepared(database, sql);
    statement = prepare();
    statement.bind(values);
  }
  try {
    const rows: Row[] = [];
    while (statement.step()) rows.push(statement.get());
    return { rows, affected: database.getRowsModified() };
  } finally {
    statement.reset();
  }
}

interface BetterSqlite3Statement {
  readonly reader: boolean;
  raw(): { all(values: Values): Row[] };
  run(...values: Values): { readonly changes: number };
}

function onBetterSqlite3(source: DataSource, sql: string, values: Values): Executed {
  const database = connectionOf(source) as { prepare(sql: string): BetterSqlite3Statement };
  const statement = preparedOnce(database, sql, () => database.prepare(sql));
  // The driver takes no booleans; TypeORM turns them into numbers, too.
  const bound = values.some((value) => typeof value === 'boolean')
    ? values.map((value) => (typeof value === 'boolean' ? Number(value) : value))
    : values;
  if (statement.reader) return { rows: statement.raw().all(bound), affected: undefined };
  return { rows: [], affected: statement.run(...bound).changes };
}

interface PgClient {
  query(query: object): Promise<{ readonly rows: Row[]; readonly rowCount: number | null }>;
}

async function onPostgres(
  source: DataSource,
  client: unknown,
  text: string,
  values: Values,
): Promise<Executed> {
  const ask = async (): Promise<Executed> => {
    const name = preparedName(source, text);
    const query = { name, text, values, rowMode: 'array' };
    const { rows, rowCount } = await (client as PgClient).query(query);
    return { rows, affected: rowCount ?? undefined };
  };
  try {
    return await ask();
  } catch (error) {
    if (!isPreparedLost(error)) throw error;
    leaveUnprepared(source, text);
    return ask();
  }
}

type MysqlResult = Row[] | { readonly affectedRows: number };
type Done = (error: Error | null, result: MysqlResult) => void;

interface MysqlConnection {
  execute(options: object, done: Done): void;
  query(options: object, done: Done): void;
}

function onMysql(
  source: DataSource,
  connection: unknown,
  sql: string,
  values: Values,
): Promise<Executed> {
  const isPrepared = preparedName(source, sql) !== undefined;
  return new Promise((resolve, reject) => {
    (connection as MysqlConnection)[isPrepared ? 'execute' : 'query'](
      { sql, values, rowsAsArray: true },
      (error, result) => {
        if (error) reject(error);
        else if (Array.isArray(result)) resolve({ rows: result, affected: undefined });
        else resolve({ rows: [], affected: result.affectedRows });
      },
    );
  });
}
