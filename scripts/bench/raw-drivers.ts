/** The drivers as they are. They may be missing, and not all have types: they are loaded by name. */
import initSqlJs from 'sql.js';
import type { RawDriver, RawRow } from './raw.ts';

async function load(name: string): Promise<unknown> {
  const loaded = (await import(name)) as { readonly default?: unknown };
  return loaded.default ?? loaded;
}

function prepareOnce<Statement>(prepare: (sql: string) => Statement): (sql: string) => Statement {
  const statements = new Map<string, Statement>();
  return (sql) => {
    const statement = statements.get(sql) ?? prepare(sql);
    statements.set(sql, statement);
    return statement;
  };
}

export async function rawSqlJs(): Promise<RawDriver> {
  const { Database } = await initSqlJs();
  const database = new Database();
  const prepare = prepareOnce((sql) => database.prepare(sql));
  return {
    name: 'sql.js',
    quote: '"',
    parameter: () => '?',
    run: (sql, values) => prepare(sql).run(values as (string | number)[]),
    all: (sql, values) => {
      const statement = prepare(sql);
      statement.bind(values as (string | number)[]);
      const rows: RawRow[] = [];
      while (statement.step()) rows.push(statement.get() as unknown as RawRow);
      statement.reset();
      return rows;
    },
    close: () => database.close(),
  };
}

interface BetterSqlite3 {
  pragma(text: string): void;
  prepare(sql: string): {
    run(...values: unknown[]): unknown;
    raw(): { all(...values: unknown[]): RawRow[] };
  };
  close(): void;
}

export async function rawBetterSqlite3(file: string): Promise<RawDriver> {
  const Database = (await load('better-sqlite3')) as new (path: string) => BetterSqlite3;
  const database = new Database(file);
  database.pragma('journal_mode = WAL');
  database.pragma('synchronous = FULL');
  const prepare = prepareOnce((sql) => database.prepare(sql));
  const prepareRows = prepareOnce((sql) => database.prepare(sql).raw());
  return {
    name: 'better-sqlite3',
    quote: '"',
    parameter: () => '?',
    run: (sql, values) => void prepare(sql).run(...values),
    all: (sql, values) => prepareRows(sql).all(...values),
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

export async function rawPg(uri: string): Promise<RawDriver> {
  const { Client } = (await load('pg')) as Pg;
  const client = new Client(uri);
  await client.connect();
  let count = 0;
  const nameOf = prepareOnce(() => `raw_${count++}`);
  const query = async (text: string, values: readonly unknown[]): Promise<RawRow[]> =>
    (await client.query({ name: nameOf(text), text, values, rowMode: 'array' })).rows;
  return {
    name: 'pg',
    quote: '"',
    parameter: (number) => `$${number}`,
    run: query,
    all: query,
    close: () => client.end(),
  };
}

interface Mysql2 {
  createConnection(options: object): Promise<{
    execute(options: object): Promise<[RawRow[], unknown]>;
    end(): Promise<void>;
  }>;
}

export async function rawMysql2(uri: string): Promise<RawDriver> {
  const { createConnection } = (await load('mysql2/promise')) as Mysql2;
  const connection = await createConnection({ uri: uri.replace(/^mariadb/, 'mysql') });
  const execute = async (sql: string, values: readonly unknown[]): Promise<RawRow[]> =>
    (await connection.execute({ sql, values, rowsAsArray: true }))[0];
  return {
    name: 'mysql2',
    quote: '`',
    parameter: () => '?',
    run: execute,
    all: execute,
    close: () => connection.end(),
  };
}
