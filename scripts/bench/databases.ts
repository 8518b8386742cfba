import { mkdir, mkdtemp, rm } from 'node:fs/promises';
import path from 'node:path';
import { fileURLToPath } from 'node:url';
import { TypeOrmDatastore, TypeOrmSettings } from '../library.ts';
import type { RawDriver } from './raw.ts';
import { rawBetterSqlite3, rawMysql2, rawPg, rawSqlJs } from './raw-drivers.ts';
import { PlainItems, RAW_ITEMS, RawItems, WORKBOOK_ITEMS, WorkbookItems } from './tables.ts';

/** A database of our own on a server, or in a folder, that goes when the measurement is over. */
export interface Database {
  readonly title: string;
  readonly uri: string;
  /** How sure one can be of what is stored: which setting for writing to the disk. */
  readonly mode: string;
  readonly datastore: TypeOrmDatastore;
  raw(table: string, guard?: boolean): Promise<RawDriver>;
  /** Tells the planner how many rows there are, as the server itself would do before long. */
  analyze(): Promise<void>;
  remove(): Promise<void>;
}

export type DatabaseName = 'sqljs' | 'file' | 'postgresql' | 'mariadb';

const build = fileURLToPath(new URL('../../build', import.meta.url));
const DATABASE = `workbook_bench_${process.pid}`;

const POSTGRES_URI = process.env['POSTGRES_URI'] ?? 'postgresql://postgres@127.0.0.1:5432/test';
const MARIADB_URI = process.env['MARIADB_URI'] ?? 'mariadb://root@127.0.0.1:3306/test';

/** @throws DatastoreError when it is not reachable. */
export async function openDatabase(name: DatabaseName): Promise<Database> {
  return { sqljs: openMemory, file: openFile, postgresql: openPostgres, mariadb: openMariaDb }[
    name
  ]();
}

async function connect(uri: string): Promise<TypeOrmDatastore> {
  const tables = [WorkbookItems, RawItems, PlainItems];
  const datastore = new TypeOrmDatastore({ settings: new TypeOrmSettings({ uri }), tables });
  await datastore.setupConnection();
  await datastore.setupTables();
  return datastore;
}

async function openMemory(): Promise<Database> {
  const uri = 'sqlite:///:memory:';
  const datastore = await connect(uri);
  const mode = 'in memory, nothing is written to a disk';
  const raw: Database['raw'] = (table, guard) => rawSqlJs(datastore, table, guard);
  const remove = (): Promise<void> => datastore.closeConnection();
  return { title: 'sql.js', uri, mode, datastore, raw, analyze: async () => undefined, remove };
}

async function openFile(): Promise<Database> {
  await mkdir(build, { recursive: true });
  const folder = await mkdtemp(path.join(build, 'bench-'));
  const file = path.join(folder, 'bench.db');
  const uri = `sqlite:///${file}`;
  try {
    const datastore = await connect(uri);
    const raw: Database['raw'] = (table, guard) =>
      rawBetterSqlite3(
        file,
        table,
        (database) => {
          database.pragma('journal_mode = WAL');
          database.pragma('synchronous = FULL');
        },
        guard,
      );
    const remove = async (): Promise<void> => {
      await datastore.closeConnection();
      await rm(folder, { recursive: true });
    };
    const mode = `WAL, ${await setting(datastore, 'PRAGMA synchronous', 'synchronous = ')}`;
    const analyze = async (): Promise<void> => undefined;
    return { title: 'better-sqlite3, a file', uri, mode, datastore, raw, analyze, remove };
  } catch (error) {
    await rm(folder, { recursive: true });
    throw error;
  }
}

/** Creates a database beside the one in the connection string. */
async function openOnServer(
  server: string,
  title: string,
  modeSql: readonly (readonly [sql: string, prefix: string])[],
  rawOf: (uri: string, table: string, guard?: boolean) => Promise<RawDriver>,
): Promise<Database> {
  const admin = new TypeOrmDatastore({ settings: new TypeOrmSettings({ uri: server }) });
  await admin.setupConnection();
  const uri = new URL(server);
  uri.pathname = `/${DATABASE}`;
  const drop = async (): Promise<void> => {
    await admin.query(`DROP DATABASE ${DATABASE}`);
    await admin.closeConnection();
  };
  await admin.query(`CREATE DATABASE ${DATABASE}`);
  try {
    const datastore = await connect(uri.href);
    const modes: string[] = [];
    for (const [sql, prefix] of modeSql) modes.push(await setting(datastore, sql, prefix));
    const remove = async (): Promise<void> => {
      await datastore.closeConnection();
      await drop();
    };
    const raw: Database['raw'] = (table, guard) => rawOf(uri.href, table, guard);
    const analyze = async (): Promise<void> => {
      const word = title === 'MariaDB' ? 'ANALYZE TABLE' : 'ANALYZE';
      await datastore.query(`${word} ${WORKBOOK_ITEMS}, ${RAW_ITEMS}`);
    };
    return { title, uri: uri.href, mode: modes.join(', '), datastore, raw, analyze, remove };
  } catch (error) {
    await drop();
    throw error;
  }
}

function openPostgres(): Promise<Database> {
  const modes = [
    ['SHOW server_version', ''],
    ['SHOW fsync', 'fsync = '],
    ['SHOW synchronous_commit', 'synchronous_commit = '],
  ] as const;
  return openOnServer(POSTGRES_URI, 'PostgreSQL', modes, rawPg);
}

function openMariaDb(): Promise<Database> {
  const modes = [
    ['SELECT VERSION()', ''],
    ['SELECT @@innodb_flush_log_at_trx_commit', 'innodb_flush_log_at_trx_commit = '],
    ['SELECT @@log_bin', 'log_bin = '],
  ] as const;
  return openOnServer(MARIADB_URI, 'MariaDB', modes, rawMysql2);
}

async function setting(datastore: TypeOrmDatastore, sql: string, prefix: string): Promise<string> {
  const rows = await datastore.query(sql);
  const row: unknown = Array.isArray(rows) ? rows[0] : undefined;
  const value = String(Object.values(Object(row) as object)[0]);
  const word = prefix.startsWith('synchronous =')
    ? (['OFF', 'NORMAL', 'FULL'][+value] ?? value)
    : value;
  return prefix + word;
}
