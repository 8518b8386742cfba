import { suite } from 'uvu';
import * as assert from 'uvu/assert';
import { inspect } from 'node:util';
import { DatastoreError, TypeOrmDatastore, TypeOrmSettings } from 'event-sourcing-workbook';
import { failure } from '../../support.ts';

const test = suite('TypeOrmSettings, refused');

test('a connection string of no known form is refused, with the known ones', async () => {
  const strings = [' ', 'sqlite', 'sqlite:/file', '/var/db', 'localhost/db', '://', 'x'];
  for (const uri of [...strings, 'oracle://h/db', 'http://h/db', 'constructor://h/db']) {
    const { message } = await failure(DatastoreError, () => new TypeOrmSettings({ uri }));
    assert.match(message, 'postgresql://user:password@host:5432/database');
  }
});

test('a dialect with a driver, as in Python, is refused by its whole name', async () => {
  const uri = 'postgresql+psycopg2://h/db';
  const { message } = await failure(DatastoreError, () => new TypeOrmSettings({ uri }));
  assert.match(message, 'The scheme postgresql+psycopg2: is not known');
});

test('SQLite without a path is refused: memory must be meant', async () => {
  for (const uri of ['sqlite://', 'sqlite:///', 'sqlite:///?synchronous=normal']) {
    const { message } = await failure(DatastoreError, () => new TypeOrmSettings({ uri }));
    assert.match(message, 'sqlite:////path/to/mydatabase');
    assert.match(message, 'sqlite:///:memory:');
  }
});

test('a connection string that is missing, or means memory and says something else, is refused', async () => {
  const missing = process.env['WORKBOOK_NO_SUCH_VARIABLE'];
  for (const options of [
    { uri: missing } as { uri: string },
    { uri: '' },
    { uri: 'sqlite:///:memory' },
    { uri: 'sqlite:///memory:' },
    { uri: 'sqlite:///:Memory:' },
    { uri: 'sqlite:////tmp/:memory:' },
  ]) {
    const { message } = await failure(DatastoreError, () => new TypeOrmSettings(options));
    assert.match(message, 'write sqlite:///:memory:');
  }
});

test('a malformed connection string is refused', async () => {
  for (const uri of [
    'postgresql://',
    'postgresql:///',
    'postgresql://host',
    'postgresql://host/',
    'postgresql://host:port/db',
    'postgresql://host:99999/db',
    'postgresql://user:50%@host/db',
    'postgresql://us%er@host/db',
    'postgresql://host/%zz',
    'postgresql://host/db/more',
    'postgresql://host/db#part',
    'mysql://[::1/db',
    'sqlite://host/file.db',
    'sqlite:///%zz',
    'sqlite:///app%00.db',
  ]) {
    await failure(DatastoreError, () => new TypeOrmSettings({ uri }));
  }
});

test('an unknown parameter, or a value that it cannot have, is refused', async () => {
  for (const uri of [
    'postgresql://h/db?poolsize=5',
    'postgresql://h/db?pool_size=0',
    'postgresql://h/db?pool_size=many',
    'postgresql://h/db?pool_size=',
    'postgresql://h/db?pool_size=1e3',
    'postgresql://h/db?pool_size=0x10',
    'postgresql://h/db?pool_size=9007199254740993',
    'postgresql://h/db?connect_timeout=0',
    'postgresql://h/db?answer_timeout=0',
    'sqlite:///file.db?answer_timeout=5',
    'mysql://h/db?connect_timeout=1.5',
    'mysql://h/db?connect_timeout=2147484',
    'mysql://h/db?sslmode=prefer',
    'postgresql://h/db?synchronous=normal',
    'sqlite:///file.db?synchronous=off',
    'sqlite:///file.db?pool_size=5',
    'sqlite:///file.db?synchronous=normal?synchronous=full',
    'postgresql://h/db?sslmode=disable&sslmode=verify-full',
  ]) {
    await failure(DatastoreError, () => new TypeOrmSettings({ uri }));
  }
});

test('no message about a malformed connection string shows its password', async () => {
  for (const uri of [
    'postgresql://user:hunter2',
    'postgresql://user:hunter2@',
    'postgresql://user:hunter2@host',
    'postgresql://user:hunter2@host:port/db',
    'postgresql://user:hunter2%zz@host/db',
    'postgresql://user:hun/ter2@host/db',
    'postgresql://user:12/hunter2@host/db',
    'postgresql://user:12/x?hunter2@host/db',
    'postgresql://user:/hunter2@host/db',
    'postgresql://user:12#hunter2@host/db',
    'postgresql://user:hunter2@host/db?unknown=1',
    'mysql://user:hunter2@host/db?sslmode=1',
    'mysql://host/db?sslmode=require;password=hunter2',
    'mysql://host/db?pool_size=5;password=hunter2',
    'oracle://user:hunter2@host/db',
    'user:hunter2@host/db',
    'sqlite://user:hunter2@host/db',
  ]) {
    const error = await failure(DatastoreError, () => new TypeOrmSettings({ uri }));
    assert.not.match(inspect(error, { depth: 9, showHidden: true }), 'ter2', uri);
  }
});

test('settings print without the password', () => {
  const settings = new TypeOrmSettings({ uri: 'postgresql://ann:hunter2@db.example:5433/app' });
  assert.is(settings.toString(), 'postgresql://ann:***@db.example:5433/app');
  const open = new TypeOrmSettings({ uri: 'postgresql://ann@db.example:5433/app' });
  assert.is(open.toString(), 'postgresql://ann@db.example:5433/app');
  const datastore = new TypeOrmDatastore({ settings });
  for (const value of [settings, datastore, { settings, datastore }]) {
    assert.not.match(inspect(value, { depth: 9, showHidden: true }), 'hunter2');
    assert.not.match(JSON.stringify(value), 'hunter2');
  }
});

test('a failed connection tells what to do, without the password', async () => {
  const settings = new TypeOrmSettings({ uri: 'postgresql://ann:hunter2@127.0.0.1:1/app' });
  const datastore = new TypeOrmDatastore({ settings });
  const error = await failure(DatastoreError, () => datastore.setupConnection());
  assert.match(error.message, 'postgresql://ann:***@127.0.0.1:1/app');
  assert.match(error.message, /npm install|No server answers/);
  assert.not.match(inspect(error, { depth: 9, showHidden: true }), 'hunter2');
  await failure(DatastoreError, () => datastore.run(async () => 1));
});

test.run();
