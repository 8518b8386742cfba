import { driverErrorOf } from '../database-errors.ts';

/** One sentence, or what makes it from the message of the driver. */
type Advice = string | ((message: string) => string);

const NO_SERVER = 'No server answers there: is it started, and are host and port right?';
const NOT_IN_TIME =
  'No server answers there in time: is it started, are host and port right, and is it of the kind ' +
  'that the scheme of the connection string says?';
const HUNG_UP =
  'The server hangs up: is it ready, and of the kind that the scheme of the connection string says?';
const OTHER_KIND =
  'Another kind of server answers there: look at the scheme and the port of the connection string.';
const NOT_NOW =
  'The server is starting or shutting down, or an administrator has ended the connection: try again.';
const TOO_MANY =
  'The server takes no further connection: raise its limit, or lower pool_size in the connection string.';
const NO_PASSWORD = 'The server wants a password, and the connection string has none.';
const REFUSED = 'The server refused the user name or the password';
const NO_CERTIFICATE =
  'The server wants to see a certificate: name its file and that of its key in the connection ' +
  'string, sslcert=/path/to/me.pem&sslkey=/path/to/me.key.';
const NO_DATABASE = 'The database does not exist: create it first.';
const NOT_ALLOWED = 'The user may not use this database.';
const ENCRYPT = 'put sslmode=require into the connection string, behind its question mark.';
const NOT_ENCRYPTED = `The server takes encrypted connections only: ${ENCRYPT}`;
const NO_ENCRYPTION =
  'The server takes no encrypted connections: set it up for TLS, or leave sslmode out of the ' +
  'connection string.';
const UNKNOWN_AUTHORITY =
  'The certificate of the server is signed by an authority that is not trusted here: name the file with the ' +
  'certificate of its authority in the connection string, sslrootcert=/path/to/ca.pem.';
const EXPIRED = 'The certificate of the server has expired: renew it.';
const NOT_ACCEPTED =
  'The server breaks the encrypted connection off: it may not accept the certificate of sslcert.';
const OTHER_HOST: Advice = (message) =>
  `The certificate of the server is for another host than the connection string names: ${message}`;
const REBUILD =
  'The driver better-sqlite3 was compiled for another version of Node, or is damaged: ' +
  'npm rebuild better-sqlite3';
const CANNOT_OPEN = 'The file cannot be opened: may it be written to, and its folder?';

/** PostgreSQL has one code for whatever is refused before a password is asked for. */
const notLetIn: Advice = (message) => {
  if (message.includes('client certificate')) return NO_CERTIFICATE;
  if (!message.includes('pg_hba.conf')) return `${REFUSED}: ${message}.`;
  const advice = /no encryption|SSL off/.test(message) ? ENCRYPT : 'ask for an entry there.';
  return `The server does not let this connection in (${message}): ${advice}`;
};

const BY_CODE: Readonly<Record<string, Advice>> = {
  ECONNREFUSED: NO_SERVER,
  ENOTFOUND: NO_SERVER,
  EAI_AGAIN: NO_SERVER,
  EHOSTUNREACH: NO_SERVER,
  ENETUNREACH: NO_SERVER,
  ETIMEDOUT: NOT_IN_TIME,
  ECONNRESET: HUNG_UP,
  EPIPE: HUNG_UP,
  PROTOCOL_CONNECTION_LOST: HUNG_UP,
  '57P01': NOT_NOW,
  '57P02': NOT_NOW,
  '57P03': NOT_NOW,
  ER_SERVER_SHUTDOWN: NOT_NOW,
  '53300': TOO_MANY,
  ER_CON_COUNT_ERROR: TOO_MANY,
  '28P01': `${REFUSED}.`,
  '28000': notLetIn,
  // MariaDB says so, too, when the user is made with REQUIRE SSL or X509.
  ER_ACCESS_DENIED_ERROR: `${REFUSED}, or wants the connection to be encrypted (sslmode).`,
  ER_ACCESS_DENIED_NO_PASSWORD_ERROR: `${REFUSED}.`, // MariaDB, for a user that it does not know
  ER_SECURE_TRANSPORT_REQUIRED: NOT_ENCRYPTED,
  HANDSHAKE_NO_SSL_SUPPORT: NO_ENCRYPTION,
  '3D000': NO_DATABASE,
  ER_BAD_DB_ERROR: NO_DATABASE,
  '42501': NOT_ALLOWED,
  ER_DBACCESS_DENIED_ERROR: NOT_ALLOWED,
  DEPTH_ZERO_SELF_SIGNED_CERT: UNKNOWN_AUTHORITY,
  SELF_SIGNED_CERT_IN_CHAIN: UNKNOWN_AUTHORITY,
  UNABLE_TO_VERIFY_LEAF_SIGNATURE: UNKNOWN_AUTHORITY,
  UNABLE_TO_GET_ISSUER_CERT: UNKNOWN_AUTHORITY,
  UNABLE_TO_GET_ISSUER_CERT_LOCALLY: UNKNOWN_AUTHORITY,
  CERT_HAS_EXPIRED: EXPIRED,
  ERR_TLS_CERT_ALTNAME_INVALID: OTHER_HOST,
  SQLITE_CANTOPEN: CANNOT_OPEN,
  EACCES: CANNOT_OPEN,
  EEXIST: CANNOT_OPEN,
  ENOENT: CANNOT_OPEN,
  ENOTDIR: CANNOT_OPEN,
  EPERM: CANNOT_OPEN,
  EROFS: CANNOT_OPEN,
  SQLITE_NOTADB: 'The file is no SQLite database.',
  SQLITE_CORRUPT: 'The file is damaged: restore it from a backup.',
  SQLITE_READONLY: 'The file, or its folder, may not be written to.',
  SQLITE_BUSY: 'Another process holds the file: try again when it is done.',
  SQLITE_FULL: 'The disk is full.',
  SQLITE_IOERR: 'The disk fails to read or to write.',
  ERR_DLOPEN_FAILED: REBUILD,
};

/** What has no code: pg's own errors, and those of a certificate that mysql2 gives a code of its own. */
const BY_MESSAGE: readonly (readonly [RegExp, Advice])[] = [
  [/^timeout expired$|due to connection timeout$/, NOT_IN_TIME],
  [/^Connection terminated unexpectedly$/, HUNG_UP],
  [/client password must be|^empty password returned/, NO_PASSWORD],
  [/^The server does not support SSL connections$/, NO_ENCRYPTION],
  [/SSL connection required/, NOT_ENCRYPTED], // CockroachDB
  [
    /self-signed certificate|unable to (verify the first|get (local )?issuer) cert/,
    UNKNOWN_AUTHORITY,
  ],
  [/certificate has expired/, EXPIRED],
  [/SSL alert number/, NOT_ACCEPTED],
  [/^Could not locate the bindings file/, REBUILD],
  [/does not match certificate's altnames/, OTHER_HOST],
  [
    /^Received unexpected \w+ message|^received invalid response|^There was an error estab/,
    OTHER_KIND,
  ],
  [/unrecognized configuration parameter "enable_experimental/, OTHER_KIND], // no CockroachDB
];

/** What to do about an error while connecting, in one sentence; the error's own if there is none. */
export function adviceFor(error: unknown): string {
  const { code, message } = driverErrorOf(error);
  if (error instanceof Error && error.name.startsWith('DriverPackageNotInstalled')) {
    const driver =
      /`npm install ([\w-]+)/.exec(message)?.[1] ?? /(better-sqlite3|pg|mysql2)/.exec(message)?.[0];
    // The next version of this one asks for another Node, and for another TypeORM.
    const version = driver === 'better-sqlite3' ? '@12' : '';
    return `Its driver is not installed: npm install ${driver ?? ''}${version}`;
  }
  const byMessage = (): Advice => BY_MESSAGE.find(([sign]) => sign.test(message))?.[1] ?? message;
  // SQLite adds details to its codes: SQLITE_READONLY_DIRECTORY.
  const [main = code] = /^SQLITE_[A-Z]+/.exec(code) ?? [];
  const advice = Object.hasOwn(BY_CODE, main) ? BY_CODE[main] : undefined;
  const found = advice ?? byMessage();
  return typeof found === 'string' ? found : found(message);
}
