import initSqlJs from 'sql.js';
import { suite } from 'uvu';
import * as assert from 'uvu/assert';
import { rowsTable } from '../../../../scripts/site/shared/rows-table.ts';
import { OpenDatabases, type Row } from '../../../../scripts/site/shared/rows.ts';

const rows = suite('rows');
const table = 'CREATE TABLE integer_sequenced_items (id, sequence_id, position, topic, state)';
const row = (id: number, sequence_id: string, database = 1): Row => ({
  id,
  sequence_id,
  position: 0,
  topic: 'created',
  state: '{"a":"<b>"}',
  database,
});

rows('are read from every open database, without help from the code that opened it', async () => {
  const SQL = await initSqlJs();
  const databases = new OpenDatabases();
  const Database = databases.watched(SQL.Database);
  const [first, second] = [new Database(), new Database()];
  assert.ok(first instanceof SQL.Database);
  assert.equal(databases.rows(), []);
  first.run(table);
  second.run(table);
  first.run(`INSERT INTO integer_sequenced_items VALUES (1, 's', 0, 'created', '{"a":"<b>"}')`);
  second.run(`INSERT INTO integer_sequenced_items VALUES (1, 't', 0, 'created', '{"a":"<b>"}')`);
  assert.equal(databases.rows(), [row(1, 's'), row(1, 't', 2)]);
  first.close();
  assert.equal(databases.rows(), [row(1, 't', 2)]);
});

rows('are counted by database, those without a table of events left out', async () => {
  const SQL = await initSqlJs();
  const databases = new OpenDatabases();
  const Database = databases.watched(SQL.Database);
  const [other, events] = [new Database(), new Database()];
  other.run('CREATE TABLE seats (id, guest)');
  assert.equal(databases.rows(), []);
  events.run(table);
  events.run(`INSERT INTO integer_sequenced_items VALUES (1, 's', 0, 'created', '{"a":"<b>"}')`);
  assert.equal(databases.rows(), [row(1, 's', 1)]);
});

rows('that are new are marked, and those of other sequences are folded', () => {
  const [old, fresh] = [row(1, 'old'), row(2, 'fresh')];
  const html = rowsTable([old, fresh], [old]);
  assert.match(html, '2 rows, 1 new');
  assert.is(html.match(/class="new"/g)?.length, 1);
  assert.ok(html.indexOf('fresh') < html.indexOf('1 of other sequences'));
  assert.ok(html.indexOf('old') > html.indexOf('1 of other sequences'));
});

rows('are shown as text, whatever is in them', () => {
  assert.not.match(rowsTable([row(1, 's')], []), '<b>');
});

rows('of a database in which nothing is new are not shown beside news', () => {
  const old = row(1, 'old', 2);
  assert.not.match(rowsTable([row(1, 'new'), old], [old]), 'database 2');
  assert.match(rowsTable([old], [old]), 'database 2');
});

rows.run();
