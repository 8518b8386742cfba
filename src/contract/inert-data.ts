import assert from 'node:assert/strict';
import { SequencedItem } from '../infrastructure/sequenced-item.ts';
import { assertPrototypesIntact, failure, ID_A, ID_B, itemAt } from './samples.ts';
import type { It } from './subject.ts';

/** Texts that would do something if they were put into SQL, or taken for the name of a property. */
const HOSTILE = [
  "'; DROP TABLE integer_sequenced_items; --",
  '" OR 1=1 --',
  "' OR '1'='1",
  "\\'; DELETE FROM integer_sequenced_items; #",
  '`; DROP TABLE `integer_sequenced_items',
  '${process.exit(1)}',
  '$1',
  '?',
  ':name',
  '%s%s%n',
  '__proto__',
  'constructor',
  'prototype',
  'toString',
  'hasOwnProperty',
  '\u0027 \u02bc \uff07 \u2019',
  '../../../../etc/passwd',
  '{"$date":"now"}',
  '{"__proto__":{"polluted":true}}',
];

export function inertData(it: It): void {
  it('a hostile topic or state is a text like any other', async (records) => {
    await records.recordItems([itemAt(0, ID_B)]);
    const items = HOSTILE.map(
      (text, position) =>
        new SequencedItem({ sequenceId: ID_A, position, topic: text, state: text }),
    );
    await records.recordItems(items);
    assert.deepEqual(await records.listItems(ID_A), items);
    assert.deepEqual(await records.listItems(ID_B), [itemAt(0, ID_B)]);
    assertPrototypesIntact();
  });

  it('a hostile id or position is refused in reading', async (records) => {
    await records.recordItems([itemAt(0)]);
    const ids = [...HOSTILE, '', 'x', `${ID_A} `, `${ID_A}'`, undefined, 7, {}, [ID_A]] as string[];
    for (const id of ids) {
      await failure(TypeError, () => records.listItems(id));
      await failure(TypeError, () => records.getItem(id, 0));
    }
    for (const position of [...HOSTILE, '0', '0 OR 1=1', [0], {}] as number[]) {
      await failure(RangeError, () => records.getItem(ID_A, position));
    }
    assert.deepEqual(await records.listItems(ID_A), [itemAt(0)]);
    assertPrototypesIntact();
  });

  it('a hostile name of a further attribute is refused, or stored and given back', async (records) => {
    await records.recordItems([itemAt(0, ID_B)]);
    let position = 0;
    for (const name of HOSTILE) {
      const other = Object.fromEntries([[name, 'polluted']]);
      const item = new SequencedItem({ sequenceId: ID_A, position, topic: 't', state: '1', other });
      const isStored = await records.recordItems([item]).then(
        () => true,
        (error: unknown) => error instanceof Error && false,
      );
      const stored = await records.listItems(ID_A, { gte: position });
      assert.deepEqual(stored, isStored ? [item] : []);
      if (isStored) position += 1;
    }
    assert.deepEqual(await records.listItems(ID_B), [itemAt(0, ID_B)]);
    assertPrototypesIntact();
  });
}
