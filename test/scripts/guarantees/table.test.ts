import { suite } from 'uvu';
import * as assert from 'uvu/assert';
import { GUARANTEES } from '../../../scripts/guarantees/guarantees.ts';
import { DATABASES, problemsIn } from '../../../scripts/guarantees/report.ts';
import { tableOf, withTable } from '../../../scripts/guarantees/table.ts';

const report = (database: string, test: string, passed = true) => ({ database, test, passed });
const ORDER = 'A sequence is read in order';
const LASTING = 'What is acknowledged is stored';
const all = DATABASES.flatMap((name) =>
  GUARANTEES.map(({ title }) => report(name, `${title}: yes`)),
);

const test = suite('the table of guarantees');

test('a page without markers is refused', () => {
  assert.throws(() => withTable('# Page', '| |'), 'has no lines');
});

test('a failed test, and one whose name begins with no guarantee, is a problem', () => {
  assert.equal(problemsIn(all), []);
  const more = [
    report('a', 'It works'),
    report('b', 'It works'),
    report('a', `${ORDER}: x`, false),
  ];
  assert.equal(problemsIn([...all, ...more]), [
    `Failed on a: ${ORDER}: x`,
    'This begins with no guarantee: It works',
  ]);
});

test('a guarantee that no test has shown on a database is a problem, and so is a missing database', () => {
  const without = (name: string, title: string) =>
    problemsIn(all.filter((r) => r.database !== name || !r.test.startsWith(title)));
  assert.equal(without('SQLite in memory', LASTING), []); // memory does not outlive its process
  assert.equal(without('PostgreSQL', LASTING), [
    `No test has shown this on PostgreSQL: ${LASTING}`,
  ]);
  assert.is(without('MariaDB', '').length, GUARANTEES.length);
});

test('tests are counted, and the table takes the place of the one before', () => {
  const table = tableOf([...all, report('PostgreSQL', `${ORDER}: two`)]);
  const row = table.split('\n').find((line) => line.includes(ORDER));
  assert.equal(row?.split(/ *\| */).slice(1, -1), [ORDER, '1', '1', '2', '1', '1']);
  const empty =
    'A\n<!-- table: made by `npm run guarantees` -->\nstale\n<!-- end of the table -->\nZ';
  const page = withTable(withTable(empty, 'first'), table);
  assert.ok(page.startsWith('A\n<!-- table') && page.endsWith('<!-- end of the table -->\nZ'));
  assert.is(page.split(table).length, 2);
  assert.not.match(page, /stale|first/);
});

test.run();
