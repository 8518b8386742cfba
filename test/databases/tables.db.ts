/** The table is created where it is missing, and one that is there is left as it is. */
import { execFile } from 'node:child_process';
import { promisify } from 'node:util';
import * as assert from 'uvu/assert';
import { QueryFailedError } from 'typeorm';
import { ConcurrencyError, DatastoreError, TypeOrmDatastore } from 'event-sourcing-workbook';
import { ExampleApplication, schemaOf, TypeOrmRecordManager } from 'event-sourcing-workbook';
import { failure, ID_A, itemAt } from '../src/support.ts';
import { connect, type Database, databases } from './databases.ts';
import { fitting, foreign, isOn, statementsOf, TABLE, UNIQUE } from './made-tables.ts';
import { ownDatabase } from './own.ts';
import { suite } from './report.ts';

const GUARANTEE = 'A table that is there is never altered';
/** Lets the database count the next row as one after so many. */
const INSERT_ROW = `INSERT INTO ${TABLE} VALUES (2147483648, '${ID_A}', 0, 'test', '{}')`;
const COUNT_ON = {
  sqlite: INSERT_ROW,
  postgresql: `SELECT setval('${TABLE}_id_seq', 2147483647)`,
  mariadb: INSERT_ROW,
  mysql: INSERT_ROW,
};

/** How the database describes the table. What it counts, such as the next id, is left out. */
async function described(database: Database, datastore: TypeOrmDatastore): Promise<unknown> {
  const ask = async (sql: string): Promise<string[]> =>
    (await datastore.query<object[]>(sql)).map((row) =>
      JSON.stringify(row)
        .replace(/ AUTO_INCREMENT=\d+/, '')
        .replaceAll(/\s+"/g, '"'),
    );
  if (database.dialect === 'sqlite') return ask('SELECT sql FROM sqlite_master ORDER BY name');
  if (database.dialect !== 'postgresql') return ask(`SHOW CREATE TABLE ${TABLE}`);
  const where = `WHERE table_name = '${TABLE}' ORDER BY ordinal_position`;
  return [
    await ask(`SELECT * FROM information_schema.columns ${where}`),
    await ask(`SELECT * FROM pg_indexes WHERE tablename = '${TABLE}'`),
  ];
}

/** All that an application does, with a position that is taken and one that leaves a gap. */
async function useExample(datastore: TypeOrmDatastore): Promise<void> {
  const recordManager = new TypeOrmRecordManager({ datastore });
  await using app = new ExampleApplication({ recordManager });
  const example = await app.createNewExample('bar');
  example.changeFoo('baz');
  await app.save(example);
  assert.is((await app.exampleRepository.get(example.id)).foo, 'baz');
  for (const position of [0, 1, 3]) {
    const item = itemAt(position, example.id);
    await failure(ConcurrencyError, () => recordManager.recordItems([item]));
  }
  assert.is((await recordManager.listItems(example.id)).length, 2);
}

for (const database of databases) {
  const test = suite(database.name);
  const own = ownDatabase(test, database);
  const begin = async (): Promise<TypeOrmDatastore> => {
    const datastore = await connect((await own()).uri);
    await datastore.dropTables();
    return datastore;
  };

  for (const [what, made, difference] of foreign) {
    if (!isOn(database, made)) continue;
    test(`${GUARANTEE}: one ${what} is refused, with the difference`, async () => {
      await using datastore = await begin();
      for (const statement of statementsOf(database, made)) await datastore.query(statement);
      const before = await described(database, datastore);
      const error = await failure(DatastoreError, () => datastore.setupTables());
      assert.match(error.message, difference);
      assert.match(error.message, TABLE);
      assert.equal(await described(database, datastore), before);
    });
  }

  test(`${GUARANTEE}: a view of that name is refused, too`, async () => {
    await using datastore = await begin();
    await datastore.query(`CREATE VIEW ${TABLE} AS SELECT 1 AS id`);
    try {
      const { message } = await failure(DatastoreError, () => datastore.setupTables());
      assert.match(message, 'it is a view');
    } finally {
      await datastore.query(`DROP VIEW ${TABLE}`);
    }
  });

  for (const [what, made] of fitting) {
    if (!isOn(database, made)) continue;
    test(`A loser is told ConcurrencyError: on a table ${what}`, async () => {
      await using datastore = await begin();
      for (const statement of statementsOf(database, made)) await datastore.query(statement);
      const before = await described(database, datastore);
      await datastore.setupTables();
      await useExample(datastore);
      assert.equal(await described(database, datastore), before);
    });
  }

  test('A loser is told ConcurrencyError: but nobody whom another unique index refuses', async () => {
    await using datastore = await begin();
    const made = { unique: `${UNIQUE}, UNIQUE (topic)` };
    for (const statement of statementsOf(database, made)) await datastore.query(statement);
    await datastore.setupTables();
    const recordManager = new TypeOrmRecordManager({ datastore });
    await recordManager.recordItems([itemAt(0)]);
    await failure(QueryFailedError, () => recordManager.recordItems([itemAt(1)]));
  });

  test('What is acknowledged is stored: also after 2,147,483,647 rows', async () => {
    await using datastore = await begin();
    await datastore.setupTables();
    await datastore.query(COUNT_ON[database.dialect]);
    await useExample(datastore);
    const [row] = await datastore.query<[{ id: string }]>(`SELECT MAX(id) AS id FROM ${TABLE}`);
    assert.ok(Number(row.id) > 2_147_483_647, row.id);
  });

  if (database.dialect === 'postgresql') {
    test('An error says what to do: where the table cannot be created', async () => {
      await using datastore = await begin();
      await datastore.query('CREATE TABLE others (a integer)');
      await datastore.query(`CREATE INDEX ${TABLE}_index ON others (a)`);
      const { message } = await failure(DatastoreError, () => datastore.setupTables());
      assert.match(message, `The table ${TABLE} cannot be created`);
      assert.match(message, `"${TABLE}_index" already exists`);
      // Without its index, nothing is left of it.
      await datastore.query('DROP TABLE others');
      await datastore.setupTables();
      await useExample(datastore);
    });
  }

  test(`${GUARANTEE}: its items stay when it is set up again`, async () => {
    await using datastore = await begin();
    await datastore.setupTables();
    const records = new TypeOrmRecordManager({ datastore });
    await records.recordItems([itemAt(0)]);
    const before = await described(database, datastore);
    await datastore.setupTables();
    assert.equal(await described(database, datastore), before);
    assert.equal(await records.listItems(ID_A), [itemAt(0)]);
  });

  test(`${GUARANTEE}: one with columns that may stay empty is used as it is`, async () => {
    await using datastore = await begin();
    await datastore.setupTables();
    await datastore.query(`ALTER TABLE ${TABLE} ADD note integer`);
    const before = await described(database, datastore);
    await datastore.setupTables();
    await useExample(datastore);
    assert.equal(await described(database, datastore), before);
  });

  test(`${GUARANTEE}: one made with the SQL that is printed for it is used as it is`, async () => {
    await using datastore = await begin();
    for (const statement of await schemaOf(database.dialect)) await datastore.query(statement);
    const before = await described(database, datastore);
    await datastore.setupTables();
    await useExample(datastore);
    assert.equal(await described(database, datastore), before);
    // The age of a MariaDB server is not known when its SQL is printed: old ones have no uuid type.
    if (database.dialect === 'mariadb') return;
    await datastore.dropTables();
    await datastore.setupTables();
    assert.equal(await described(database, datastore), before);
  });

  if (database.isShared) {
    test(`${GUARANTEE}: many may create it at once, in one process and in several`, async () => {
      await using datastore = await begin();
      const { uri } = await own();
      const script = new URL('create-table.ts', import.meta.url).pathname;
      const node = ['--conditions=workbook-source', '--import', 'tsx/esm', script, uri];
      const processes = [1, 2].map(() => promisify(execFile)(process.execPath, node));
      const others = await Promise.all([1, 2, 3].map(() => connect(uri)));
      await Promise.all(others.map((other) => other.setupTables()));
      await Promise.all(processes);
      await Promise.all(others.map((other) => other.closeConnection()));
      await useExample(datastore);
    });
  }

  test.run();
}
