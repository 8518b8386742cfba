import * as assert from 'uvu/assert';
import type { Slice } from 'event-sourcing-workbook';
import { failure, ID_A, itemsOf, type Opened, positionsOf } from '../support.ts';
import { contractSuite } from './suite.ts';

/** What every record manager does when it reads a part of a sequence: here of 0, 1, 2. */
export function slicesContract(name: string, open: () => Promise<Opened>): void {
  const test = contractSuite(`${name}: slices`, open);

  test.before.each(({ records }) => records.recordItems(itemsOf(3)));

  test('a limit that is no whole number from 1 is refused (R14)', async ({ records }) => {
    for (const limit of [0, -1, 1.5, NaN, Infinity, '1; DROP TABLE x'] as number[]) {
      const { message } = await failure(RangeError, () => records.listItems(ID_A, { limit }));
      assert.match(message, `limit must be a whole number from 1, not ${limit}`);
    }
  });

  test('a bound that is no whole number is refused (R9)', async ({ records }) => {
    for (const bound of ['gt', 'gte', 'lt', 'lte']) {
      for (const value of [0.5, NaN, Infinity, '1', null]) {
        const slice = { [bound]: value } as Slice;
        const { message } = await failure(RangeError, () => records.listItems(ID_A, slice));
        assert.match(message, `${bound} must be a whole number`);
      }
    }
  });

  const cases: [string, [Slice, number[]][]][] = [
    ['the order is by position (R8)', [[{}, [0, 1, 2]]]],
    [
      'a bound leaves out what is beyond it (R9)',
      [
        [{ gt: 0 }, [1, 2]],
        [{ gte: 1 }, [1, 2]],
        [{ lt: 2 }, [0, 1]],
        [{ lte: 1 }, [0, 1]],
        [{ gt: -1 }, [0, 1, 2]],
        [{ gt: 2 }, []],
        [{ lt: 0 }, []],
      ],
    ],
    [
      'two bounds leave what is between them (R10)',
      [
        [{ gte: 1, lte: 1 }, [1]],
        [{ gte: 1, lt: 2 }, [1]],
        [{ gt: 0, lte: 1 }, [1]],
        [{ gt: 0, lt: 2 }, [1]],
        [{ gt: 1, lt: 1 }, []],
        [{ gt: 0, gte: 2 }, [2]],
      ],
    ],
    [
      'a limit takes the first ones, or the last ones of a descending query (R11)',
      [
        [{ limit: 1 }, [0]],
        [{ limit: 9 }, [0, 1, 2]],
        [{ limit: 2, ascending: false, resultsAscending: true }, [1, 2]],
        [{ limit: 2, resultsAscending: false }, [1, 0]],
      ],
    ],
    [
      'a descending query takes limit and bounds together (R12)',
      [
        [{ limit: 2, gt: 1, ascending: false, resultsAscending: true }, [2]],
        [{ limit: 2, lt: 2, ascending: false, resultsAscending: true }, [0, 1]],
        [{ limit: 1, lt: 2, ascending: false }, [1]],
      ],
    ],
    [
      'results descend when asked to, whichever way they were queried (R13)',
      [
        [{ ascending: false }, [2, 1, 0]],
        [{ ascending: false, resultsAscending: false }, [2, 1, 0]],
        [{ ascending: true, resultsAscending: false }, [2, 1, 0]],
      ],
    ],
  ];
  for (const [behaviour, slices] of cases) {
    test(behaviour, async ({ records }) => {
      for (const [slice, positions] of slices) {
        const items = await records.listItems(ID_A, slice);
        assert.equal(positionsOf(items), positions, JSON.stringify(slice));
      }
    });
  }

  test('positions compare as numbers, not as texts (R8)', async ({ records }) => {
    await records.recordItems(itemsOf(9, ID_A, 3));
    assert.equal(positionsOf(await records.listItems(ID_A, { gte: 9 })), [9, 10, 11]);
    assert.equal(positionsOf(await records.listItems(ID_A, { lt: 3 })), [0, 1, 2]);
  });

  test.run();
}
