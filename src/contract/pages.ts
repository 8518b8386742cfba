import assert from 'node:assert/strict';
import { iterPages, type PagedSlice } from '../infrastructure/paging.ts';
import type { RecordManager, Slice } from '../infrastructure/record-manager.ts';
import type { SequencedItem } from '../infrastructure/sequenced-item.ts';
import { collect, failure, ID_A, itemAt, itemsOf, positionsOf } from './samples.ts';
import type { It } from './subject.ts';

/** How many queries 12 items need. */
const QUERIES: readonly [string, PagedSlice, number][] = [
  ['12 items by pages of 5 need 3 queries', { pageSize: 5 }, 3],
  ['and 3 downwards', { pageSize: 5, ascending: false }, 3],
  ['a limit below the page size needs 1 query', { pageSize: 5, limit: 2 }, 1],
  ['a page as large as the sequence needs 2, the second is empty', { pageSize: 12 }, 2],
  ['with a limit of as many only 1', { pageSize: 12, limit: 12 }, 1],
  ['a limit above the page size ends with it', { pageSize: 5, limit: 7 }, 2],
];

export function pages(it: It): void {
  for (const [behaviour, slice, queries] of QUERIES) {
    it(behaviour, async (records) => {
      await records.recordItems(itemsOf(12));
      const spy = spyOn(records);
      const items = await itemsOfPages(spy, slice);
      assert.equal(spy.slices.length, queries);
      assert.deepEqual(items, await records.listItems(ID_A, slice));
    });
  }

  it('a page continues after the last position: what is appended meanwhile comes too', async (records) => {
    await records.recordItems(itemsOf(12));
    const spy = spyOn(records);
    const found = iterPages(spy, ID_A, { pageSize: 6, gte: 0 });
    await found.next();
    await records.recordItems([itemAt(12)]);
    const rest = (await collect(found)).flat();
    assert.deepEqual(positionsOf(rest), [6, 7, 8, 9, 10, 11, 12]);
    assert.deepEqual(
      spy.slices.map((slice) => slice.gt),
      [undefined, 5, 11],
    );
  });

  it('nothing is read before it is asked for', async (records) => {
    await records.recordItems(itemsOf(12));
    const spy = spyOn(records);
    const found = iterPages(spy, ID_A, { pageSize: 5 });
    assert.equal(spy.slices.length, 0);
    await found.next();
    assert.equal(spy.slices.length, 1);
    await found.return();
    assert.equal(spy.slices.length, 1);
  });

  it('whatever the slice, its pages are the whole of it', async (records) => {
    await records.recordItems(itemsOf(12));
    for (const bounds of [{}, { gt: 2 }, { gte: 3, lt: 9 }, { lte: 7 }, { gt: 4, lte: 4 }]) {
      for (const ascending of [true, false]) {
        for (const limit of [undefined, 1, 4, 20]) {
          const slice = { ...bounds, ascending, limit };
          const whole = await records.listItems(ID_A, slice);
          for (const pageSize of [1, 2, 5, 100]) {
            const paged = await itemsOfPages(records, { ...slice, pageSize });
            assert.deepEqual(paged, whole, JSON.stringify({ ...slice, pageSize }));
          }
        }
      }
    }
  });

  it('a page size or a limit less than 1 is refused, and named', async (records) => {
    for (const name of ['pageSize', 'limit'] as const) {
      const { message } = await failure(RangeError, () => itemsOfPages(records, { [name]: 0 }));
      assert.match(message, new RegExp(name));
    }
  });
}

async function itemsOfPages(records: RecordManager, slice: PagedSlice): Promise<SequencedItem[]> {
  return (await collect(iterPages(records, ID_A, slice))).flat();
}

/** A record manager that writes down which slices it was asked for. */
function spyOn(records: RecordManager): RecordManager & { readonly slices: Slice[] } {
  const slices: Slice[] = [];
  return {
    slices,
    recordItems: (items) => records.recordItems(items),
    getItem: (id, position) => records.getItem(id, position),
    listSequenceIds: () => records.listSequenceIds(),
    listItems(id, slice = {}) {
      slices.push(slice);
      return records.listItems(id, slice);
    },
  };
}
