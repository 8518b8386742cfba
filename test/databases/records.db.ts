/** Tables of records of one's own. */
import { execFile } from 'node:child_process';
import { fileURLToPath } from 'node:url';
import { promisify } from 'node:util';
import * as assert from 'uvu/assert';
import { EntitySchema } from 'typeorm';
import { DatastoreError, IntegerSequencedRecord, TypeOrmDatastore } from 'event-sourcing-workbook';
import {
  ConcurrencyError,
  SequencedItem,
  TypeOrmRecordManager,
  TypeOrmSettings,
} from 'event-sourcing-workbook';
import { failure, ID_A, ID_B, itemAt, itemsOf } from '../src/support.ts';
import { databases, newName } from './databases.ts';
import { ownDatabase } from './own.ts';
import { DATES_LOST, dateType, fit, isMaria, isPostgres, unfit } from './own-records.ts';
import { suite } from './report.ts';
import { GUARANTEE, useExample } from './table-checks.ts';

/** A datastore with one record, which is like the library's but for some options. */
async function connectWith(uri: string, options: object) {
  const record = new EntitySchema({ ...IntegerSequencedRecord.options, ...options } as never);
  const settings = new TypeOrmSettings({ uri });
  const datastore = new TypeOrmDatastore({ settings, tables: [record] });
  await datastore.setupConnection();
  return { record, datastore };
}

for (const database of databases) {
  const test = suite(database.name);
  const own = ownDatabase(test, database);
  const isMysql = isMaria(database);

  test(`${GUARANTEE}: one in another schema is made, used and dropped there`, async () => {
    const { uri } = await own();
    const schema = newName();
    // SQLite has no schemas: in memory the name is not heeded, beside a file there is another file.
    const other = isMysql || database.isShared ? { database: schema } : { schema };
    const { datastore, record } = await connectWith(
      uri,
      database.dialect === 'postgresql' ? { schema } : other,
    );
    await using _ = datastore;
    if (database.dialect !== 'sqlite') await datastore.query(`CREATE SCHEMA ${schema}`);
    try {
      for (let n = 0; n < 2; n++) await datastore.setupTables();
      await useExample(datastore, record);
      await datastore.dropTables();
      await datastore.setupTables();
      const records = new TypeOrmRecordManager({ datastore, record });
      assert.equal(await records.listSequenceIds(), []);
    } finally {
      if (database.dialect !== 'sqlite') {
        await datastore.query(`DROP SCHEMA ${schema} ${isMysql ? '' : 'CASCADE'}`);
      }
    }
  });

  for (const [what, columns, isThere, difference] of unfit) {
    if (!isThere(database)) continue;
    test(`An error says what to do: a record with ${what} is refused`, async () => {
      const { datastore } = await connectWith((await own()).uri, { columns });
      await using _ = datastore;
      await datastore.dropTables();
      const refused = () => failure(DatastoreError, () => datastore.setupTables());
      const created = await refused();
      assert.match(created.message, 'its table, which was created just now, ');
      assert.match(created.message, difference);
      assert.match((await refused()).message, difference);
      await datastore.dropTables();
    });
  }

  for (const [what, columns, isThere] of fit) {
    if (!isThere(database)) continue;
    test(`What is written is read back equal: by a record with ${what}, too`, async () => {
      const { datastore, record } = await connectWith((await own()).uri, { columns });
      await using _ = datastore;
      await datastore.dropTables();
      await datastore.setupTables();
      await datastore.setupTables();
      const records = new TypeOrmRecordManager({ datastore, record });
      await records.recordItems(itemsOf(11));
      assert.equal(await records.listItems(ID_A), itemsOf(11));
      await datastore.dropTables();
    });
  }

  test('An append is stored whole or not at all: also where columns have defaults', async () => {
    const columns = {
      ...IntegerSequencedRecord.options.columns,
      tenant: { type: 'varchar', length: 20, default: 'nobody' },
      made: { type: isPostgres(database) ? 'timestamptz' : Date, createDate: true },
    };
    const { datastore, record } = await connectWith((await own()).uri, { columns });
    await using _ = datastore;
    await datastore.dropTables();
    await datastore.setupTables();
    const records = new TypeOrmRecordManager({ datastore, record });
    const [first, second, ...others] = itemsOf(4);
    const ann = new SequencedItem({ ...second!, other: { tenant: 'Ann' } });
    await records.recordItems([first!, ann, ...others]);
    const early = new SequencedItem({ ...itemAt(1, ID_B), other: { tenant: 'Ann' } });
    await failure(ConcurrencyError, () => records.recordItems([itemAt(4), early]));
    const stored = await records.listItems(ID_A);
    assert.equal(
      stored.map(({ other }) => other['tenant']),
      ['nobody', 'Ann', 'nobody', 'nobody'],
    );
    assert.ok(stored.every(({ other }) => other['made'] instanceof Date));
    await datastore.dropTables();
  });

  test('A loser is told ConcurrencyError: by a record whose primary key is the place', async () => {
    const { sequenceId, position, ...others } = IntegerSequencedRecord.options.columns;
    const { id: notCounted, ...columns } = {
      sequenceId: { ...sequenceId, primary: true },
      position: { ...position, primary: true },
      ...others,
    };
    const uri = (await own()).uri;
    const { datastore, record } = await connectWith(uri, { columns, indices: [] });
    await using _ = datastore;
    assert.ok(notCounted);
    await datastore.dropTables();
    for (let n = 0; n < 2; n++) await datastore.setupTables();
    await useExample(datastore, record);
    await datastore.dropTables();
  });

  if (database.isShared) {
    test('What is written is read back equal: a version and dates in columns of their own', async () => {
      const columns = {
        ...IntegerSequencedRecord.options.columns,
        revision: { type: 'integer', version: true },
        seen: { type: dateType(database), precision: isMysql ? 3 : undefined },
      };
      const { datastore, record } = await connectWith((await own()).uri, { columns });
      await using _ = datastore;
      await datastore.dropTables();
      await datastore.setupTables();
      const records = new TypeOrmRecordManager({ datastore, record });
      const seen = new Date('2026-03-08T07:30:00.123Z');
      await records.recordItems([new SequencedItem({ ...itemAt(0), other: { seen } })]);
      const script = fileURLToPath(new URL('read-date.ts', import.meta.url));
      const node = [
        '--conditions=workbook-source',
        '--import',
        'tsx/esm',
        script,
        (await own()).uri,
      ];
      for (const TZ of ['UTC', 'America/New_York', 'Asia/Kolkata']) {
        const env = { ...process.env, TZ, FORCE_COLOR: '' };
        const { stdout } = await promisify(execFile)(process.execPath, node, { env });
        assert.equal(JSON.parse(stdout), { revision: 1, seen: seen.toISOString() });
      }
      await datastore.dropTables();
    });
  }

  for (const [type, isThere] of DATES_LOST) {
    if (!isThere(database)) continue;
    test(`An error says what to do: a record with a date of type ${type} is refused`, async () => {
      const columns = { ...IntegerSequencedRecord.options.columns, seen: { type, nullable: true } };
      const { datastore } = await connectWith((await own()).uri, { columns });
      await using _ = datastore;
      await datastore.dropTables();
      const { message } = await failure(DatastoreError, () => datastore.setupTables());
      assert.match(message, 'has a column seen');
      await datastore.dropTables();
    });
  }

  if (isPostgres(database)) {
    test('An error says what to do: when the server has made another table than it was told', async () => {
      const { datastore } = await connectWith((await own()).uri, {});
      await using _ = datastore;
      await datastore.query(`
        CREATE FUNCTION unlog() RETURNS event_trigger LANGUAGE plpgsql AS $$
          BEGIN ALTER TABLE integer_sequenced_items SET UNLOGGED; END $$`);
      await datastore.query(`
        CREATE EVENT TRIGGER unlogs ON ddl_command_end WHEN TAG IN ('CREATE TABLE')
        EXECUTE FUNCTION unlog()`);
      const { message } = await failure(DatastoreError, () => datastore.setupTables());
      assert.match(message, 'its table, which was created just now, has no log');
      await datastore.query('DROP EVENT TRIGGER unlogs');
      await datastore.dropTables();
    });
  }

  test.run();
}
