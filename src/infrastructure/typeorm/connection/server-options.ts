import type { DataSourceOptions } from 'typeorm';
import { DatastoreError } from '../../errors.ts';
import { readParameters, wholeNumber } from './connection-parameters.ts';
import { decode } from './connection-url.ts';
import { TLS_PARAMETERS, tlsOptions } from './tls-options.ts';

/** The kinds of servers, by their schemes. */
export const SERVERS = {
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

/** @throws DatastoreError when a part of the connection string is missing or not known. */
export function parseServer(
  url: URL,
  { type, port }: (typeof SERVERS)[keyof typeof SERVERS],
): { options: DataSourceOptions; answerTimeout: number } {
  const database = decode(url.pathname.slice(1), url.protocol);
  if (database === '' || url.pathname.includes('/', 1)) {
    throw new DatastoreError(
      `The connection string ${url.protocol}//… does not name one database.`,
    );
  }
  const parameters = readParameters(url.search, [
    'pool_size',
    'connect_timeout',
    'answer_timeout',
    ...TLS_PARAMETERS,
  ]);
  const poolSize = wholeNumber(parameters, 'pool_size', {
    byDefault: 10,
    highest: MAX_CONNECTIONS,
  });
  const [seconds, answerTimeout] = (
    [
      ['connect_timeout', 10],
      ['answer_timeout', 60],
    ] as const
  ).map(([name, byDefault]) =>
    wholeNumber(parameters, name, { byDefault, highest: MAX_SECONDS }),
  ) as [number, number];
  const ssl = tlsOptions(parameters);
  const common = {
    host: url.hostname.replace(/^\[|\]$/g, '') || 'localhost', // an IPv6 address has brackets
    port: Number(url.port || port),
    username: decode(url.username, url.protocol),
    password: decode(url.password, url.protocol),
    database,
    poolSize,
    ...(ssl === undefined ? {} : { ssl }),
  };
  const milliseconds = seconds * 1_000;
  const extra = { connectionTimeoutMillis: milliseconds };
  if (type === 'postgres') return { options: { type, ...common, extra }, answerTimeout };
  if (type === 'cockroachdb') {
    return { options: { type, ...common, extra, timeTravelQueries: false }, answerTimeout };
  }
  if (ssl && ssl.verifyIdentity && isAddress(common.host)) throw comparesNamesOnly();
  const charset = 'utf8mb4';
  const options = { type, ...common, connectTimeout: milliseconds, charset, timezone: 'Z' };
  return { options: { ...options, ssl: ssl || undefined }, answerTimeout };
}

const isAddress = (host: string): boolean => /^[\d.]+$|:/.test(host);

/** mysql2 would compare the certificate with `localhost`. */
const comparesNamesOnly = (): DatastoreError =>
  new DatastoreError(
    'On MySQL and MariaDB, sslmode=verify-full compares the certificate with the name of the host, ' +
      'and the connection string has its address: write the name, or sslmode=verify-ca.',
  );
