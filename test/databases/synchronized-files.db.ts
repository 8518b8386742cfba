import * as assert from 'uvu/assert';
import { connect, file } from './databases.ts';
import { ownDatabase } from './own.ts';
import { suite } from './report.ts';

const test = suite(file.name);
const own = ownDatabase(test, file);

const FULL = 2;
const NORMAL = 1;

for (const [query, what, expected] of [
  ['', 'unless it says otherwise', FULL],
  ['?synchronous=full', 'if it says so', FULL],
  ['?synchronous=normal', 'not if it says so', NORMAL],
] as const) {
  test(`What is acknowledged is stored: a file is synchronized with each append, ${what}`, async () => {
    await using datastore = await connect(`${(await own()).uri}${query}`);
    assert.equal(await datastore.query('PRAGMA synchronous'), [{ synchronous: expected }]);
    assert.equal(await datastore.query('PRAGMA journal_mode'), [{ journal_mode: 'wal' }]);
  });
}

test.run();
