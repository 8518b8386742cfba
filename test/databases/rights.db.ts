/** Nothing is updated and nothing is deleted, neither by a user who may nor by one who may not. */
import * as assert from 'uvu/assert';
import { ExampleApplication, IntegerSequencedRecord } from 'event-sourcing-workbook';
import { ConcurrencyError, TypeOrmRecordManager } from 'event-sourcing-workbook';
import { failure } from '../src/support.ts';
import { connect, databases, newName, postgresql, servers } from './databases.ts';
import { statements, uriOf } from './databases.ts';
import { ownDatabase } from './own.ts';
import { suite } from './report.ts';

const TABLE = 'integer_sequenced_items';

/** An aggregate from its beginning to its end, with an append that is refused. */
async function useAll(recordManager: TypeOrmRecordManager): Promise<void> {
  await using app = new ExampleApplication({ recordManager });
  const example = await app.createNewExample('bar');
  const other = await app.exampleRepository.get(example.id);
  example.changeFoo('baz');
  await app.save(example);
  other.changeFoo('too late');
  await failure(ConcurrencyError, () => app.save(other));
  assert.is((await app.exampleRepository.get(example.id)).foo, 'baz');
  example.discard();
  await app.save(example);
  assert.is(await app.exampleRepository.has(example.id), false);
}

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
      await useAll(recordManager);
      await failure(Error, () => limited.query(`DELETE FROM ${TABLE}`));
    } finally {
      await datastore.dropTables();
      await statements(uri, `DROP USER ${user}`);
    }
  });

  test.run();
}

// SQLite has no users. There a trigger refuses what should never be tried.
for (const database of databases.filter(({ dialect }) => dialect === 'sqlite')) {
  const test = suite(database.name);
  const own = ownDatabase(test, database);

  test('Nothing stored is altered: where updates and deletions are refused, all works', async () => {
    await using datastore = await connect((await own()).uri);
    await datastore.setupTables();
    for (const verb of ['UPDATE', 'DELETE']) {
      await datastore.query(
        `CREATE TRIGGER no_${verb} BEFORE ${verb} ON ${TABLE} ` +
          `BEGIN SELECT RAISE(ABORT, 'no ${verb}'); END`,
      );
    }
    await useAll(new TypeOrmRecordManager({ datastore }));
    const { message } = await failure(Error, () => datastore.query(`DELETE FROM ${TABLE}`));
    assert.match(message, 'no DELETE');
  });

  test.run();
}
