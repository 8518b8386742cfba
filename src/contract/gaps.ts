import assert from 'node:assert/strict';
import { ConcurrencyError } from '../infrastructure/errors.ts';
import { assertLost, failure, ID_A, ID_B, ID_C, itemAt, itemsOf, positionsOf } from './samples.ts';
import type { It } from './subject.ts';

export function gaps(it: It): void {
  it('a sequence that does not begin at 0 is refused', async (records) => {
    const error = await failure(ConcurrencyError, () => records.recordItems([itemAt(1)]));
    assert.deepEqual([error.sequenceId, error.position], [ID_A, 1]);
    assert.deepEqual(await records.listSequenceIds(), []);
  });

  it('a position that leaves a gap after what is stored is refused', async (records) => {
    await records.recordItems([itemAt(0)]);
    for (const batch of [itemsOf(2, ID_A, 2), [itemAt(9)], [itemAt(Number.MAX_SAFE_INTEGER)]]) {
      const error = await failure(ConcurrencyError, () => records.recordItems(batch));
      assert.equal(error.position, batch[0]?.position);
      assert.ok([1, undefined].includes(error.currentVersion));
    }
    assert.deepEqual(await records.listItems(ID_A), [itemAt(0)]);
  });

  it('a gap inside a batch is refused', async (records) => {
    for (const batch of [
      [itemAt(0), itemAt(2)],
      [itemAt(1), itemAt(0)],
    ]) {
      await failure(ConcurrencyError, () => records.recordItems(batch));
    }
    assert.deepEqual(await records.listSequenceIds(), []);
  });

  it('a gap in one sequence refuses the batch of several', async (records) => {
    for (const batch of [
      [...itemsOf(2, ID_A), itemAt(1, ID_B)],
      [itemAt(1, ID_B), ...itemsOf(2, ID_A)],
      [itemAt(0, ID_A), itemAt(2, ID_B), itemAt(0, ID_C)],
    ]) {
      const error = await failure(ConcurrencyError, () => records.recordItems(batch));
      assert.equal(error.sequenceId, ID_B);
      assert.deepEqual(await records.listSequenceIds(), []);
    }
  });

  it('another sequence does not fill the gap', async (records) => {
    await records.recordItems(itemsOf(3, ID_B));
    await failure(ConcurrencyError, () => records.recordItems([itemAt(1, ID_A)]));
    assert.deepEqual(await records.listItems(ID_A), []);
  });

  it('of overlapping appends exactly the acknowledged ones are stored', async (records) => {
    const rivals = Array.from({ length: 40 }, (_, n) => itemAt(n % 4, ID_A, `"rival ${n}"`));
    const outcomes = await Promise.allSettled(rivals.map((item) => records.recordItems([item])));
    assertLost(outcomes);
    const acknowledged = rivals.filter((_, n) => outcomes[n]?.status === 'fulfilled');
    const stored = await records.listItems(ID_A);
    assert.deepEqual(
      stored,
      acknowledged.toSorted((a, b) => a.position - b.position),
    );
    assert.deepEqual(
      positionsOf(stored),
      stored.map((_, n) => n),
    );
    assert.ok(stored.length > 0, 'one of them wins');
  });

  it('ids in upper and lower case are one sequence', async (records) => {
    await records.recordItems([itemAt(0, ID_A), itemAt(1, ID_A.toUpperCase())]);
    await records.recordItems([itemAt(2, ID_A.toUpperCase())]);
    assert.deepEqual(await records.listItems(ID_A.toUpperCase()), itemsOf(3));
    assert.deepEqual(await records.getItem(ID_A.toUpperCase(), 1), itemAt(1));
    await records.recordItems([itemAt(0, ID_B.toUpperCase())]);
    assert.deepEqual(await records.getItem(ID_B, 0), itemAt(0, ID_B));
    assert.deepEqual(await records.listSequenceIds(), [ID_A, ID_B]);
    const late = itemAt(0, ID_A.toUpperCase());
    const error = await failure(ConcurrencyError, () => records.recordItems([late]));
    assert.equal(error.sequenceId, ID_A);
  });
}
