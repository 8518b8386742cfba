/** Somebody alters the table, as one may, while an application is running on it. */
import * as assert from 'uvu/assert';
import { TypeOrmRecordManager } from 'event-sourcing-workbook';
import { ID_A, itemAt } from '../src/support.ts';
import { connect, databases, statements } from './databases.ts';
import { ownDatabase } from './own.ts';
import { suite } from './report.ts';

const WIDER_TOPIC = {
  sqlite: 'ALTER TABLE integer_sequenced_items ADD COLUMN note text',
  postgresql: 'ALTER TABLE integer_sequenced_items ALTER topic TYPE varchar(500)',
  mariadb: 'ALTER TABLE integer_sequenced_items MODIFY topic varchar(500) NOT NULL',
  mysql: 'ALTER TABLE integer_sequenced_items MODIFY topic varchar(500) NOT NULL',
};

for (const database of databases.filter(({ isShared }) => isShared)) {
  const test = suite(database.name);
  const own = ownDatabase(test, database);

  test('An entity follows from its events: also when the table is altered meanwhile', async () => {
    const { uri } = await own();
    await using datastore = await connect(uri);
    await datastore.setupTables();
    const records = new TypeOrmRecordManager({ datastore });
    await records.recordItems([itemAt(0)]);
    // Servers plan a statement anew a few times before they keep the plan.
    for (let i = 0; i < 10; i++) assert.is((await records.listItems(ID_A)).length, 1);
    await statements(uri, WIDER_TOPIC[database.dialect]);
    await records.recordItems([itemAt(1)]);
    for (let i = 0; i < 10; i++) assert.is((await records.listItems(ID_A)).length, 2);
    // All connections of the pool are asked at once.
    const lists = await Promise.all(Array.from({ length: 20 }, () => records.listItems(ID_A)));
    for (const items of lists) assert.is(items.length, 2);
  });

  test.run();
}
