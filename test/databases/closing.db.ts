/** The connection is closed while it is in use. */
import { setTimeout } from 'node:timers/promises';
import * as assert from 'uvu/assert';
import { DatastoreError, newId, TypeOrmRecordManager } from 'event-sourcing-workbook';
import { failure, itemAt, itemsOf } from '../src/support.ts';
import { connect, type Database, databases, file, memory } from './databases.ts';
import { ownDatabase } from './own.ts';
import { suite } from './report.ts';

const oneConnection = (database: Database, uri: string): string =>
  database === file || database === memory ? uri : `${uri}?pool_size=1`;

for (const database of databases) {
  const test = suite(database.name);
  const own = ownDatabase(test, database);

  if (database.isShared) {
    test('What is acknowledged is stored: also by who waited when the connection was closed', async () => {
      const { uri } = await own();
      await using datastore = await connect(oneConnection(database, uri));
      await datastore.setupTables();
      const records = new TypeOrmRecordManager({ datastore });
      const acknowledged: string[] = [];
      const append = async (count: number): Promise<void> => {
        const id = newId();
        await records.recordItems(itemsOf(count, id));
        acknowledged.push(id);
      };
      const failed = datastore
        .transaction(async (manager) => {
          await manager.query('SELECT 1');
          await setTimeout(100);
          await manager.query('SELECT 1');
        })
        .catch((error: unknown) => error);
      const appends = [append(1), append(20_000), append(1)];
      await setTimeout(20);
      await Promise.all([datastore.closeConnection(), datastore.closeConnection()]);
      await Promise.allSettled(appends);
      assert.is(await failed, undefined);

      await datastore.setupConnection();
      assert.is(acknowledged.length, appends.length);
      assert.equal(await records.listSequenceIds(), acknowledged.toSorted());
      await datastore.dropTables();
    });
  }

  test('An error says what to do: what begins after the connection was closed', async () => {
    await using datastore = await connect((await own()).uri);
    await datastore.setupTables();
    const records = new TypeOrmRecordManager({ datastore });
    await datastore.closeConnection();
    const error = await failure(DatastoreError, () => records.recordItems([itemAt(0)]));
    assert.match(error.message, 'call setupConnection() first');
  });

  test('The same objects work again: after TypeORM’s own data source was closed', async () => {
    await using datastore = await connect((await own()).uri);
    await datastore.run((source) => source.destroy());
    await datastore.setupConnection();
    await datastore.setupTables();
    await datastore.dropTables();
    await datastore.run((source) => source.destroy());
    await datastore.closeConnection();
  });

  test.run();
}
