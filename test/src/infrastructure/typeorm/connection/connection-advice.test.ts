import { suite } from 'uvu';
import * as assert from 'uvu/assert';
import { adviceFor } from '../../../../../src/infrastructure/typeorm/connection/connection-advice.ts';

const test = suite('adviceFor');

const adviceOn = (code: string, message = ''): string =>
  adviceFor(Object.assign(new Error(message), code === '' ? {} : { code }));

test('advice is given for what goes wrong while connecting', () => {
  for (const [code, advice] of [
    ['ECONNREFUSED', 'is it started'],
    ['EHOSTUNREACH', 'is it started'],
    ['ENETUNREACH', 'is it started'],
    ['ETIMEDOUT', 'in time'],
    ['ECONNRESET', 'hangs up'],
    ['28P01', 'password'],
    ['3D000', 'create it first'],
    ['ER_DBACCESS_DENIED_ERROR', 'may not use'],
    ['ER_SECURE_TRANSPORT_REQUIRED', 'sslmode=require'],
    ['HANDSHAKE_NO_SSL_SUPPORT', 'no encrypted connections'],
    ['SQLITE_CANTOPEN', 'may it be written to'],
    ['SQLITE_NOTADB', 'no SQLite database'],
    ['SQLITE_CORRUPT', 'damaged'],
    ['SQLITE_READONLY', 'may not be written'],
    ['SQLITE_READONLY_DIRECTORY', 'may not be written'],
    ['SQLITE_IOERR_FSYNC', 'The disk fails'],
    ['SQLITE_BUSY', 'try again'],
    ['ERR_DLOPEN_FAILED', 'npm rebuild better-sqlite3'],
  ] as const) {
    assert.match(adviceOn(code), advice, code);
  }
});

test('advice is given for errors of pg that have no code', () => {
  for (const [message, advice] of [
    ['timeout expired', 'No server answers there in time'],
    ['Connection terminated due to connection timeout', 'No server answers there in time'],
    ['Connection terminated unexpectedly', 'hangs up'],
    ['SASL: SCRAM-SERVER-FIRST-MESSAGE: client password must be a string', 'wants a password'],
    ['The server does not support SSL connections', 'no encrypted connections'],
    ['node is running secure mode, SSL connection required', 'sslmode=require'],
    ['Received unexpected copyData message from backend.', 'Another kind of server'],
    ['received invalid response: 5b', 'Another kind of server'],
    ['Could not locate the bindings file. Tried:', 'npm rebuild better-sqlite3'],
    ['error:0A000418:SSL routines:ssl3_read_bytes:SSL alert number 48', 'sslcert'],
  ] as const) {
    assert.match(adviceOn('', message), advice, message);
  }
});

test('a certificate that is not accepted is told in the same way for all drivers', () => {
  for (const [code, message, advice] of [
    ['DEPTH_ZERO_SELF_SIGNED_CERT', 'self-signed certificate', 'sslrootcert='],
    ['SELF_SIGNED_CERT_IN_CHAIN', 'self-signed certificate in certificate chain', 'sslrootcert='],
    ['UNABLE_TO_VERIFY_LEAF_SIGNATURE', 'unable to verify the first certificate', 'sslrootcert='],
    ['UNABLE_TO_GET_ISSUER_CERT', 'unable to get issuer certificate', 'sslrootcert='],
    ['UNABLE_TO_GET_ISSUER_CERT_LOCALLY', 'unable to get local issuer certificate', 'sslrootcert='],
    ['CERT_HAS_EXPIRED', 'certificate has expired', 'renew it'],
    [
      'ERR_TLS_CERT_ALTNAME_INVALID',
      "Hostname/IP does not match certificate's altnames: IP: 10.0.0.1 is not in the list",
      '10.0.0.1 is not in the list',
    ],
  ] as const) {
    assert.match(adviceOn(code, message), advice, code);
    assert.is(adviceOn('HANDSHAKE_SSL_ERROR', message), adviceOn(code, message)); // mysql2
  }
});

test('a connection that PostgreSQL does not let in is told in the words of the server', () => {
  const entry = 'no pg_hba.conf entry for host "10.0.0.1", user "u", database "d"';
  assert.match(adviceOn('28000', `${entry}, no encryption`), `${entry}, no encryption`);
  assert.match(adviceOn('28000', `${entry}, no encryption`), 'sslmode=require');
  assert.match(adviceOn('28000', `${entry}, SSL off`), 'sslmode=require');
  assert.not.match(adviceOn('28000', `${entry}, SSL encryption`), 'sslmode');
  assert.not.match(adviceOn('28000', entry), 'refused the user name');
  const role = 'role "u" is not permitted to log in';
  assert.match(adviceOn('28000', role), `user name or the password: ${role}`);
});

test('a missing driver, and an error that nobody knows', () => {
  const missing = new Error('Please run "npm install better-sqlite3 --save"');
  missing.name = 'DriverPackageNotInstalledError';
  assert.is(adviceFor(missing), 'Its driver is not installed: npm install better-sqlite3@12');
  assert.is(adviceFor(new Error('something else')), 'something else');
  assert.is(adviceOn('constructor', 'something else'), 'something else');
});

test.run();
