import * as assert from 'uvu/assert';
import type { PagedSlice, RecordManager, Slice } from 'event-sourcing-workbook';
import { iterItems } from '../../../src/infrastructure/paging.ts';
import { collect, failure, ID_A, itemAt, itemsOf, type Opened, positionsOf } from '../support.ts';
import { contractSuite } from './suite.ts';

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

/** How a sequence of 12 items is read page by page, by any record manager. */
export function pagingContract(name: string, open: () => Promise<Opened>): void {
  const test = contractSuite(`${name}: paging`, open);

  test.before.each(({ records }) => records.recordItems(itemsOf(12)));

  test('a page size or a limit less than 1 is refused, and named (I1)', async ({ records }) => {
    for (const name of ['pageSize', 'limit'] as const) {
      const items = iterItems(records, ID_A, { [name]: 0 });
      assert.match((await failure(RangeError, () => items.next())).message, name);
    }
  });

  const cases: [string, PagedSlice, number][] = [
    ['12 items by pages of 5 need 3 queries (I1)', { pageSize: 5 }, 3],
    ['and 3 downwards (I1)', { pageSize: 5, ascending: false }, 3],
    ['a limit below the page size needs 1 query (I1)', { pageSize: 5, limit: 2 }, 1],
    ['a page as large as the sequence needs 2, the second is empty (I2)', { pageSize: 12 }, 2],
    ['with a limit of as many only 1 (I2)', { pageSize: 12, limit: 12 }, 1],
    ['a limit above the page size ends with it (I2)', { pageSize: 5, limit: 7 }, 2],
  ];
  for (const [behaviour, slice, queries] of cases) {
    test(behaviour, async ({ records }) => {
      const spy = spyOn(records);
      const items = await collect(iterItems(spy, ID_A, slice));
      assert.is(spy.slices.length, queries);
      assert.equal(items, await records.listItems(ID_A, slice));
    });
  }

  test('a page continues after the last position, so what is appended meanwhile comes too (I3)', async ({
    records,
  }) => {
    const spy = spyOn(records);
    const items = iterItems(spy, ID_A, { pageSize: 6, gte: 0 });
    await items.next();
    await records.recordItems([itemAt(12)]);
    const rest = await collect(items);
    assert.equal(positionsOf(rest), [1, 2, 3, 4, 5, 6, 7, 8, 9, 10, 11, 12]);
    assert.equal(
      spy.slices.map((slice) => slice.gt),
      [undefined, 5, 11],
    );
  });

  test('nothing is read before it is asked for (I1)', async ({ records }) => {
    const spy = spyOn(records);
    const items = iterItems(spy, ID_A, { pageSize: 5 });
    assert.is(spy.slices.length, 0);
    for (let n = 0; n < 5; n++) await items.next();
    assert.is(spy.slices.length, 1);
    await items.return();
    assert.is(spy.slices.length, 1);
  });

  test('whatever the slice, the paged result is the unpaged one (I4)', async ({ records }) => {
    for (const bounds of [{}, { gt: 2 }, { gte: 3, lt: 9 }, { lte: 7 }, { gt: 4, lte: 4 }]) {
      for (const ascending of [true, false]) {
        for (const limit of [undefined, 1, 4, 20]) {
          const slice = { ...bounds, ascending, limit };
          const whole = await records.listItems(ID_A, slice);
          for (const pageSize of [1, 2, 5, 100]) {
            const paged = await collect(iterItems(records, ID_A, { ...slice, pageSize }));
            assert.equal(paged, whole, JSON.stringify({ ...slice, pageSize }));
          }
        }
      }
    }
  });

  test('an order of results has no effect on pages (I4)', async ({ records }) => {
    const slice: Slice = { resultsAscending: false };
    const paged = await collect(iterItems(records, ID_A, slice));
    const small = await collect(iterItems(records, ID_A, { ...slice, pageSize: 5 }));
    assert.equal([positionsOf(paged), positionsOf(small)].map(String), [
      String(positionsOf(itemsOf(12))),
      String(positionsOf(itemsOf(12))),
    ]);
  });

  test.run();
}
