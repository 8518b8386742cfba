import assert from 'node:assert/strict';
import { ConcurrencyError } from '../infrastructure/errors.ts';
import { failure, ID_A, ID_B, itemAt, itemsOf, LARGE } from './samples.ts';
import type { ItAgain } from './subject.ts';

export function reopened(it: ItAgain): void {
  it('it is there when the store was closed and opened again', async (records, reopen) => {
    await records.recordItems(itemsOf(3, ID_A));
    await records.recordItems(itemsOf(LARGE, ID_B));
    const again = await reopen();
    assert.deepEqual(await again.listSequenceIds(), [ID_A, ID_B]);
    assert.deepEqual(await again.listItems(ID_A), itemsOf(3, ID_A));
    assert.deepEqual(await again.listItems(ID_B), itemsOf(LARGE, ID_B));
  });

  it('and who opens the store again continues after it, at no other position', async (records, reopen) => {
    await records.recordItems(itemsOf(2));
    const again = await reopen();
    for (const position of [0, 1, 3]) {
      await failure(ConcurrencyError, () => again.recordItems([itemAt(position, ID_A, '"late"')]));
    }
    await again.recordItems([itemAt(2)]);
    assert.deepEqual(await (await reopen()).listItems(ID_A), itemsOf(3));
  });

  it('what was refused is not there when the store was closed and opened again', async (records, reopen) => {
    await records.recordItems([itemAt(0, ID_B)]);
    const batches = [
      [...itemsOf(2, ID_A), itemAt(0, ID_B)],
      [...itemsOf(LARGE, ID_A), itemAt(2, ID_B)],
    ];
    for (const batch of batches) {
      await failure(ConcurrencyError, () => records.recordItems(batch));
    }
    const again = await reopen();
    assert.deepEqual(await again.listSequenceIds(), [ID_B]);
    assert.deepEqual(await again.listItems(ID_B), [itemAt(0, ID_B)]);
  });
}
