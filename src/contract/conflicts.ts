import assert from 'node:assert/strict';
import { newId } from '../domain/id.ts';
import { ConcurrencyError } from '../infrastructure/errors.ts';
import { assertLost, failure, ID_A, ID_B, itemAt, itemsOf, positionsOf } from './samples.ts';
import type { It } from './subject.ts';

export function conflicts(it: It): void {
  it('a position that is taken keeps its item', async (records) => {
    await records.recordItems(itemsOf(2));
    const other = itemAt(1, ID_A, '"other"');
    const error = await failure(ConcurrencyError, () => records.recordItems([other]));
    assert.deepEqual([error.sequenceId, error.position], [ID_A, 1]);
    assert.ok([2, undefined].includes(error.currentVersion));
    assert.deepEqual(await records.listItems(ID_A), itemsOf(2));
  });

  it('after a lost conflict the right next item is accepted', async (records) => {
    await records.recordItems([itemAt(0)]);
    await failure(ConcurrencyError, () => records.recordItems([itemAt(0)]));
    await failure(ConcurrencyError, () => records.recordItems([itemAt(2)]));
    await failure(ConcurrencyError, () => records.recordItems([itemAt(1), itemAt(1, ID_B)]));
    await records.recordItems([itemAt(1)]);
    assert.deepEqual(positionsOf(await records.listItems(ID_A)), [0, 1]);
    assert.deepEqual(await records.listSequenceIds(), [ID_A]);
  });

  it('of many who append at one position exactly one wins', async (records) => {
    for (let position = 0; position < 5; position++) {
      const rivals = Array.from({ length: 20 }, (_, n) => itemAt(position, ID_A, `"rival ${n}"`));
      const outcomes = await Promise.allSettled(rivals.map((item) => records.recordItems([item])));
      assertLost(outcomes);
      const winners = rivals.filter((_, n) => outcomes[n]?.status === 'fulfilled');
      assert.equal(winners.length, 1);
      assert.deepEqual(await records.getItem(ID_A, position), winners[0]);
    }
  });

  it('of overlapping large batches one is stored whole, the others not at all', async (records) => {
    const batches = ['"one"', '"two"', '"three"'].map((state) => [
      ...Array.from({ length: 6599 }, (_, n) => itemAt(n, ID_A, state)),
      itemAt(0, newId(), state),
    ]);
    const outcomes = await Promise.allSettled(batches.map((batch) => records.recordItems(batch)));
    assertLost(outcomes);
    const winners = batches.filter((_, n) => outcomes[n]?.status === 'fulfilled');
    assert.equal(winners.length, 1);
    const states = new Set((await records.listItems(ID_A)).map((item) => item.state));
    assert.deepEqual([...states], [winners[0]?.[0]?.state]);
    assert.equal((await records.listSequenceIds()).length, 2);
  });

  it('50 appends at once to different sequences all succeed', async (records) => {
    const ids = Array.from({ length: 50 }, newId);
    await Promise.all(ids.map((id) => records.recordItems(itemsOf(2, id))));
    assert.deepEqual(await records.listSequenceIds(), ids.toSorted());
  });

  it('writers to different sequences never conflict', async (records) => {
    const ids = Array.from({ length: 8 }, newId);
    const write = async (id: string): Promise<void> => {
      for (let n = 0; n < 20; n++) await records.recordItems([itemAt(n, id)]);
    };
    await Promise.all(ids.map(write));
    for (const id of ids) assert.deepEqual(await records.listItems(id), itemsOf(20, id));
  });

  it('writers of batches over the same sequences are told of conflicts alone', async (records) => {
    const ids = Array.from({ length: 4 }, newId);
    const append = (n: number): Promise<void> => {
      const order = n % 2 === 0 ? ids : ids.toReversed();
      return records.recordItems(order.map((id) => itemAt(Math.floor(n / 4), id, `"${n}"`)));
    };
    const outcomes = await Promise.allSettled(Array.from({ length: 16 }, (_, n) => append(n)));
    assertLost(outcomes);
    const sequences = await Promise.all(ids.map((id) => records.listItems(id)));
    const states = sequences.map((items) => items.map((item) => item.state));
    for (const others of states) assert.deepEqual(others, states[0]);
    const won = outcomes.filter((outcome) => outcome.status === 'fulfilled').length;
    assert.equal(states[0]?.length, won);
  });
}
