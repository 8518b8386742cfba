import assert from 'node:assert/strict';
import { newId } from '../domain/id.ts';
import { ConcurrencyError } from '../infrastructure/errors.ts';
import { failure, ID_A, ID_B, itemAt, itemsOf, LARGE } from './samples.ts';
import type { It } from './subject.ts';

export function overlaps(it: It): void {
  it('a failing append takes no acknowledged one with it', async (records) => {
    await records.recordItems([itemAt(0, ID_B)]);
    const ids = Array.from({ length: 20 }, newId);
    const work: Promise<unknown>[] = [];
    for (const id of ids) {
      const failing = [...itemsOf(2, newId()), itemAt(0, ID_B)];
      work.push(failure(ConcurrencyError, () => records.recordItems(failing)));
      work.push(records.recordItems([itemAt(0, id)]));
    }
    await Promise.all(work);
    assert.deepEqual(await records.listSequenceIds(), [...ids, ID_B].toSorted());
    for (const id of ids) assert.deepEqual(await records.listItems(id), [itemAt(0, id)]);
  });

  it('a failing large append takes no acknowledged one with it', async (records) => {
    await records.recordItems([itemAt(0, ID_B)]);
    const failing = [...itemsOf(LARGE, ID_A), itemAt(0, ID_B)];
    const ids = Array.from({ length: 10 }, newId);
    await Promise.all([
      ...ids.slice(5).map((id) => records.recordItems([itemAt(0, id)])),
      failure(ConcurrencyError, () => records.recordItems(failing)),
      ...ids.slice(0, 5).map((id) => records.recordItems([itemAt(0, id)])),
    ]);
    assert.deepEqual(await records.listSequenceIds(), [...ids, ID_B].toSorted());
  });

  it('a read beside a large append sees all of it or nothing', async (records) => {
    const read = async (): Promise<void> => {
      const { length } = await records.listItems(ID_A);
      assert.ok([0, LARGE].includes(length), `${length} of them`);
    };
    const append = records.recordItems(itemsOf(LARGE));
    await Promise.all([append, ...Array.from({ length: 5 }, read)]);
    assert.equal((await records.listItems(ID_A)).length, LARGE);
  });

  it('a read beside a failing large append sees nothing of it', async (records) => {
    const failing = [...itemsOf(LARGE, ID_A), itemAt(1, ID_B)];
    const read = async (): Promise<void> => {
      assert.deepEqual(await records.listItems(ID_A), []);
    };
    const append = failure(ConcurrencyError, () => records.recordItems(failing));
    await Promise.all([append, ...Array.from({ length: 5 }, read)]);
  });

  it('each of many reads at once gets its own answer', async (records) => {
    const ids = Array.from({ length: 20 }, newId);
    await records.recordItems(ids.flatMap((id, n) => itemsOf(n + 1, id)));
    const reads = ids.map(async (id, n) => {
      const [all, last, one] = await Promise.all([
        records.listItems(id),
        records.listItems(id, { ascending: false, limit: 1 }),
        records.getItem(id, n),
      ]);
      assert.deepEqual(all, itemsOf(n + 1, id));
      assert.deepEqual([...last, one], [itemAt(n, id), itemAt(n, id)]);
    });
    await Promise.all(reads);
  });

  it('what is acknowledged is seen by the next read, while others write', async (records) => {
    const ids = Array.from({ length: 10 }, newId);
    const append = async (id: string): Promise<void> => {
      for (let n = 0; n < 5; n++) {
        await records.recordItems([itemAt(n, id)]);
        assert.deepEqual(await records.listItems(id), itemsOf(n + 1, id));
      }
    };
    await Promise.all(ids.map(append));
  });
}
