import { suite } from 'uvu';
import * as assert from 'uvu/assert';
import { isAppendRefused } from '../../../../src/infrastructure/typeorm/database-errors.ts';
import { isLockConflict } from '../../../../src/infrastructure/typeorm/database-errors.ts';
import { failed } from './failed.ts';

const names = {
  table: 'items',
  sequenceIdColumn: 'sequence_id',
  positionColumn: 'position',
  uniqueIndex: 'items_index',
};

const test = suite('database errors');

test('errors of other indices, columns and tables are no conflict', () => {
  for (const error of [
    failed({ code: '23505', constraint: 'other_index' }),
    failed({ code: '23502', column: 'topic', message: 'null value in column "topic"' }),
    failed({ code: '23503', constraint: 'items_index' }),
    failed({ code: 'ER_DUP_ENTRY', message: "Duplicate entry 'x' for key 'my_items_index'" }),
    failed({ code: 'ER_BAD_NULL_ERROR', message: "Column 'topic' cannot be null" }),
    failed({ message: 'UNIQUE constraint failed: items.id' }),
    failed({ message: 'UNIQUE constraint failed: my_items.sequence_id, my_items.position' }),
    failed({ message: 'NOT NULL constraint failed: items.topic' }),
    new Error('no such table: items'),
    undefined,
    'text',
  ]) {
    assert.not.ok(isAppendRefused(error, names), String(error));
  }
});

test('a taken position is recognised on every database', () => {
  for (const error of [
    failed({ code: '23505', constraint: 'items_index' }),
    failed({ code: 'ER_DUP_ENTRY', message: "Duplicate entry 'x-0' for key 'items_index'" }),
    failed({ code: 'ER_DUP_ENTRY', message: "Duplicate entry 'x-0' for key 'items.items_index'" }),
    failed({ message: 'UNIQUE constraint failed: items.sequence_id, items.position' }),
    failed({ message: 'UNIQUE constraint failed: ITEMS.sequence_id, ITEMS.position' }),
    failed({
      code: 'SQLITE_CONSTRAINT_UNIQUE',
      message: 'UNIQUE constraint failed: items.sequence_id, items.position',
    }),
  ]) {
    assert.ok(isAppendRefused(error, names), String(error));
  }
});

const taken = [{ sequenceId: 'x', position: 0 }];

test('a taken position is recognised by its columns or values, whatever its index is called', () => {
  for (const detail of [
    'Key (sequence_id, "position")=(x, 0) already exists.',
    'Schlüssel »(sequence_id, "position")=(x, 0)« existiert bereits.',
  ]) {
    const error = failed({ code: '23505', constraint: 'any', detail });
    assert.ok(isAppendRefused(error, names, taken), detail);
  }
  const message = "Doppelter Eintrag 'x-0' für Schlüssel 'any'";
  assert.ok(isAppendRefused(failed({ code: 'ER_DUP_ENTRY', message }), names, taken));
});

test('another unique index is told by its columns or values, too', () => {
  for (const detail of [
    'Key (topic)=((sequence_id, position)=(x, 0) already exists.',
    'Key (sequence_id)=(x) already exists.',
    'Key (sequence_id, "position", topic)=(x, 0, t) already exists.',
  ]) {
    const error = failed({ code: '23505', constraint: 'any', detail });
    assert.not.ok(isAppendRefused(error, names, taken), detail);
  }
  for (const entry of ['x', 'x-1', 'x-0-t', 'my x-0']) {
    const message = `Duplicate entry '${entry}' for key 'any'`;
    assert.not.ok(isAppendRefused(failed({ code: 'ER_DUP_ENTRY', message }), names, taken), entry);
  }
});

test('a gap is recognised on every database', () => {
  for (const error of [
    failed({ code: '23502', column: 'sequence_id' }),
    failed({ code: '23502', message: 'null value in column "sequence_id" violates not-null' }),
    failed({ code: 'ER_BAD_NULL_ERROR', message: "Column 'sequence_id' cannot be null" }),
    failed({ message: 'NOT NULL constraint failed: items.sequence_id' }),
  ]) {
    assert.ok(isAppendRefused(error, names), String(error));
  }
});

test('a lock conflict is told from other errors', () => {
  for (const code of ['40P01', '40001', 'ER_LOCK_DEADLOCK', 'SQLITE_BUSY']) {
    assert.ok(isLockConflict(failed({ code })), code);
  }
  for (const error of [failed({ code: '23505' }), new Error('deadlock'), null]) {
    assert.not.ok(isLockConflict(error));
  }
});

test('a row number that a cluster has given twice is tried again, a taken position is not', () => {
  const duplicate = (key: string) =>
    failed({ code: 'ER_DUP_ENTRY', message: `Duplicate entry '7' for key '${key}'` });
  assert.ok(isLockConflict(duplicate('PRIMARY')));
  assert.ok(isLockConflict(duplicate('items.PRIMARY')));
  assert.not.ok(isLockConflict(duplicate('items_index')));
});

test.run();
