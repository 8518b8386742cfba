import { suite } from 'uvu';
import * as assert from 'uvu/assert';
import {
  connectionLossOf,
  isAppendRefused,
} from '../../../../src/infrastructure/typeorm/database-errors.ts';
import { isLockConflict } from '../../../../src/infrastructure/typeorm/database-errors.ts';
import { failed } from './failed.ts';

const names = {
  table: 'items',
  sequenceIdColumn: 'sequence_id',
  positionColumn: 'position',
};
const taken = new Map([['x', [{ sequenceId: 'x', position: 0 }]]]);

const test = suite('database errors');

const key = '(sequence_id, "position")=(x, 0)';

test('a taken position is recognised on every database, whatever its index is called', () => {
  for (const error of [
    failed({ code: '23505', table: 'items', detail: `Key ${key} already exists.` }),
    failed({ code: '23505', detail: `Schlüssel »${key}« existiert bereits.` }),
    failed({ code: 'ER_DUP_ENTRY', message: "Duplicate entry 'x-0' for key 'items_index'" }),
    failed({ code: 'ER_DUP_ENTRY', message: "Doppelter Eintrag 'x-0' für Schlüssel 'PRIMARY'" }),
    failed({ message: 'UNIQUE constraint failed: items.sequence_id, items.position' }),
    failed({ message: 'UNIQUE constraint failed: ITEMS.sequence_id, ITEMS.position' }),
  ]) {
    assert.ok(isAppendRefused(error, names, taken), String(error));
    assert.not.ok(isLockConflict(error), String(error));
  }
});

test('a gap is recognised on every database', () => {
  for (const error of [
    failed({ code: '23502', table: 'items', column: 'sequence_id' }),
    failed({ code: '23502', message: 'null value in column "sequence_id" violates not-null' }),
    failed({ code: 'ER_BAD_NULL_ERROR', message: "Column 'sequence_id' cannot be null" }),
    failed({ message: 'NOT NULL constraint failed: items.sequence_id' }),
  ]) {
    assert.ok(isAppendRefused(error, names, taken), String(error));
  }
});

test('errors of other indices, columns and tables are no conflict', () => {
  for (const error of [
    failed({ code: '23505', table: 'other', detail: `Key ${key} already exists.` }),
    failed({ code: '23505', detail: `Key (topic)=(${key} already exists.` }),
    failed({ code: '23505', detail: 'Key (sequence_id)=(x) already exists.' }),
    failed({ code: '23505', detail: 'Key (sequence_id, "position", topic)=(x, 0, t) exists.' }),
    failed({ code: '23502', table: 'other', column: 'sequence_id' }),
    failed({ code: '23502', column: 'topic', message: 'null value in column "topic"' }),
    failed({ code: '23503' }),
    ...['x', 'x-1', 'x-0-t', 'my x-0'].map((entry) =>
      failed({ code: 'ER_DUP_ENTRY', message: `Duplicate entry '${entry}' for key 'any'` }),
    ),
    failed({ code: 'ER_BAD_NULL_ERROR', message: "Column 'topic' cannot be null" }),
    failed({ message: 'UNIQUE constraint failed: items.id' }),
    failed({ message: 'UNIQUE constraint failed: my_items.sequence_id, my_items.position' }),
    failed({ message: 'NOT NULL constraint failed: items.topic' }),
    new Error('no such table: items'),
    undefined,
    'text',
  ]) {
    assert.not.ok(isAppendRefused(error, names, taken), String(error));
  }
});

test('a connection that has ended is told from a statement that is refused', () => {
  for (const error of [
    failed({ code: '57P01' }),
    failed({ code: '40003' }),
    failed({ code: 'ECONNRESET', syscall: 'read' }),
    failed({ message: 'Connection terminated unexpectedly' }),
  ]) {
    assert.is(connectionLossOf(error), 'no answer', String(error));
  }
  for (const message of [
    "Can't add new command when connection is in closed state",
    'Client has encountered a connection error and is not queryable',
  ]) {
    assert.is(connectionLossOf(failed({ message })), 'not sent', message);
  }
  for (const error of [
    failed({ code: '23505' }),
    failed({ code: '25P02' }),
    failed({ code: 'ER_UNKNOWN_COM_ERROR', sqlState: '08S01' }), // a node that is cut off
    new Error('x'),
    null,
  ]) {
    assert.is(connectionLossOf(error), undefined);
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
