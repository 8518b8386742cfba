import { suite } from 'uvu';
import * as assert from 'uvu/assert';
import { readOptions, UsageError } from '../../../scripts/guarantees/options.ts';
import { withTable } from '../../../scripts/guarantees/page.ts';
import { GUARANTEES } from '../../../scripts/guarantees/guarantees.ts';
import { tableOf, unshown, untagged } from '../../../scripts/guarantees/table.ts';

const report = (database: string, test: string, passed = true) => ({ database, test, passed });
const ORDER = 'A sequence is read in order';

const test = suite('the table of guarantees');

test('a page without markers is refused', () => {
  assert.throws(() => withTable('# Page', '| |'), 'has no line');
});

test('an unknown option is refused', () => {
  assert.throws(
    () => readOptions(['--chek']),
    (error: unknown) => error instanceof UsageError,
  );
});

test('a test whose name begins with no guarantee is found, once', () => {
  const reports = [report('a', 'It works'), report('b', 'It works'), report('a', `${ORDER}: yes`)];
  assert.equal(untagged(reports), ['It works']);
});

test('a guarantee that no test has shown on a database is found, and so is a missing database', () => {
  const names = ['SQLite in memory', 'SQLite file', 'PostgreSQL', 'MariaDB', 'MariaDB as MySQL'];
  const all = names.flatMap((name) => GUARANTEES.map(({ title }) => report(name, `${title}: yes`)));
  assert.equal(unshown(all), []);
  // Memory does not outlive its process.
  const lasting = 'What is acknowledged is stored';
  const isOf = (name: string, title: string) => (r: { database: string; test: string }) =>
    !(r.database === name && r.test.startsWith(title));
  assert.equal(unshown(all.filter(isOf('SQLite in memory', lasting))), []);
  assert.equal(unshown(all.filter(isOf('PostgreSQL', lasting))), [`PostgreSQL: ${lasting}`]);
  const withoutMariaDb = all.filter(({ database }) => database !== 'MariaDB');
  assert.is(unshown(withoutMariaDb).length, GUARANTEES.length);
});

test('tests are counted, and failures stand out', () => {
  const table = tableOf([
    report('PostgreSQL', `${ORDER}: one`),
    report('PostgreSQL', `${ORDER}: two`, false),
    report('Other', `${ORDER}: one`),
    report('SQLite file', `${ORDER}: one`),
  ]);
  const [head, , ...rows] = table.split('\n').map((line) => line.split(/ *\| */).slice(1, -1));
  assert.equal(head, ['guarantee', 'SQLite file', 'PostgreSQL', 'Other']);
  assert.equal(
    rows.find(([title]) => title === ORDER),
    [ORDER, '1', '**1 of 2**', '1'],
  );
  assert.equal(rows.find(([title]) => title === 'Overlapping calls never mix')?.slice(1), [
    '–',
    '–',
    '–',
  ]);
});

test('the table takes the place of the one before', () => {
  const page = withTable(
    'A\n<!-- table: made by `npm run guarantees` -->\nold\n<!-- end of the table -->\nZ',
    'first',
  );
  const again = withTable(page, 'second');
  assert.match(again, /^A\n<!-- table.*-->\n\nsecond\n\n<!-- end of the table -->\nZ$/);
  assert.is(withTable(again, 'second'), again);
});

test.run();
