/** Tables of records of one's own. */
import * as assert from 'uvu/assert';
import { EntitySchema } from 'typeorm';
import { IntegerSequencedRecord, TypeOrmDatastore } from 'event-sourcing-workbook';
import { TypeOrmRecordManager, TypeOrmSettings } from 'event-sourcing-workbook';
import { databases, newName } from './databases.ts';
import { ownDatabase } from './own.ts';
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
  const isMysql = database.dialect === 'mariadb' || database.dialect === 'mysql';

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

  test.run();
}
