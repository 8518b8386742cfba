import { test } from 'uvu';
import * as assert from 'uvu/assert';
import { QueryFailedError } from 'typeorm';
import { ConcurrencyError, TypeOrmRecordManager } from 'event-sourcing-workbook';
import { execute } from '../../../../../src/infrastructure/typeorm/statements/fast-paths.ts';
import {
  preparedName,
  preparedOnce,
} from '../../../../../src/infrastructure/typeorm/statements/prepared-statements.ts';
import { ID_A, failure, itemsOf, openDatastore } from '../../../support.ts';

test('what the database refuses is the error of TypeORM', async () => {
  await using datastore = await openDatastore();
  const sql = 'SELECT 1 FROM nowhere WHERE 1 = ?';
  const error = await failure(QueryFailedError, () =>
    datastore.run((source) => execute(source, sql, [1])),
  );
  assert.match(error.message, 'no such table: nowhere');
  assert.is(error.query, sql);
  assert.equal(error.parameters, [1]);
});

test('an export, which closes all statements, does no harm', async () => {
  await using datastore = await openDatastore();
  const records = new TypeOrmRecordManager({ datastore });
  await records.recordItems(itemsOf(1));
  assert.is((await records.listItems(ID_A)).length, 1);
  await datastore.run(async ({ driver }) => (driver as typeof driver & Exporting).export());
  await records.recordItems(itemsOf(1, ID_A, 1));
  await failure(ConcurrencyError, () => records.recordItems(itemsOf(1, ID_A, 1)));
  assert.is((await records.listItems(ID_A)).length, 2);
});

interface Exporting {
  export(): Uint8Array;
}

test('more shapes of statements than are kept are all right', async () => {
  await using datastore = await openDatastore();
  const records = new TypeOrmRecordManager({ datastore });
  let stored = 0;
  for (let size = 1; size <= 120; size++) {
    await records.recordItems(itemsOf(size, ID_A, stored));
    stored += size;
  }
  assert.is((await records.listItems(ID_A)).length, stored);
  await records.recordItems(itemsOf(1, ID_A, stored));
});

test('the oldest statement goes when there are too many', () => {
  const owner = {};
  const released: string[] = [];
  const prepare = (sql: string): string =>
    preparedOnce(
      owner,
      sql,
      () => sql,
      (oldest) => released.push(oldest),
    );
  for (let i = 0; i < 102; i++) prepare(`SELECT ${i}`);
  assert.equal(released, ['SELECT 0', 'SELECT 1']);
  assert.is(prepare('SELECT 101'), 'SELECT 101');
  assert.is(released.length, 2);
});

test('the name of a statement tells its text, and there are only so many', () => {
  const [one, other] = [{}, {}];
  assert.is(preparedName(one, 'SELECT 1'), preparedName(other, 'SELECT 1'));
  assert.is.not(preparedName(one, 'SELECT 1'), preparedName(one, 'SELECT 2'));
  for (let i = 3; i <= 100; i++) assert.ok(preparedName(one, `SELECT ${i}`));
  assert.is(preparedName(one, 'SELECT 101'), undefined);
  assert.match(preparedName(one, 'SELECT 100') ?? '', /^workbook_[0-9a-f]+_10$/);
});

test.run();
