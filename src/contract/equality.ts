import assert from 'node:assert/strict';
import { ConcurrencyError } from '../infrastructure/errors.ts';
import type { RecordManager } from '../infrastructure/record-manager.ts';
import { SequencedItem } from '../infrastructure/sequenced-item.ts';
import { textsOf } from './any-text.ts';
import { ID_A, ID_B, itemAt, itemsOf } from './samples.ts';
import type { It } from './subject.ts';

export function equality(it: It): void {
  it('an item comes back with all its fields', async (records) => {
    await records.recordItems([itemAt(0)]);
    assert.deepEqual(await records.listItems(ID_A), [itemAt(0)]);
    assert.deepEqual(await records.getItem(ID_A, 0), itemAt(0));
  });

  it('quotes, control characters, emoji and half of one come back in a state', async (records) => {
    const text = '\'"\\ ü 😀 é é \u0000\u001f \u2028 \u00a0 $1 ? :a @b % _ \n\r\t';
    const state = JSON.stringify({ text, lone: '\ud800' });
    await records.recordItems([itemAt(0, ID_A, state)]);
    assert.equal((await records.getItem(ID_A, 0)).state, state);
  });

  it('a state need not be JSON, and may be empty', async (records) => {
    const states = ['', ' ', 'not JSON', '0', 'null', ' spaces at the end  ', 'line\n'];
    await assertComeBack(records, states);
  });

  it('a state that is JSON comes back as it was printed', async (records) => {
    const numbers = ['1.10', '1.0', '1E2', '-0', '12345678901234567890', '0.1000000000000000055'];
    const texts = [
      '"\\u00fc"',
      '"\\/"',
      '{"b":1,"a":2}',
      '{"a":1,"a":2}',
      '{ "a" : [ 1 ] }',
      '[]\n',
    ];
    await assertComeBack(records, [...numbers, ...numbers.map((n) => `{"n":${n}}`), ...texts]);
  });

  it('a state of ten million characters comes back', async (records) => {
    const state = JSON.stringify('ü😀 and a text. '.repeat(625_000));
    await records.recordItems([itemAt(0, ID_A, state), itemAt(0, ID_B)]);
    assert.ok((await records.getItem(ID_A, 0)).state === state);
    assert.deepEqual(await records.listItems(ID_B), [itemAt(0, ID_B)]);
  });

  it('a topic of 255 characters comes back', async (records) => {
    for (const [position, topic] of ['ä'.repeat(255), '😀'.repeat(127), 't '].entries()) {
      const item = new SequencedItem({ sequenceId: ID_A, position, topic, state: '{}' });
      await records.recordItems([item]);
      assert.deepEqual(await records.getItem(ID_A, position), item);
    }
  });

  it('texts that differ in case, accents or spaces stay different', async (records) => {
    const topics = ['a', 'A', 'á', 'a ', 'ａ', 'ß', 'ss', 'ﬁ', 'fi'];
    const items = topics.map(
      (topic, position) => new SequencedItem({ sequenceId: ID_A, position, topic, state: topic }),
    );
    await records.recordItems(items);
    assert.deepEqual(await records.listItems(ID_A), items);
  });

  it('any well-formed text without U+0000 comes back, as topic and as state', async (records) => {
    const textOf = textsOf(1);
    const items = Array.from({ length: 500 }, (_, position) => {
      const [topic, state] = [textOf(255), textOf(1000)];
      return new SequencedItem({ sequenceId: ID_A, position, topic, state });
    });
    await records.recordItems(items);
    assert.deepEqual(await records.listItems(ID_A), items);
  });

  it('whatever the caller does to the lists that were given and handed out', async (records) => {
    const given = itemsOf(3);
    const append = records.recordItems(given);
    given.splice(1, 2, itemAt(1, ID_A, '"late"')); // before it is stored
    await append;
    given.length = 0;
    for (const slice of [{}, { gte: 0 }, { limit: 3 }]) {
      const handedOut = await records.listItems(ID_A, slice);
      handedOut.length = 0;
    }
    const ids = await records.listSequenceIds();
    ids.push(ID_B);
    ids.shift();
    assert.deepEqual(await records.listItems(ID_A), itemsOf(3));
    assert.deepEqual(await records.listSequenceIds(), [ID_A]);
  });

  it('a text that the store cannot hold, as U+0000 or a byte order mark may be, is refused, not changed', async (records) => {
    let position = 0;
    const texts = ['\u0000', 'before\u0000after', '\ud800', 'half \udc00 of one', '\uffff'];
    for (const text of [...texts, '\ufeff', '\ufeff{}', `\ufeff${'a longer text '.repeat(9)}`]) {
      for (const fields of [
        { topic: 'test', state: text },
        { topic: text, state: '{}' },
      ]) {
        const item = new SequencedItem({ sequenceId: ID_A, position: position + 1, ...fields });
        const batch = [itemAt(position), item, itemAt(position + 2)];
        const isStored = await records.recordItems(batch).then(
          () => true,
          (error: unknown) => {
            if (error instanceof Error && !(error instanceof ConcurrencyError)) return false;
            throw error;
          },
        );
        assert.deepEqual(await records.listItems(ID_A, { gte: position }), isStored ? batch : []);
        if (isStored) position += batch.length;
      }
    }
  });
}

async function assertComeBack(records: RecordManager, states: readonly string[]): Promise<void> {
  await records.recordItems(states.map((state, n) => itemAt(n, ID_A, state)));
  const stored = await records.listItems(ID_A);
  assert.deepEqual(
    stored.map((item) => item.state),
    states,
  );
}
