import assert from 'node:assert/strict';
import { newId } from '../domain/id.ts';
import { ConcurrencyError } from '../infrastructure/errors.ts';
import {
  assertLost,
  failure,
  ID_A,
  ID_B,
  ID_C,
  itemAt,
  itemsOf,
  LARGE,
  positionsOf,
} from './samples.ts';
import type { ItAgain } from './subject.ts';

/** Two record managers on one store: what one has acknowledged. */
export function readElsewhere(it: ItAgain): void {
  it('another record manager reads it at once', async (records, openAnother) => {
    const another = await openAnother();
    for (let n = 0; n < 20; n += 2) {
      await records.recordItems([itemAt(n)]);
      assert.deepEqual(await another.listItems(ID_A, { gte: n }), [itemAt(n)]);
      await another.recordItems([itemAt(n + 1)]);
      assert.deepEqual(await records.getItem(ID_A, n + 1), itemAt(n + 1));
    }
    await another.recordItems(itemsOf(LARGE, ID_B));
    assert.deepEqual(await records.listItems(ID_B), itemsOf(LARGE, ID_B));
    assert.deepEqual(await records.listSequenceIds(), [ID_A, ID_B]);
  });
}

/** Two record managers on one store: one appends where the other has. */
export function conflictsElsewhere(it: ItAgain): void {
  const places = [
    ['first', ID_A],
    ['middle', ID_B],
    ['last', ID_C],
  ] as const;
  for (const [place, taken] of places) {
    it(`another record manager has the position of the ${place} item of a batch`, async (records, openAnother) => {
      const another = await openAnother();
      await another.recordItems([itemAt(0, taken, '"first come"')]);
      const batch = [ID_A, ID_B, ID_C].map((id) => itemAt(0, id));
      const error = await failure(ConcurrencyError, () => records.recordItems(batch));
      assert.deepEqual([error.sequenceId, error.position], [taken, 0]);
      assert.deepEqual(await another.listSequenceIds(), [taken]);
      // Who has lost appends right after it.
      await records.recordItems(
        batch.map((item) => (item.sequenceId === taken ? itemAt(1, taken) : item)),
      );
      assert.deepEqual(await another.listItems(taken), [
        itemAt(0, taken, '"first come"'),
        itemAt(1, taken),
      ]);
      assert.deepEqual(await another.listSequenceIds(), [ID_A, ID_B, ID_C]);
    });
  }

  it('of several record managers that append at one position at once exactly one wins', async (records, openAnother) => {
    const managers = [records, await openAnother(), await openAnother(), await openAnother()];
    for (let position = 0; position < 10; position++) {
      const rivals = managers.map((_, n) => itemAt(position, ID_A, `"rival ${n}"`));
      const outcomes = await Promise.allSettled(
        managers.map((manager, n) => manager.recordItems(rivals.slice(n, n + 1))),
      );
      assertLost(outcomes);
      const winners = rivals.filter((_, n) => outcomes[n]?.status === 'fulfilled');
      assert.equal(winners.length, 1);
      for (const manager of managers) {
        assert.deepEqual(await manager.getItem(ID_A, position), winners[0]);
      }
    }
  });

  it('several record managers that append to different sequences at once never conflict', async (records, openAnother) => {
    const managers = [records, await openAnother(), await openAnother(), await openAnother()];
    const ids = Array.from({ length: 20 }, newId);
    const write = async (id: string, n: number): Promise<void> => {
      const manager = managers[n % managers.length] ?? records;
      for (let position = 0; position < 4; position++) {
        await manager.recordItems([itemAt(position, id)]);
      }
    };
    await Promise.all(ids.map(write));
    for (const manager of managers) {
      assert.deepEqual(await manager.listSequenceIds(), ids.toSorted());
      for (const id of ids) assert.deepEqual(await manager.listItems(id), itemsOf(4, id));
    }
  });
}

/** Two record managers on one store: one appends after what the other has. */
export function gapsElsewhere(it: ItAgain): void {
  it('a position that leaves a gap after what another record manager has stored is refused', async (records, openAnother) => {
    const another = await openAnother();
    await another.recordItems(itemsOf(2));
    for (const batch of [[itemAt(3)], itemsOf(2, ID_A, 3), [itemAt(0, ID_B), itemAt(3)]]) {
      const error = await failure(ConcurrencyError, () => records.recordItems(batch));
      assert.deepEqual([error.sequenceId, error.position], [ID_A, 3]);
    }
    await records.recordItems([itemAt(2)]);
    await another.recordItems([itemAt(3)]);
    assert.deepEqual(positionsOf(await records.listItems(ID_A)), [0, 1, 2, 3]);
    assert.deepEqual(await another.listSequenceIds(), [ID_A]);
  });
}
