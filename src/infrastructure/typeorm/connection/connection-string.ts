import type { DataSourceOptions } from 'typeorm';
import { DatastoreError } from '../../errors.ts';
import { oneOf, readParameters, wholeNumber } from './connection-parameters.ts';

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

const SERVERS = {
  'postgresql:': { type: 'postgres', port: 5432 },
  'postgres:': { type: 'postgres', port: 5432 },
  'mysql:': { type: 'mysql', port: 3306 },
  'mariadb:': { type: 'mariadb', port: 3306 },
  'cockroachdb:': { type: 'cockroachdb', port: 26257 },
} as const;

/** No server takes more (it is the limit of PostgreSQL). */
const MAX_CONNECTIONS = 262_143;

/** A timer of JavaScript has no more: 2 to the 31 milliseconds. */
const MAX_SECONDS = 2_147_483;

const SSL_MODES = {
  disable: false,
  require: { rejectUnauthorized: false },
  'verify-full': { rejectUnauthorized: true },
} as const;

/** What a connection string means to TypeORM, and how it is shown to people. */
export interface Connection {
  /** Holds the password: not for printing. */
  readonly options: DataSourceOptions;
  /** The connection string without the password. */
  readonly display: string;
}

/** @throws DatastoreError when the connection string is not of a known form. */
export function parseConnectionString(uri: string): Connection {
  const scheme = /^([a-z][a-z\d+.-]*:)\/\//i.exec(uri)?.[1]?.toLowerCase();
  if (scheme === 'sqlite:') return { options: parseSqlite(uri), display: uri };
  if (scheme !== undefined && scheme in SERVERS) {
    const url = parseUrl(uri, scheme);
    return {
      options: parseServer(url, SERVERS[scheme as keyof typeof SERVERS]),
      display: `${scheme}//${url.username && `${url.username}:***@`}${url.host}${url.pathname}`,
    };
  }
  const found = scheme === undefined ? 'It has no scheme' : `The scheme ${scheme} is not known`;
  throw new DatastoreError(`${found}. Write a connection string like ${KNOWN_FORMS.join(', ')}.`);
}

function parseSqlite(uri: string): DataSourceOptions {
  const [path = '', query = ''] = uri.slice('sqlite://'.length).split('?', 2);
  const parameters = readParameters(query, ['synchronous']);
  const synchronous = oneOf('synchronous', parameters.get('synchronous') ?? 'full', [
    'full',
    'normal',
  ]);
  if (path !== '' && !path.startsWith('/')) {
    throw new DatastoreError('A SQLite file has three slashes before its path: sqlite:///app.db.');
  }
  const database = decode(path.slice(1), 'sqlite:');
  if (database === ':memory:') return { type: 'sqljs' };
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
    prepareDatabase: (db: { pragma(text: string): unknown }) => {
      db.pragma(`synchronous = ${synchronous}`);
    },
  };
}

function parseUrl(uri: string, scheme: string): URL {
  let url: URL;
  try {
    url = new URL(uri);
  } catch {
    throw unreadable(scheme);
  }
  // Behind the host, these are pieces of a password that was not percent-encoded.
  if (/[@#]/.test(url.pathname + url.search + url.hash)) throw unreadable(scheme);
  return url;
}

/** Neither the connection string nor the cause may be shown: they hold the password. */
function unreadable(scheme: string): DatastoreError {
  return new DatastoreError(
    `The connection string ${scheme}//… cannot be read. It has the form ` +
      `${scheme}//user:password@host:port/database, with special characters percent-encoded.`,
  );
}

function decode(text: string, scheme: string): string {
  try {
    return decodeURIComponent(text);
  } catch {
    throw unreadable(scheme);
  }
}

function parseServer(
  url: URL,
  { type, port }: (typeof SERVERS)[keyof typeof SERVERS],
): DataSourceOptions {
  const database = decode(url.pathname.slice(1), url.protocol);
  if (database === '' || url.pathname.includes('/', 1)) {
    throw new DatastoreError(
      `The connection string ${url.protocol}//… does not name one database.`,
    );
  }
  const parameters = readParameters(url.search, ['pool_size', 'sslmode', 'connect_timeout']);
  const poolSize = wholeNumber(parameters, 'pool_size', {
    byDefault: 10,
    highest: MAX_CONNECTIONS,
  });
  const seconds = wholeNumber(parameters, 'connect_timeout', {
    byDefault: 10,
    highest: MAX_SECONDS,
  });
  const sslmode = parameters.get('sslmode') ?? undefined;
  const sslModes = ['disable', 'require', 'verify-full'] as const;
  const common = {
    host: url.hostname.replace(/^\[|\]$/g, '') || 'localhost', // an IPv6 address has brackets
    port: Number(url.port || port),
    username: decode(url.username, url.protocol),
    password: decode(url.password, url.protocol),
    database,
    poolSize,
    ...(sslmode === undefined ? {} : { ssl: SSL_MODES[oneOf('sslmode', sslmode, sslModes)] }),
  };
  const milliseconds = seconds * 1_000;
  const extra = { connectionTimeoutMillis: milliseconds };
  if (type === 'postgres') return { type, ...common, extra };
  if (type === 'cockroachdb') return { type, ...common, extra, timeTravelQueries: false };
  return {
    type,
    ...common,
    connectTimeout: milliseconds,
    charset: 'utf8mb4',
    ssl: common.ssl || undefined,
  };
}
