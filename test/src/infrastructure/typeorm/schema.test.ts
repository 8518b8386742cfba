import { suite } from 'uvu';
import * as assert from 'uvu/assert';
import { EntitySchema } from 'typeorm';
import { DatastoreError, schemaOf, TypeOrmDatastore } from 'event-sourcing-workbook';
import { type Dialect, TypeOrmSettings } from 'event-sourcing-workbook';
import { DIALECTS } from '../../../../src/infrastructure/typeorm/schema.ts';
import { failure, MEMORY } from '../../support.ts';

const test = suite('the SQL of the table');

test('an unknown dialect is refused, with the known ones', async () => {
  const error = await failure(DatastoreError, () => schemaOf('oracle' as Dialect));
  assert.match(error.message, "no dialect 'oracle'");
  assert.match(error.message, DIALECTS.join(', '));
});

for (const dialect of DIALECTS) {
  test(`${dialect}: five columns, none of which may be empty, and a unique index`, async () => {
    const sql = (await schemaOf(dialect)).join('\n');
    for (const column of ['id', 'sequence_id', 'position', 'topic', 'state']) {
      assert.match(sql, new RegExp(`["\`]${column}["\`] [^,]*NOT NULL`), column);
    }
    assert.match(sql, /UNIQUE (INDEX ["`]integer_sequenced_items_index["`]|\(["`]sequence_id)/);
    assert.not.match(sql, /DROP|ALTER|;/);
  });
}

test('texts have no end, and letters that differ stay different, on MariaDB and MySQL', async () => {
  for (const dialect of ['mariadb', 'mysql'] as const) {
    const sql = (await schemaOf(dialect)).join('\n');
    assert.match(sql, '`state` longtext CHARACTER SET "utf8mb4" COLLATE "utf8mb4_bin" NOT NULL');
  }
});

test('rows are counted in eight bytes', async () => {
  const definitions = {
    sqlite: '"id" integer PRIMARY KEY AUTOINCREMENT',
    postgresql: '"id" BIGSERIAL',
    mariadb: '`id` bigint NOT NULL AUTO_INCREMENT',
    mysql: '`id` bigint NOT NULL AUTO_INCREMENT',
  } as const;
  for (const dialect of ['sqlite', 'postgresql', 'mariadb', 'mysql'] as const) {
    assert.match((await schemaOf(dialect)).join('\n'), definitions[dialect]);
  }
});

test('a table that is not for items stays as its record says', async () => {
  const columns = { id: { type: 'integer', primary: true, generated: 'increment' } } as const;
  const record = new EntitySchema({ name: 'Others', tableName: 'others', columns });
  assert.match((await schemaOf('postgresql', record)).join('\n'), '"id" SERIAL');
});

test('a table made with it is accepted', async () => {
  await using datastore = new TypeOrmDatastore({ settings: new TypeOrmSettings({ uri: MEMORY }) });
  await datastore.setupConnection();
  for (const statement of await schemaOf('sqlite')) await datastore.query(statement);
  await datastore.setupTables();
});

test.run();
