/**
 * A MariaDB server may be set to store an empty text where nothing is given. The statement that
 * refuses gaps relies on the contrary, so every connection asks for it by itself.
 */
import { setTimeout } from 'node:timers/promises';
import * as assert from 'uvu/assert';
import { ConcurrencyError, newId, TypeOrmRecordManager } from 'event-sourcing-workbook';
import { failure, ID_A, itemAt } from '../src/support.ts';
import { connect, mariadb, mysql, type OwnDatabase } from './databases.ts';
import { once } from './own.ts';
import { ownMariaDb } from './faults/own-servers.ts';
import { suite } from './report.ts';

const lenient = once(async (): Promise<OwnDatabase> => {
  const server = await ownMariaDb();
  try {
    await server.start();
    await using datastore = await connect(server.uri);
    await datastore.query("SET GLOBAL sql_mode = 'NO_BACKSLASH_ESCAPES'");
  } catch (error) {
    await server.remove();
    throw error;
  }
  return server;
});

const schemes = [mariadb, mysql];
for (const database of schemes) {
  const test = suite(database.name);

  test('A sequence has no gap and no duplicate: on a server that is not in strict mode', async () => {
    const { uri } = await lenient();
    await using datastore = await connect(uri.replace(/^\w+:/, `${database.dialect}:`));
    await datastore.setupTables();
    const records = new TypeOrmRecordManager({ datastore });

    // All connections of the pool are in use at once, so that each is asked.
    const modes = await Promise.all(
      Array.from({ length: 10 }, () =>
        datastore.transaction(async (manager) => {
          await setTimeout(50);
          return manager.query('SELECT CONNECTION_ID() AS id, @@SESSION.sql_mode AS mode');
        }),
      ),
    );
    const rows = modes.flat() as { id: number; mode: string }[];
    assert.is(new Set(rows.map((row) => row.id)).size, 10);
    for (const { mode } of rows) {
      assert.match(mode, 'STRICT_ALL_TABLES');
      assert.not.match(mode, 'NO_BACKSLASH_ESCAPES');
    }

    const gaps = Array.from({ length: 20 }, () => {
      const id = newId();
      return failure(ConcurrencyError, () => records.recordItems([itemAt(1, id), itemAt(2, id)]));
    });
    await Promise.all(gaps);
    assert.equal(await records.listSequenceIds(), []);
    await datastore.dropTables();
  });

  test('Data is never taken for code: on a server on which a backslash escapes nothing', async () => {
    const { uri } = await lenient();
    await using datastore = await connect(uri.replace(/^\w+:/, `${database.dialect}:`));
    await datastore.setupTables();
    const records = new TypeOrmRecordManager({ datastore });
    const hostile = `\\'), ('${ID_A}', 99, 'test', 'injected')-- `;
    for (const size of [1, 3_000]) {
      const id = newId();
      const items = Array.from({ length: size }, (_, n) =>
        itemAt(n, id, n ? '{"a":"b"}' : hostile),
      );
      await records.recordItems(items);
      assert.equal(await records.listItems(id), items);
    }
    assert.equal(await records.listItems(ID_A), []);
    await datastore.dropTables();
  });

  if (database === schemes.at(-1)) test.after(async () => (await lenient()).remove());
  test.run();
}
