/** The table is created where it is missing, whole or not at all. */
import { execFile } from 'node:child_process';
import { setImmediate } from 'node:timers/promises';
import { fileURLToPath } from 'node:url';
import { inspect, promisify } from 'node:util';
import * as assert from 'uvu/assert';
import { DatastoreError } from 'event-sourcing-workbook';
import { failure, ID_A } from '../src/support.ts';
import { connect, databases } from './databases.ts';
import { TABLE } from './made-tables.ts';
import { ownDatabase } from './own.ts';
import { suite } from './report.ts';
import { GUARANTEE, useExample, withoutTable } from './table-checks.ts';

/** Lets the database count the next row as one after so many. */
const INSERT_ROW = `INSERT INTO ${TABLE} VALUES (2147483648, '${ID_A}', 0, 'test', '{}')`;
const COUNT_ON = {
  sqlite: INSERT_ROW,
  postgresql: `SELECT setval('${TABLE}_id_seq', 2147483647)`,
  mariadb: INSERT_ROW,
  mysql: INSERT_ROW,
};

for (const database of databases) {
  const test = suite(database.name);
  const own = ownDatabase(test, database);
  const begin = async () => withoutTable((await own()).uri);

  test('What is acknowledged is stored: also after 2,147,483,647 rows', async () => {
    await using datastore = await begin();
    await datastore.setupTables();
    await datastore.query(COUNT_ON[database.dialect]);
    await useExample(datastore);
    const [row] = await datastore.query<[{ id: string }]>(`SELECT MAX(id) AS id FROM ${TABLE}`);
    assert.ok(Number(row.id) > 2_147_483_647, row.id);
  });

  // On the others, an index has a name in its table only.
  if (database.dialect === 'postgresql' || database.dialect === 'sqlite') {
    test('An error says what to do: where the table cannot be created', async () => {
      await using datastore = await begin();
      await datastore.query('CREATE TABLE others (a integer)');
      await datastore.query(`CREATE INDEX ${TABLE}_index ON others (a)`);
      const { message } = await failure(DatastoreError, () => datastore.setupTables());
      assert.match(message, `The table ${TABLE} cannot be created`);
      assert.match(message, /_index"? already exists/);
      // Without its index, nothing is left of it.
      await datastore.query('DROP TABLE others');
      await datastore.setupTables();
      await useExample(datastore);
    });
  }

  if (database.isShared) {
    test(`${GUARANTEE}: many may create it at once, in one process and in several`, async () => {
      await using datastore = await begin();
      const { uri } = await own();
      const script = fileURLToPath(new URL('create-table.ts', import.meta.url));
      const node = ['--conditions=workbook-source', '--import', 'tsx/esm', script, uri];
      const processes = [1, 2, 3, 4].map(() => promisify(execFile)(process.execPath, node));
      const others = await Promise.all([1, 2, 3].map(() => connect(uri)));
      const ended = await Promise.allSettled([
        ...others.map((other) => other.setupTables()),
        ...processes,
      ]);
      await Promise.all(others.map((other) => other.closeConnection()));
      for (const end of ended) assert.is(end.status, 'fulfilled', inspect(end));
      await useExample(datastore);
    });
  }

  if (database.dialect === 'sqlite' && database.isShared) {
    test('What is acknowledged is stored: also when the file was locked at first', async () => {
      await using datastore = await begin();
      await using writer = await connect((await own()).uri);
      await datastore.query('PRAGMA busy_timeout = 0');
      await writer.query('BEGIN IMMEDIATE');
      const end = async () => (await setImmediate(), writer.query('ROLLBACK'));
      await Promise.all([datastore.setupTables(), end()]);
      await useExample(datastore);
    });
  }

  test.run();
}
