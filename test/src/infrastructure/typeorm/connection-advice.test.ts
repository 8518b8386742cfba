import { suite } from 'uvu';
import * as assert from 'uvu/assert';
import { adviceFor } from '../../../../src/infrastructure/typeorm/connection-advice.ts';

const test = suite('adviceFor');

test('advice is given for what goes wrong while connecting', () => {
  for (const [code, advice] of [
    ['ECONNREFUSED', 'is it started'],
    ['28P01', 'password'],
    ['3D000', 'create it first'],
    ['ER_DBACCESS_DENIED_ERROR', 'may not use'],
    ['SQLITE_CANTOPEN', 'may it be written to'],
    ['SQLITE_NOTADB', 'no SQLite database'],
    ['SQLITE_CORRUPT', 'damaged'],
    ['SQLITE_READONLY', 'may not be written'],
  ]) {
    assert.match(adviceFor(Object.assign(new Error(''), { code })), advice!);
  }
  const missing = new Error('Please run "npm install better-sqlite3 --save"');
  missing.name = 'DriverPackageNotInstalledError';
  assert.is(adviceFor(missing), 'Its driver is not installed: npm install better-sqlite3@12');
  assert.is(adviceFor(new Error('something else')), 'something else');
});

test.run();
