import fs from 'node:fs';
import os from 'node:os';
import path from 'node:path';
import { type Dialect, schemaOf, TypeOrmDatastore, TypeOrmSettings } from 'event-sourcing-workbook';
import { RAW_TABLE, type RawDriver } from './raw.ts';
import { rawBetterSqlite3, rawMysql2, rawPg, rawSqlJs } from './raw-drivers.ts';

export type DatabaseName = 'sqljs' | 'file' | 'postgresql' | 'mariadb';

/** A new database, on a server or in a folder, that goes when the measurement is over. */
export interface Database {
  readonly title: string;
  /** Its version and what it does for an append to last. */
  readonly mode: string;
  readonly datastore: TypeOrmDatastore;
  readonly raw: RawDriver;
  /** Tells the planner how many rows there are, as the server itself would do before long. */
  analyze(): Promise<void>;
  remove(): Promise<void>;
}

interface Kind {
  readonly title: string;
  readonly dialect: Dialect;
  /** Selects what is printed as its mode. */
  readonly mode: string;
  readonly analyze?: string;
  openRaw(uri: string): Promise<RawDriver>;
}

interface Place {
  readonly uri: string;
  remove(): Promise<void>;
}

const KINDS: Readonly<Record<DatabaseName, Kind & { make(): Promise<Place> }>> = {
  sqljs: {
    title: 'sql.js, in memory',
    dialect: 'sqlite',
    mode: 'SELECT sqlite_version() AS version',
    openRaw: rawSqlJs,
    make: async () => ({ uri: 'sqlite:///:memory:', remove: async () => undefined }),
  },
  file: {
    title: 'better-sqlite3, a file',
    dialect: 'sqlite',
    mode: `SELECT sqlite_version() AS version, journal_mode, synchronous
      FROM pragma_journal_mode, pragma_synchronous`,
    openRaw: (uri) => rawBetterSqlite3(uri.slice('sqlite:///'.length)),
    make: async () => {
      const folder = fs.mkdtempSync(path.join(os.tmpdir(), 'workbook-bench-'));
      const remove = async (): Promise<void> => fs.rmSync(folder, { recursive: true });
      return { uri: `sqlite:///${folder}/bench.db`, remove };
    },
  },
  postgresql: {
    title: 'PostgreSQL',
    dialect: 'postgresql',
    mode: `SELECT current_setting('server_version') AS version, current_setting('fsync') AS fsync,
      current_setting('synchronous_commit') AS synchronous_commit`,
    analyze: 'ANALYZE',
    openRaw: rawPg,
    make: () =>
      makeOnServer(process.env['POSTGRES_URI'] ?? 'postgresql://postgres@127.0.0.1:5432/test'),
  },
  mariadb: {
    title: 'MariaDB',
    dialect: 'mariadb',
    mode: `SELECT VERSION() AS version, @@log_bin AS log_bin,
      @@innodb_flush_log_at_trx_commit AS innodb_flush_log_at_trx_commit`,
    analyze: `ANALYZE TABLE integer_sequenced_items, ${RAW_TABLE}`,
    openRaw: rawMysql2,
    make: () => makeOnServer(process.env['MARIADB_URI'] ?? 'mariadb://root@127.0.0.1:3306/test'),
  },
};

export const DATABASE_NAMES = Object.keys(KINDS) as DatabaseName[];

/** @throws DatastoreError when it is not reachable. */
export async function openDatabase(name: DatabaseName): Promise<Database> {
  const kind = KINDS[name];
  const place = await kind.make();
  const undos = [place.remove];
  const remove = async (): Promise<void> => {
    for (const undo of undos.splice(0).toReversed()) await undo();
  };
  try {
    const datastore = await connect(place.uri);
    undos.push(() => datastore.closeConnection());
    await datastore.setupTables();
    const raw = await kind.openRaw(place.uri);
    undos.push(async () => raw.close());
    for (const sql of await schemaOf(kind.dialect)) {
      const named = sql.replaceAll('integer_sequenced_items', RAW_TABLE).replaceAll('PK_', 'RAW_');
      await raw.run(named, []);
    }
    const [row = {}] = await datastore.query<object[]>(kind.mode);
    const mode = Object.entries(row).map(([setting, value]) => `${setting} = ${value}`);
    const analyze = async (): Promise<void> => {
      if (kind.analyze !== undefined) await datastore.query(kind.analyze);
    };
    return { title: kind.title, mode: mode.join(', '), datastore, raw, analyze, remove };
  } catch (error) {
    await remove();
    throw error;
  }
}

async function connect(uri: string): Promise<TypeOrmDatastore> {
  const datastore = new TypeOrmDatastore({ settings: new TypeOrmSettings({ uri }) });
  await datastore.setupConnection();
  return datastore;
}

/** Creates a database beside the one in the connection string. */
async function makeOnServer(server: string): Promise<Place> {
  const name = `workbook_bench_${process.pid}`;
  const admin = await connect(server);
  const remove = async (): Promise<void> => {
    await admin.query(`DROP DATABASE ${name}`);
    await admin.closeConnection();
  };
  await admin.query(`CREATE DATABASE ${name}`);
  return { uri: Object.assign(new URL(server), { pathname: `/${name}` }).href, remove };
}
