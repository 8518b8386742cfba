import { randomBytes } from 'node:crypto';
import fs from 'node:fs';
import os from 'node:os';
import path from 'node:path';
import { DatastoreError, TypeOrmDatastore, TypeOrmSettings } from 'event-sourcing-workbook';

/** An empty database that no other test uses. */
export interface OwnDatabase {
  readonly uri: string;
  remove(): Promise<void>;
}

/** A kind of database that the tests are run against. */
export interface Database {
  readonly name: string;
  readonly dialect: 'sqlite' | 'postgresql' | 'mariadb' | 'mysql';
  /** Two connections to it find the same tables. */
  readonly isShared: boolean;
  /** @throws Error that says how to start or to install it, if it cannot be had. */
  make(options?: string): Promise<OwnDatabase>;
}

export const memory: Database = {
  name: 'SQLite in memory',
  dialect: 'sqlite',
  isShared: false,
  make: async () => ({ uri: 'sqlite:///:memory:', remove: async () => undefined }),
};

export const file: Database = {
  name: 'SQLite file',
  dialect: 'sqlite',
  isShared: true,
  make: async () => {
    const folder = fs.mkdtempSync(path.join(os.tmpdir(), 'workbook-file-'));
    const uri = `sqlite:///${folder}/events.db`;
    const remove = async (): Promise<void> => fs.rmSync(folder, { recursive: true });
    await using datastore = new TypeOrmDatastore({ settings: new TypeOrmSettings({ uri }) });
    try {
      await orSay('better-sqlite3 is installed by: npm run drivers', datastore.setupConnection());
    } catch (error) {
      await remove();
      throw error;
    }
    return { uri, remove };
  },
};

const MARIADB_URI = process.env['MARIADB_URI'] ?? 'mariadb://root@127.0.0.1:3306/test';
const MARIADB_START =
  'This test needs a MariaDB server (on Debian: apt-get install mariadb-server, then ' +
  'service mariadb start), and a user who may create databases. MARIADB_URI says where it is.';

export const postgresql = server({
  name: 'PostgreSQL',
  dialect: 'postgresql',
  uri: process.env['POSTGRES_URI'] ?? 'postgresql://postgres@127.0.0.1:5432/test',
  howToStart:
    'This test needs a PostgreSQL server (on Debian: apt-get install postgresql, then ' +
    'pg_ctlcluster 15 main start), and a user who may create databases. POSTGRES_URI says where.',
});

export const mariadb = server({
  name: 'MariaDB',
  dialect: 'mariadb',
  uri: MARIADB_URI,
  howToStart: MARIADB_START,
});

/** The same server, spoken to as if it were MySQL: TypeORM makes another table then. */
export const mysql = server({
  name: 'MariaDB as MySQL',
  dialect: 'mysql',
  uri: MARIADB_URI.replace(/^mariadb:/, 'mysql:'),
  howToStart: MARIADB_START,
});

export const databases: readonly Database[] = [memory, file, postgresql, mariadb, mysql];
export const servers: readonly Database[] = [postgresql, mariadb, mysql];

interface Server {
  readonly name: string;
  readonly dialect: Database['dialect'];
  readonly uri: string;
  readonly howToStart: string;
}

function server({ name, dialect, uri, howToStart }: Server): Database {
  const make = async (options = ''): Promise<OwnDatabase> => {
    const database = newName();
    await orSay(howToStart, statements(uri, `CREATE DATABASE ${database} ${options}`));
    return {
      uri: uriOf(uri, { database }),
      remove: () =>
        statements(
          uri,
          `DROP DATABASE ${database} ${dialect === 'postgresql' ? 'WITH (FORCE)' : ''}`,
        ),
    };
  };
  return { name, dialect, isShared: true, make };
}

/** A name that no other run of the tests uses. */
export function newName(): string {
  return `workbook_${process.pid}_${randomBytes(4).toString('hex')}`;
}

/** The connection string with another part. */
export function uriOf(
  uri: string,
  parts: { user?: string; password?: string; database?: string },
): string {
  const url = new URL(uri);
  if (parts.user !== undefined) url.username = parts.user;
  if (parts.password !== undefined) url.password = parts.password;
  if (parts.database !== undefined) url.pathname = `/${parts.database}`;
  return url.href;
}

/** The nth parameter of a statement. */
export function parameter({ dialect }: Database, n: number): string {
  return dialect === 'postgresql' ? `$${n}` : '?';
}

/** Runs SQL on a connection of its own. */
export async function statements(uri: string, ...sql: readonly string[]): Promise<void> {
  await using datastore = new TypeOrmDatastore({ settings: new TypeOrmSettings({ uri }) });
  await datastore.setupConnection();
  for (const statement of sql) await datastore.query(statement);
}

/** A datastore on a database, connected. */
export async function connect(uri: string): Promise<TypeOrmDatastore> {
  const datastore = new TypeOrmDatastore({ settings: new TypeOrmSettings({ uri }) });
  await datastore.setupConnection();
  return datastore;
}

async function orSay(howTo: string, work: Promise<void>): Promise<void> {
  await work.catch((cause: unknown) => {
    throw cause instanceof DatastoreError
      ? new Error(`${cause.message}\n${howTo}`, { cause })
      : cause;
  });
}
