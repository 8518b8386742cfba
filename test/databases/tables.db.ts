/** A table that is there is used if it fits, refused if it does not, and left as it is. */
import * as assert from 'uvu/assert';
import { QueryFailedError } from 'typeorm';
import {
  ConcurrencyError,
  DatastoreError,
  schemaOf,
  TypeOrmRecordManager,
} from 'event-sourcing-workbook';
import { failure, ID_A, itemAt } from '../src/support.ts';
import { type Database, databases } from './databases.ts';
import { foreign } from './foreign-tables.ts';
import { fitting, isOn, statementsOf, TABLE, UNIQUE } from './made-tables.ts';
import { ownDatabase } from './own.ts';
import { suite } from './report.ts';
import { described, GUARANTEE, useExample, withoutTable } from './table-checks.ts';

const AUDIT = 'INSERT INTO audit VALUES (NEW.sequence_id, NEW.position)';
const onMaria = [`CREATE TRIGGER audits AFTER INSERT ON ${TABLE} FOR EACH ROW ${AUDIT}`];
const onPostgres = (when: string, body: string) => [
  `CREATE OR REPLACE FUNCTION audits() RETURNS trigger LANGUAGE plpgsql AS $$ BEGIN ${body} END $$`,
  `CREATE TRIGGER audits ${when} INSERT ON ${TABLE} FOR EACH ROW EXECUTE FUNCTION audits()`,
];

/** What a trigger may do to an append, by the name of the test. */
const TRIGGERS: Readonly<Record<string, Partial<Record<Database['dialect'], string[]>>>> = {
  'A loser is told ConcurrencyError: but not who was refused by the unique index of a table that a trigger writes to':
    {
      sqlite: [`CREATE TRIGGER audits AFTER INSERT ON ${TABLE} BEGIN ${AUDIT}; END`],
      postgresql: onPostgres('AFTER', `${AUDIT}; RETURN NEW;`),
      mariadb: onMaria,
      mysql: onMaria,
    },
  'What is acknowledged is stored: a trigger that keeps the row out is noticed': {
    sqlite: [`CREATE TRIGGER audits BEFORE INSERT ON ${TABLE} BEGIN SELECT RAISE(IGNORE); END`],
    postgresql: onPostgres('BEFORE', 'RETURN NULL;'),
  },
};

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
      assert.match(message, /does not take an item|view|no column/);
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

  for (const [what, triggers] of Object.entries(TRIGGERS)) {
    const trigger = triggers[database.dialect];
    if (!trigger) continue;
    test(what, async () => {
      await using datastore = await begin();
      await datastore.setupTables();
      await datastore.query(
        `CREATE TABLE IF NOT EXISTS audit (sequence_id varchar(36) NOT NULL, position bigint NOT NULL, ${UNIQUE})`,
      );
      await datastore.query('DELETE FROM audit');
      await datastore.query(`INSERT INTO audit VALUES ('${ID_A}', 0)`);
      for (const statement of trigger) await datastore.query(statement);
      const recordManager = new TypeOrmRecordManager({ datastore });
      const error = await failure(Error, () => recordManager.recordItems([itemAt(0)]));
      assert.is(error instanceof ConcurrencyError, false);
      if (what.includes('keeps')) assert.match(error.message, 'acknowledged 1 rows and stored 0');
      else assert.instance(error, QueryFailedError);
      assert.equal(await recordManager.listSequenceIds(), []);
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

  test.run();
}
