import { suite } from 'uvu';
import * as assert from 'uvu/assert';
import { DataSource } from 'typeorm';
import { ConcurrencyError, DatastoreError, IntegerSequencedRecord } from 'event-sourcing-workbook';
import { TypeOrmDatastore, TypeOrmRecordManager, TypeOrmSettings } from 'event-sourcing-workbook';
import { failure, ID_A, itemAt, MEMORY, openDatastore } from '../../support.ts';

const newDatastore = () => new TypeOrmDatastore({ settings: new TypeOrmSettings({ uri: MEMORY }) });

const test = suite('TypeOrmDatastore');

test('using it before connecting is refused', async () => {
  const datastore = newDatastore();
  const records = new TypeOrmRecordManager({ datastore });
  for (const use of [
    () => datastore.setupTables(),
    () => datastore.dropTables(),
    () => datastore.query('SELECT 1'),
    () => datastore.transaction(async () => 1),
    () => records.recordItems([itemAt(0)]),
    () => records.listItems(ID_A),
    () => records.listSequenceIds(),
  ]) {
    assert.match((await failure(DatastoreError, use)).message, 'setupConnection()');
  }
});

test('using it after closing is refused, also when closing is under way', async () => {
  const datastore = await openDatastore();
  const closing = datastore.closeConnection();
  await failure(DatastoreError, () => datastore.query('SELECT 1'));
  await closing;
  await failure(DatastoreError, () => datastore.query('SELECT 1'));
});

test('without its table, reading and writing say what to call', async () => {
  await using datastore = await openDatastore();
  const records = new TypeOrmRecordManager({ datastore });
  await datastore.dropTables();
  for (const use of [
    () => records.recordItems([itemAt(0)]),
    () => records.recordItems([itemAt(1)]),
    () => records.listItems(ID_A),
    () => records.listSequenceIds(),
  ]) {
    assert.match((await failure(DatastoreError, use)).message, 'call setupTables() first');
  }
});

test('connecting, setting up, dropping and closing twice is harmless', async () => {
  const datastore = newDatastore();
  await datastore.closeConnection();
  await Promise.all([datastore.setupConnection(), datastore.setupConnection()]);
  await datastore.setupTables();
  const records = new TypeOrmRecordManager({ datastore });
  await records.recordItems([itemAt(0)]);
  await datastore.setupConnection();
  await datastore.setupTables();
  assert.equal(await records.listItems(ID_A), [itemAt(0)]);
  await datastore.dropTables();
  await datastore.dropTables();
  await Promise.all([datastore.closeConnection(), datastore.closeConnection()]);
  await datastore.closeConnection();
});

test('a new connection in memory is a new database', async () => {
  const datastore = await openDatastore();
  const records = new TypeOrmRecordManager({ datastore });
  await records.recordItems([itemAt(0)]);
  await datastore.closeConnection();
  await datastore.setupConnection();
  await datastore.setupTables();
  assert.equal(await records.listItems(ID_A), []);
  await records.recordItems([itemAt(0)]);
  await datastore.closeConnection();
});

test('leaving the scope closes the connection', async () => {
  let left: TypeOrmDatastore;
  {
    await using datastore = await openDatastore();
    left = datastore;
  }
  await failure(DatastoreError, () => left.query('SELECT 1'));
});

for (const isConnected of [false, true]) {
  test(`a data source of the reader’s own is used, ${isConnected ? '' : 'not '}connected before, and left open`, async () => {
    const dataSource = new DataSource({ type: 'sqljs', entities: [IntegerSequencedRecord] });
    if (isConnected) await dataSource.initialize();
    const datastore = new TypeOrmDatastore({ dataSource });
    await datastore.setupConnection();
    await datastore.setupTables();
    await new TypeOrmRecordManager({ datastore }).recordItems([itemAt(0)]);
    await datastore.closeConnection();
    await failure(DatastoreError, () => datastore.query('SELECT 1'));
    assert.is(await dataSource.getRepository(IntegerSequencedRecord).count(), 1);
    await dataSource.destroy();
  });
}

test('a data source of the reader’s own that does not know the table is told where to list it', async () => {
  const dataSource = await new DataSource({ type: 'sqljs' }).initialize();
  const datastore = new TypeOrmDatastore({ dataSource });
  await datastore.setupConnection();
  const { message } = await failure(DatastoreError, () => datastore.setupTables());
  assert.match(message, "the 'entities' of your data source");
  await dataSource.destroy();
});

test('one item where a list is expected is refused, with what is', async () => {
  await using datastore = await openDatastore();
  const records = new TypeOrmRecordManager({ datastore });
  for (const items of [itemAt(0), undefined, new Set([itemAt(0)])]) {
    const append = () => records.recordItems(items as never);
    assert.match((await failure(TypeError, append)).message, 'takes an array of SequencedItems');
  }
});

test('a transaction that throws leaves nothing behind', async () => {
  await using datastore = await openDatastore();
  const insert = 'INSERT INTO integer_sequenced_items VALUES (1, ?, 0, ?, ?)';
  const error = await failure(RangeError, () =>
    datastore.transaction(async (manager) => {
      await manager.query(insert, [ID_A, 't', '{}']);
      throw new RangeError('undo');
    }),
  );
  assert.is(error.message, 'undo');
  assert.equal(await datastore.query('SELECT * FROM integer_sequenced_items'), []);
});

test('a statement gets its parameters', async () => {
  await using datastore = await openDatastore();
  assert.equal(await datastore.query('SELECT ? AS a, ? AS b', [1, "it's"]), [{ a: 1, b: "it's" }]);
});

test('a task that throws does not stop those after it', async () => {
  await using datastore = await openDatastore();
  const records = new TypeOrmRecordManager({ datastore });
  const failing = datastore.run(() => Promise.reject(new RangeError('no')));
  const appending = records.recordItems([itemAt(0)]);
  const late = failure(ConcurrencyError, () => records.recordItems([itemAt(0)]));
  await failure(RangeError, () => failing);
  await Promise.all([appending, late]);
  assert.equal(await records.listItems(ID_A), [itemAt(0)]);
});

test.run();
