/** Nothing is updated and nothing is deleted: a user who may do neither is enough. */
import * as assert from 'uvu/assert';
import { ExampleApplication, IntegerSequencedRecord } from 'event-sourcing-workbook';
import { TypeOrmRecordManager } from 'event-sourcing-workbook';
import { failure } from '../src/support.ts';
import { connect, newName, postgresql, servers, statements, uriOf } from './databases.ts';
import { ownDatabase } from './own.ts';
import { suite } from './report.ts';

const TABLE = 'integer_sequenced_items';

for (const database of servers) {
  const test = suite(database.name);
  const own = ownDatabase(test, database);

  test('Nothing stored is altered: a user who may only select and insert is enough', async () => {
    const { uri } = await own();
    const user = newName();
    const name = new URL(uri).pathname.slice(1);
    await using datastore = await connect(uri);
    await datastore.setupTables();
    const [create, ...rights] =
      database === postgresql
        ? [
            `CREATE USER ${user} PASSWORD 'its own'`,
            `GRANT SELECT, INSERT ON ${TABLE} TO ${user}`,
            `GRANT USAGE ON SEQUENCE ${TABLE}_id_seq TO ${user}`,
          ]
        : [
            `CREATE USER ${user} IDENTIFIED BY 'its own'`,
            `GRANT SELECT, INSERT ON ${name}.${TABLE} TO ${user}`,
          ];
    await statements(uri, create, ...rights);
    try {
      await using limited = await connect(uriOf(uri, { user, password: 'its own' }));
      await limited.setupTable(IntegerSequencedRecord);
      const recordManager = new TypeOrmRecordManager({ datastore: limited });
      await using app = new ExampleApplication({ recordManager });
      const example = await app.createNewExample('bar');
      example.changeFoo('baz');
      await app.save(example);
      assert.is((await app.exampleRepository.get(example.id)).foo, 'baz');
      example.discard();
      await app.save(example);
      assert.is(await app.exampleRepository.has(example.id), false);
      await failure(Error, () => limited.query(`DELETE FROM ${TABLE}`));
    } finally {
      await datastore.dropTables();
      await statements(uri, `DROP USER ${user}`);
    }
  });

  test.run();
}
