import { suite } from 'uvu';
import * as assert from 'uvu/assert';
import { SequencedItem } from 'event-sourcing-workbook';
import { failure, ID_A } from '../support.ts';

const fields = { sequenceId: ID_A, position: 0, topic: 'opened', state: '{}' };

const test = suite('SequencedItem');

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
