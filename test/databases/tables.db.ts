/** A table that is there is used if it fits, refused if it does not, and left as it is. */
import * as assert from 'uvu/assert';
import { QueryFailedError } from 'typeorm';
import { DatastoreError, schemaOf, TypeOrmRecordManager } from 'event-sourcing-workbook';
import { failure, ID_A, itemAt } from '../src/support.ts';
import { databases } from './databases.ts';
import { foreign } from './foreign-tables.ts';
import { fitting, isOn, statementsOf, TABLE, UNIQUE } from './made-tables.ts';
import { ownDatabase } from './own.ts';
import { suite } from './report.ts';
import { described, GUARANTEE, useExample, withoutTable } from './table-checks.ts';

for (const database of databases) {
  const test = suite(database.name);
  const own = ownDatabase(test, database);
  const begin = async () => withoutTable((await own()).uri);

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

  test.run();
}
