import type { TypeOrmDatastore } from '../library.ts';
import { rawSql, valuesOf, type RawDriver, type RawRow } from './raw.ts';
import type { PlainEvent } from './subject.ts';

/** Drivers may be missing, and not all have types: they are loaded by name. */
export async function load(name: string): Promise<unknown> {
  const loaded = (await import(name)) as { readonly default?: unknown };
  return loaded.default ?? loaded;
}

interface SqlJsStatement {
  bind(values: readonly unknown[]): boolean;
  step(): boolean;
  get(): RawRow;
  reset(): void;
  run(values: readonly unknown[]): void;
}

/** On the connection of the library: a database in memory has no other. */
export async function rawSqlJs(
  datastore: TypeOrmDatastore,
  table: string,
  guard = true,
): Promise<RawDriver> {
  const database = await datastore.run(async ({ driver }) => {
    return (driver as { databaseConnection?: unknown }).databaseConnection as {
      prepare(sql: string): SqlJsStatement;
    };
  });
  const sql = rawSql(table, '"', false, guard);
  const prepare = prepareOnce((text) => database.prepare(text));
  const rowsOf = (text: string, values: readonly unknown[]): RawRow[] => {
    const statement = prepare(text);
    statement.bind(values);
    const rows: RawRow[] = [];
    while (statement.step()) rows.push(statement.get());
    statement.reset();
    return rows;
  };
  return {
    name: 'sql.js',
    insert: (events) => prepare(insertOf(sql, events)).run(valuesOf(events, guard)),
    selectAll: (id) => rowsOf(sql.selectAll, [id]),
    selectPage: (id, after) => rowsOf(sql.selectPage, [id, after]),
    close: () => undefined,
  };
}

interface BetterSqlite3 {
  exec(sql: string): void;
  pragma(text: string): void;
  prepare(sql: string): {
    run(...values: unknown[]): unknown;
    raw(): { all(...values: unknown[]): RawRow[] };
  };
  close(): void;
}

export async function rawBetterSqlite3(
  path: string,
  table: string,
  setup: (database: BetterSqlite3) => void,
  guard = true,
): Promise<RawDriver> {
  const Database = (await load('better-sqlite3')) as new (path: string) => BetterSqlite3;
  const database = new Database(path);
  setup(database);
  const sql = rawSql(table, '"', false, guard);
  const prepare = prepareOnce((text) => database.prepare(text));
  const prepareRows = prepareOnce((text) => database.prepare(text).raw());
  return {
    name: 'better-sqlite3',
    insert: (events) => void prepare(insertOf(sql, events)).run(...valuesOf(events, guard)),
    selectAll: (id) => prepareRows(sql.selectAll).all(id),
    selectPage: (id, after) => prepareRows(sql.selectPage).all(id, after),
    close: () => database.close(),
  };
}

interface Pg {
  readonly Client: new (connectionString: string) => {
    connect(): Promise<void>;
    query(query: object): Promise<{ rows: RawRow[] }>;
    end(): Promise<void>;
  };
}

export async function rawPg(uri: string, table: string, guard = true): Promise<RawDriver> {
  const { Client } = (await load('pg')) as Pg;
  const client = new Client(uri);
  await client.connect();
  const sql = rawSql(table, '"', true, guard);
  const names = new Map<string, string>();
  const query = (text: string, values: readonly unknown[]) => {
    const name = names.get(text) ?? `raw_${names.size}`;
    names.set(text, name);
    return client.query({ name, text, values, rowMode: 'array' });
  };
  return {
    name: 'pg',
    insert: (events) => query(insertOf(sql, events), valuesOf(events, guard)),
    selectAll: async (id) => (await query(sql.selectAll, [id])).rows,
    selectPage: async (id, after) => (await query(sql.selectPage, [id, after])).rows,
    close: () => client.end(),
  };
}

interface Mysql2 {
  createConnection(options: object): Promise<{
    execute(options: object): Promise<[RawRow[], unknown]>;
    end(): Promise<void>;
  }>;
}

export async function rawMysql2(uri: string, table: string, guard = true): Promise<RawDriver> {
  const { createConnection } = (await load('mysql2/promise')) as Mysql2;
  const connection = await createConnection({ uri: uri.replace(/^mariadb/, 'mysql') });
  const sql = rawSql(table, '`', false, guard);
  const execute = async (text: string, values: readonly unknown[]): Promise<RawRow[]> =>
    (await connection.execute({ sql: text, values, rowsAsArray: true }))[0];
  return {
    name: 'mysql2',
    insert: (events) => execute(insertOf(sql, events), valuesOf(events, guard)),
    selectAll: (id) => execute(sql.selectAll, [id]),
    selectPage: (id, after) => execute(sql.selectPage, [id, after]),
    close: () => connection.end(),
  };
}

function insertOf(sql: ReturnType<typeof rawSql>, events: readonly PlainEvent[]): string {
  return sql.insert(events.length, (events[0]?.originatorVersion ?? 0) > 0);
}

function prepareOnce<Statement>(prepare: (sql: string) => Statement): (sql: string) => Statement {
  const statements = new Map<string, Statement>();
  return (sql) => {
    const statement = statements.get(sql) ?? prepare(sql);
    statements.set(sql, statement);
    return statement;
  };
}
