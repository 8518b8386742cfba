import type { DataSourceOptions } from 'typeorm';
import { DatastoreError } from '../../errors.ts';
import { oneOf, readParameters } from './connection-parameters.ts';
import { decode, parseUrl } from './connection-url.ts';
import { parseServer, SERVERS } from './server-options.ts';

/** Forms of connection strings, for messages. */
const KNOWN_FORMS = [
  'sqlite:///:memory:',
  'sqlite:////path/to/mydatabase',
  'sqlite:///relative.db',
  'postgresql://user:password@host:5432/database',
  'mysql://user:password@host/database',
  'mariadb://user:password@host/database',
  'cockroachdb://user:password@host:26257/database',
];

/** In milliseconds. */
const LOCKED_FILE_MS = 20;

/** What a connection string means to TypeORM, and how it is shown to people. */
export interface Connection {
  /** Holds the password: not for printing. */
  readonly options: DataSourceOptions;
  /** The connection string without the password. */
  readonly display: string;
  /** Seconds that a server may be silent while an answer is awaited. */
  readonly answerTimeout: number;
}

/** @throws DatastoreError when the connection string is not of a known form. */
export function parseConnectionString(uri: string): Connection {
  const scheme = /^([a-z][a-z\d+.-]*:)\/\//i.exec(uri)?.[1]?.toLowerCase();
  if (scheme === 'sqlite:') return { options: parseSqlite(uri), display: uri, answerTimeout: 0 };
  if (scheme !== undefined && scheme in SERVERS) {
    const url = parseUrl(uri, scheme);
    const login = url.username && `${url.username}${url.password && ':***'}@`;
    return {
      ...parseServer(url, SERVERS[scheme as keyof typeof SERVERS]),
      display: `${scheme}//${login}${url.host}${url.pathname}`,
    };
  }
  const found = scheme === undefined ? 'It has no scheme' : `The scheme ${scheme} is not known`;
  throw new DatastoreError(`${found}. Write a connection string like ${KNOWN_FORMS.join(', ')}.`);
}

function parseSqlite(uri: string): DataSourceOptions {
  const [path = '', ...queries] = uri.slice('sqlite://'.length).split('?');
  const parameters = readParameters(queries.join('?'), ['synchronous']);
  const synchronous = oneOf('synchronous', parameters.get('synchronous') ?? 'full', [
    'full',
    'normal',
  ]);
  if (path !== '' && !path.startsWith('/')) {
    throw new DatastoreError('A SQLite file has three slashes before its path: sqlite:///app.db.');
  }
  const database = decode(path.slice(1), 'sqlite:');
  if (database === ':memory:') return { type: 'sqljs' };
  if (/^:|memory:$/i.test(database)) {
    throw new DatastoreError(
      `The file would be called ${database}. For a database in memory write sqlite:///:memory:.`,
    );
  }
  if (database === '') {
    throw new DatastoreError(
      'The connection string names no file: write sqlite:////path/to/mydatabase or ' +
        'sqlite:///relative.db, or sqlite:///:memory: for a database that is gone when the ' +
        'connection closes.',
    );
  }
  return {
    type: 'better-sqlite3',
    database,
    enableWAL: true,
    // While SQLite waits for another process, this one stands still: the library waits instead.
    timeout: LOCKED_FILE_MS,
    prepareDatabase: (db: { pragma(text: string): unknown }) => {
      db.pragma(`synchronous = ${synchronous}`);
    },
  };
}
