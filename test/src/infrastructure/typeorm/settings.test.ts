import { suite } from 'uvu';
import * as assert from 'uvu/assert';
import { DatastoreError, TypeOrmSettings } from 'event-sourcing-workbook';
import { failure } from '../../support.ts';

const optionsOf = (uri: string) => new TypeOrmSettings({ uri }).dataSourceOptions;
const partOf = (options: object, names: readonly string[]): unknown[] =>
  names.map((name) => (options as Record<string, unknown>)[name]);

const test = suite('TypeOrmSettings');

test('in memory', () => {
  for (const uri of ['sqlite:///:memory:', 'SQLITE:///:memory:']) {
    assert.is(optionsOf(uri).type, 'sqljs');
  }
});

test('a SQLite file, absolute or relative', () => {
  const files = {
    'sqlite:////var/lib/my%20database': '/var/lib/my database',
    'sqlite:///data/app.db': 'data/app.db',
    'sqlite:///C:/data/app.db?synchronous=normal': 'C:/data/app.db',
  };
  for (const [uri, database] of Object.entries(files)) {
    const options = optionsOf(uri);
    assert.equal(partOf(options, ['type', 'database', 'enableWAL']), [
      'better-sqlite3',
      database,
      true,
    ]);
  }
});

const NAMES = ['type', 'host', 'port', 'username', 'password', 'database', 'poolSize', 'ssl'];

test('each kind of server, with its port', () => {
  for (const [scheme, type, port] of [
    ['postgresql', 'postgres', 5432],
    ['postgres', 'postgres', 5432],
    ['PostgreSQL', 'postgres', 5432],
    ['mysql', 'mysql', 3306],
    ['mariadb', 'mariadb', 3306],
    ['cockroachdb', 'cockroachdb', 26257],
  ] as const) {
    assert.equal(partOf(optionsOf(`${scheme}://h/db`), NAMES), [
      type,
      'h',
      port,
      '',
      '',
      'db',
      10,
      undefined,
    ]);
    assert.is(partOf(optionsOf(`${scheme}://h:99/db`), ['port'])[0], 99);
  }
});

test('special characters are percent-encoded, and addresses may be IPv6', () => {
  const uri = 'postgresql://a%40b:p%3A%2F%3F%23%25@[::1]/my%20db?pool_size=20&sslmode=require';
  const expected = ['postgres', '::1', 5432, 'a@b', 'p:/?#%', 'my db', 20];
  assert.equal(partOf(optionsOf(uri), NAMES), [
    ...expected,
    { rejectUnauthorized: false, verifyIdentity: false },
  ]);
});

test('how long to wait for the server can be chosen', () => {
  for (const [query, milliseconds] of [
    ['', 10_000],
    ['?connect_timeout=3', 3_000],
  ] as const) {
    for (const scheme of ['postgresql', 'cockroachdb']) {
      const [extra] = partOf(optionsOf(`${scheme}://h/db${query}`), ['extra']);
      assert.equal(extra, { connectionTimeoutMillis: milliseconds });
    }
    const [timeout] = partOf(optionsOf(`mariadb://h/db${query}`), ['connectTimeout']);
    assert.is(timeout, milliseconds);
  }
});

test('the connection string is that of the environment, which must not be empty, else memory', async () => {
  const given = process.env['DB_URI'];
  try {
    delete process.env['DB_URI'];
    assert.is(new TypeOrmSettings().toString(), 'sqlite:///:memory:');
    process.env['DB_URI'] = '';
    const empty = await failure(DatastoreError, () => new TypeOrmSettings());
    assert.match(empty.message, 'DB_URI is set, and empty');
    process.env['DB_URI'] = 'mysql://h/db';
    assert.is(new TypeOrmSettings().toString(), 'mysql://h/db');
    const given = new TypeOrmSettings({ uri: 'sqlite:///app.db' });
    assert.is(given.toString(), 'sqlite:///app.db');
  } finally {
    if (given === undefined) delete process.env['DB_URI'];
    else process.env['DB_URI'] = given;
  }
});

test.run();
