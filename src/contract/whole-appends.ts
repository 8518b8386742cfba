import assert from 'node:assert/strict';
import { newId } from '../domain/id.ts';
import { ConcurrencyError } from '../infrastructure/errors.ts';
import type { SequencedItem } from '../infrastructure/sequenced-item.ts';
import { failure, ID_A, ID_B, ID_C, itemAt, itemsOf, positionsOf } from './samples.ts';
import type { It } from './subject.ts';

/** More items than one statement of any database takes parameters for. */
const MANY = 50_000;

export function wholeAppends(it: It): void {
  it('an empty batch stores nothing', async (records) => {
    await records.recordItems([]);
    assert.deepEqual(await records.listSequenceIds(), []);
  });

  it('a batch whose first item conflicts stores nothing', async (records) => {
    await records.recordItems([itemAt(0)]);
    await failure(ConcurrencyError, () => records.recordItems(itemsOf(3)));
    assert.deepEqual(await records.listItems(ID_A), [itemAt(0)]);
  });

  it('a batch whose first, middle or last sequence conflicts stores nothing', async (records) => {
    const taken: string[] = [];
    for (const place of [0, 1, 2]) {
      // Sorted, so that it is the first, middle or last one also for a store that sorts them.
      const ids = Array.from({ length: 3 }, newId).toSorted();
      const id = ids[place] ?? '';
      await records.recordItems([itemAt(0, id, '"first come"')]);
      taken.push(id);
      for (const order of [ids, ids.toReversed(), [...ids.slice(1), ...ids.slice(0, 1)]]) {
        const batch = order.flatMap((sequenceId) => itemsOf(2, sequenceId));
        const error = await failure(ConcurrencyError, () => records.recordItems(batch));
        assert.deepEqual([error.sequenceId, error.position], [id, 0]);
        assert.deepEqual(await records.listSequenceIds(), taken.toSorted());
        assert.deepEqual(await records.listItems(id), [itemAt(0, id, '"first come"')]);
      }
    }
  });

  it('a batch that has a position twice stores nothing', async (records) => {
    for (const positions of [
      [0, 0],
      [0, 1, 1],
      [0, 1, 0],
    ]) {
      const batch = positions.map((position) => itemAt(position));
      const error = await failure(ConcurrencyError, () => records.recordItems(batch));
      assert.equal(error.position, positions.at(-1));
    }
    assert.deepEqual(await records.listSequenceIds(), []);
  });

  it('what is no array of items is refused, and stores nothing', async (records) => {
    const item: unknown = itemAt(0);
    for (const given of [item, undefined, 'x', [item, { ...itemAt(1) }], [item, null], [[item]]]) {
      await failure(TypeError, () => records.recordItems(given as readonly SequencedItem[]));
    }
    assert.deepEqual(await records.listSequenceIds(), []);
  });

  it('a batch may span sequences, in any order among them', async (records) => {
    const [a, b] = [itemsOf(2, ID_A), itemsOf(2, ID_B)];
    await records.recordItems([...b.slice(0, 1), ...a.slice(0, 1), ...b.slice(1), ...a.slice(1)]);
    await records.recordItems([itemAt(2, ID_B), itemAt(2, ID_A), itemAt(0, ID_C)]);
    assert.deepEqual(await records.listItems(ID_A), itemsOf(3, ID_A));
    assert.deepEqual(await records.listItems(ID_B), itemsOf(3, ID_B));
    assert.deepEqual(await records.listItems(ID_C), [itemAt(0, ID_C)]);
  });

  it('a batch of 3,000 sequences is stored whole', async (records) => {
    const ids = Array.from({ length: 3000 }, newId);
    await records.recordItems(ids.map((id) => itemAt(0, id)));
    await records.recordItems(ids.map((id) => itemAt(1, id)));
    assert.deepEqual(await records.listSequenceIds(), ids.toSorted());
    const [id = ''] = ids;
    assert.deepEqual(await records.listItems(id), itemsOf(2, id));
  });

  it('of 50,000 items with a conflict at the end none is stored', async (records) => {
    await records.recordItems([itemAt(0, ID_B)]);
    const batch = [...itemsOf(MANY, ID_A), itemAt(0, ID_B)];
    const error = await failure(ConcurrencyError, () => records.recordItems(batch));
    assert.equal(error.sequenceId, ID_B);
    assert.deepEqual(await records.listItems(ID_A), []);
    await records.recordItems([itemAt(0)]);
  });

  it('of 50,000 items with a gap at the end none is stored', async (records) => {
    const batch = [...itemsOf(MANY, ID_A), itemAt(1, ID_B)];
    await failure(ConcurrencyError, () => records.recordItems(batch));
    assert.deepEqual(await records.listSequenceIds(), []);
  });

  it('of 50,000 items without conflict all are stored', async (records) => {
    await records.recordItems(itemsOf(MANY));
    const positions = positionsOf(await records.listItems(ID_A));
    assert.equal(positions.length, MANY);
    assert.ok(positions.every((position, i) => position === i));
  });
}
