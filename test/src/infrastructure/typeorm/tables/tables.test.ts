import { suite } from 'uvu';
import * as assert from 'uvu/assert';
import { EntitySchema } from 'typeorm';
import { DatastoreError, IntegerSequencedRecord } from 'event-sourcing-workbook';
import { TypeOrmDatastore, TypeOrmRecordManager, TypeOrmSettings } from 'event-sourcing-workbook';
import { failure, ID_A, itemAt, MEMORY } from '../../../support.ts';

const TABLE = 'integer_sequenced_items';
const COLUMNS =
  'id integer PRIMARY KEY AUTOINCREMENT, sequence_id varchar NOT NULL, ' +
  'position bigint NOT NULL, topic varchar(255) NOT NULL, state text NOT NULL';
const UNIQUE = 'UNIQUE (sequence_id, position)';

async function connected(tables: readonly EntitySchema[] = [IntegerSequencedRecord]) {
  const settings = new TypeOrmSettings({ uri: MEMORY });
  const datastore = new TypeOrmDatastore({ settings, tables });
  await datastore.setupConnection();
  return datastore;
}

const schemaOf = (datastore: TypeOrmDatastore) =>
  datastore.query('SELECT type, name, sql FROM sqlite_master ORDER BY name');

const test = suite('tables');

const foreign: [string, string, string][] = [
  ['with other columns', 'CREATE TABLE $ (a text)', 'no column sequence_id'],
  [
    'without unique index',
    `CREATE TABLE $ (${COLUMNS})`,
    'no unique index on (sequence_id, position)',
  ],
  [
    'with a unique index on other columns',
    `CREATE TABLE $ (${COLUMNS}, UNIQUE (position, topic))`,
    'no unique index on (sequence_id, position)',
  ],
  [
    'with a sequence id that may be empty',
    `CREATE TABLE $ (${COLUMNS.replace('varchar NOT NULL', 'varchar')}, ${UNIQUE})`,
    'a column sequence_id that may be empty',
  ],
  [
    'with a column that must be filled',
    `CREATE TABLE $ (${COLUMNS}, tenant text NOT NULL, ${UNIQUE})`,
    'it does not take an item (NOT NULL constraint failed: integer_sequenced_items.tenant)',
  ],
];
for (const [what, sql, why] of foreign) {
  test(`a table of that name ${what} is refused, and left as it is`, async () => {
    await using datastore = await connected();
    await datastore.query(sql.replace('$', TABLE));
    const before = await schemaOf(datastore);
    const error = await failure(DatastoreError, () => datastore.setupTables());
    assert.match(error.message, why);
    assert.match(error.message, TABLE);
    assert.equal(await schemaOf(datastore), before);
  });
}

test('a table that the datastore was not told of is refused', async () => {
  await using datastore = await connected([]);
  const { message } = await failure(DatastoreError, () =>
    datastore.setupTable(IntegerSequencedRecord),
  );
  assert.match(message, 'IntegerSequencedRecord');
  const records = new TypeOrmRecordManager({ datastore });
  await failure(DatastoreError, () => records.listItems(ID_A));
});

const record = (columns: object, indices: object[] = []): EntitySchema =>
  new EntitySchema({ name: 'Wrong', columns, indices } as never);
const id = { type: 'integer', primary: true, generated: 'increment' };
const text = { type: 'text' };
const bigint = { type: 'bigint' };
const wrongRecords: [string, EntitySchema, string][] = [
  ['lacks a column', record({ id, sequenceId: text, position: bigint }), "'topic'"],
  [
    'lacks the unique index',
    record({ id, sequenceId: text, position: bigint, topic: text, state: text }, [
      { columns: ['sequenceId', 'position'] },
    ]),
    'no unique index',
  ],
  [
    'has a unique index on some rows only',
    record({ id, sequenceId: text, position: bigint, topic: text, state: text }, [
      { columns: ['sequenceId', 'position'], unique: true, where: 'position > 100' },
    ]),
    'no unique index on (sequenceId, position) of all rows',
  ],
];
for (const [what, wrong, why] of wrongRecords) {
  test(`a record that ${what} is refused`, async () => {
    await using datastore = await connected([wrong]);
    const records = new TypeOrmRecordManager({ datastore, record: wrong });
    const { message } = await failure(DatastoreError, async () => {
      await datastore.setupTables();
      await records.recordItems([itemAt(0)]);
    });
    assert.match(message, why);
  });
}

test('a fitting table that is there already is used, with columns that may stay empty', async () => {
  await using datastore = await connected();
  await datastore.query(
    `CREATE TABLE ${TABLE} (${COLUMNS}, note text, written text NOT NULL DEFAULT 'now', ${UNIQUE})`,
  );
  const before = await schemaOf(datastore);
  await datastore.setupTables();
  assert.equal(await schemaOf(datastore), before);
  const records = new TypeOrmRecordManager({ datastore });
  await records.recordItems([itemAt(0)]);
  assert.equal(await records.listItems(ID_A), [itemAt(0)]);
});

test('the table has the columns of the guide and one unique index', async () => {
  await using datastore = await connected();
  await datastore.setupTable(IntegerSequencedRecord);
  const columns = await datastore.query<{ name: string }[]>(`PRAGMA table_info(${TABLE})`);
  assert.equal(
    columns.map((column) => column.name),
    ['id', 'sequence_id', 'position', 'topic', 'state'],
  );
  const indices = await datastore.query(`PRAGMA index_list(${TABLE})`);
  assert.is((indices as { unique: number }[]).filter((index) => index.unique).length, 1);
});

test('dropping leaves tables of others alone', async () => {
  await using datastore = await connected();
  await datastore.query('CREATE TABLE other (a text)');
  await datastore.setupTables();
  await datastore.dropTables();
  const names = ((await schemaOf(datastore)) as { name: string }[]).map((row) => row.name);
  assert.ok(names.includes('other'));
  assert.not.ok(names.includes(TABLE));
});

test.run();
