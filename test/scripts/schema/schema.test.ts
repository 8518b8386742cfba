import { execFile } from 'node:child_process';
import { promisify } from 'node:util';
import { suite } from 'uvu';
import * as assert from 'uvu/assert';
import { TypeOrmDatastore, TypeOrmSettings } from 'event-sourcing-workbook';
import { DIALECTS } from '../../../scripts/schema/dialects.ts';
import { schemaSql } from '../../../scripts/schema/schema-sql.ts';
import { MEMORY } from '../../src/support.ts';

const test = suite('the SQL of the table');

const script = new URL('../../../scripts/schema.ts', import.meta.url).pathname;

async function print(...names: readonly string[]): Promise<string> {
  const node = ['--conditions=workbook-source', '--import', 'tsx/esm', script, ...names];
  return (await promisify(execFile)(process.execPath, node)).stdout;
}

test('an unknown dialect is refused, with the known ones', async () => {
  let failed = { code: 0, stderr: '' };
  await print('oracle').catch((error: unknown) => {
    failed = error as typeof failed;
  });
  assert.is(failed.code, 2);
  assert.match(failed.stderr, "no dialect 'oracle'");
  assert.match(failed.stderr, DIALECTS.map(({ name }) => name).join(', '));
});

test('one dialect is printed alone', async () => {
  const sql = await print('postgresql');
  assert.match(sql, /^-- postgresql\nCREATE TABLE/);
  assert.not.match(sql, '-- mariadb');
  assert.is(sql.trim(), `-- postgresql\n${await schemaSql('postgresql://localhost/any')}`);
});

for (const { name, uri } of DIALECTS) {
  test(`${name}: five columns, none of which may be empty, and a unique index`, async () => {
    const sql = await schemaSql(uri);
    for (const column of ['id', 'sequence_id', 'position', 'topic', 'state']) {
      assert.match(sql, new RegExp(`["\`]${column}["\`] [^,]*NOT NULL`), column);
    }
    assert.match(sql, /UNIQUE (INDEX ["`]integer_sequenced_items_index["`]|\(["`]sequence_id)/);
    assert.not.match(sql, /DROP|ALTER/);
    assert.ok(sql.endsWith(';'));
  });
}

test('texts have no end, and letters that differ stay different, on MariaDB and MySQL', async () => {
  for (const scheme of ['mariadb', 'mysql']) {
    const sql = await schemaSql(`${scheme}://localhost/any`);
    assert.match(sql, '`state` longtext CHARACTER SET "utf8mb4" COLLATE "utf8mb4_bin" NOT NULL');
  }
});

test('a table made with it is accepted', async () => {
  const datastore = new TypeOrmDatastore({ settings: new TypeOrmSettings({ uri: MEMORY }) });
  await datastore.setupConnection();
  for (const statement of (await schemaSql(MEMORY)).split('\n')) await datastore.query(statement);
  await datastore.setupTables();
  await datastore.closeConnection();
});

test.run();
