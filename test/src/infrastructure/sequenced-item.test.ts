import { suite } from 'uvu';
import * as assert from 'uvu/assert';
import { SequencedItem } from 'event-sourcing-workbook';
import { failure, ID_A } from '../support.ts';

const fields = { sequenceId: ID_A, position: 0, topic: 'opened', state: '{}' };

const test = suite('SequencedItem');

test('an id that is no UUID is refused', async () => {
  for (const id of ['', 'x', `${ID_A} `, `${ID_A}'`, '__proto__', undefined, null, 7, {}, [ID_A]]) {
    const given = { ...fields, sequenceId: id as string };
    assert.match((await failure(TypeError, () => new SequencedItem(given))).message, 'is a UUID');
  }
});

test('a position that is no whole number from 0 is refused', async () => {
  for (const position of [-1, 0.5, NaN, 2 ** 53, '0', '0 OR 1=1', undefined, null, [0], {}]) {
    const given = { ...fields, position: position as number };
    assert.match((await failure(TypeError, () => new SequencedItem(given))).message, 'from 0');
  }
});

test('an id in upper case is kept in lower case', () => {
  assert.is(new SequencedItem({ ...fields, sequenceId: ID_A.toUpperCase() }).sequenceId, ID_A);
});

test('its fields are read-only', async () => {
  const item = new SequencedItem({ ...fields, other: { amount: 1 } });
  for (const name of [...Object.keys(fields), 'other', 'new']) {
    await failure(TypeError, () => {
      (item as unknown as Record<string, unknown>)[name] = 'changed';
    });
  }
  await failure(TypeError, () => {
    (item.other as { amount: number }).amount = 2;
  });
  assert.equal({ ...item }, { ...fields, other: { amount: 1 } });
});

test('it has four named fields in order, and room for others', () => {
  const item = new SequencedItem(fields);
  assert.equal(Object.keys(item), ['sequenceId', 'position', 'topic', 'state', 'other']);
  assert.equal({ ...item }, { ...fields, other: {} });
});

test.run();
