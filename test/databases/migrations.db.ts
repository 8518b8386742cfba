/** The table is altered, or the connection is another one, while an application is running on it. */
import * as assert from 'uvu/assert';
import { newId, type TypeOrmDatastore, TypeOrmRecordManager } from 'event-sourcing-workbook';
import { ID_A, itemAt } from '../src/support.ts';
import { connect, databases, postgresql, statements } from './databases.ts';
import { ownDatabase } from './own.ts';
import { suite } from './report.ts';

const WIDER_TOPIC = {
  sqlite: 'ALTER TABLE integer_sequenced_items ADD COLUMN note text',
  postgresql: 'ALTER TABLE integer_sequenced_items ALTER topic TYPE varchar(500)',
  mariadb: 'ALTER TABLE integer_sequenced_items MODIFY topic varchar(500) NOT NULL',
  mysql: 'ALTER TABLE integer_sequenced_items MODIFY topic varchar(500) NOT NULL',
};

/** Each kind of statement that is prepared. */
async function useAll(records: TypeOrmRecordManager): Promise<void> {
  const id = newId();
  await records.recordItems([itemAt(0, id)]);
  await records.recordItems([itemAt(1, id)]);
  assert.is((await records.listItems(id)).length, 2);
}

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

  if (database === postgresql) {
    // What a pool in front of the server does that hands on one connection to many programs.
    const otherConnections: [string, (datastore: TypeOrmDatastore) => Promise<void>][] = [
      ['have none', (datastore) => datastore.query('DEALLOCATE ALL')],
      [
        'have them already',
        async (datastore) => {
          await using other = await connect((await own()).uri + '?pool_size=1');
          await useAll(new TypeOrmRecordManager({ datastore: other }));
          const names = await other.query<{ name: string }[]>(
            'SELECT name FROM pg_prepared_statements',
          );
          assert.ok(names.length >= 3);
          for (const { name } of names) await datastore.query(`PREPARE ${name} AS SELECT 1`);
        },
      ],
    ];
    for (const [what, prepare] of otherConnections) {
      test(`The same objects work again: on a connection whose prepared statements are not theirs, it may ${what}`, async () => {
        await using datastore = await connect((await own()).uri + '?pool_size=1');
        await datastore.setupTables();
        const records = new TypeOrmRecordManager({ datastore });
        if (what === 'have none') await useAll(records);
        await prepare(datastore);
        for (let n = 0; n < 3; n++) await useAll(records);
      });
    }
  }

  test.run();
}
