import assert from 'node:assert/strict';
import { ItemNotFoundError } from '../infrastructure/errors.ts';
import type { Slice } from '../infrastructure/record-manager.ts';
import { failure, ID_A, ID_B, ID_C, itemAt, itemsOf, positionsOf } from './samples.ts';
import type { It } from './subject.ts';

/** Slices of the sequence 0, 1, 2, and what is in them. */
const SLICES: readonly [string, readonly [Slice, readonly number[]][]][] = [
  ['all items come in the order of their positions', [[{}, [0, 1, 2]]]],
  [
    'a bound leaves out what is beyond it',
    [
      [{ gt: 0 }, [1, 2]],
      [{ gte: 1 }, [1, 2]],
      [{ lt: 2 }, [0, 1]],
      [{ lte: 1 }, [0, 1]],
      [{ gt: -1 }, [0, 1, 2]],
      [{ gt: 2 }, []],
      [{ lt: 0 }, []],
      [{ lte: Number.MAX_SAFE_INTEGER }, [0, 1, 2]],
    ],
  ],
  [
    'two bounds leave what is between them',
    [
      [{ gte: 1, lte: 1 }, [1]],
      [{ gte: 1, lt: 2 }, [1]],
      [{ gt: 0, lte: 1 }, [1]],
      [{ gt: 0, lt: 2 }, [1]],
      [{ gt: 1, lt: 1 }, []],
    ],
  ],
  [
    'of two bounds on the same side the narrower one binds',
    [
      [{ lt: 1, lte: 2 }, [0]],
      [{ lt: 2, lte: 0 }, [0]],
      [{ gte: 0, gt: 1 }, [2]],
      [{ gte: 2, gt: 0 }, [2]],
      [{ lt: 1, lte: 2, gt: -1, gte: 0, ascending: false }, [0]],
    ],
  ],
  [
    'a limit takes the first ones, or the last ones of a descending query',
    [
      [{ limit: 1 }, [0]],
      [{ limit: 2, ascending: false }, [2, 1]],
    ],
  ],
  [
    'a descending query takes limit and bounds together',
    [
      [{ limit: 2, gt: 1, ascending: false }, [2]],
      [{ limit: 2, lt: 2, ascending: false }, [1, 0]],
      [{ limit: 1, lt: 2, ascending: false }, [1]],
    ],
  ],
  [
    'a descending query gives the last item first',
    [
      [{ ascending: false }, [2, 1, 0]],
      [{ ascending: true }, [0, 1, 2]],
    ],
  ],
];

export function slices(it: It): void {
  for (const [behaviour, cases] of SLICES) {
    it(behaviour, async (records) => {
      await records.recordItems(itemsOf(3));
      for (const [slice, positions] of cases) {
        const items = await records.listItems(ID_A, slice);
        assert.deepEqual(positionsOf(items), positions, JSON.stringify(slice));
      }
    });
  }

  it('positions compare as numbers, not as texts', async (records) => {
    await records.recordItems(itemsOf(12));
    assert.deepEqual(positionsOf(await records.listItems(ID_A, { gte: 9 })), [9, 10, 11]);
    assert.deepEqual(positionsOf(await records.listItems(ID_A, { lt: 3 })), [0, 1, 2]);
    for (const { position } of await records.listItems(ID_A)) {
      assert.equal(typeof position, 'number');
    }
  });

  it('a limit or a bound that is no whole number is refused, and named', async (records) => {
    for (const limit of [0, -1, 1.5, NaN, Infinity, '1; DROP TABLE x'] as number[]) {
      const { message } = await failure(RangeError, () => records.listItems(ID_A, { limit }));
      assert.match(message, /limit/);
    }
    for (const bound of ['gt', 'gte', 'lt', 'lte']) {
      for (const value of [0.5, NaN, Infinity, '1', null]) {
        const slice = { [bound]: value } as Slice;
        const { message } = await failure(RangeError, () => records.listItems(ID_A, slice));
        assert.match(message, new RegExp(`\\b${bound}\\b`));
      }
    }
  });

  it('an unknown sequence has no items', async (records) => {
    assert.deepEqual(await records.listItems(ID_A), []);
    await failure(ItemNotFoundError, () => records.getItem(ID_A, 0));
    assert.deepEqual(await records.listSequenceIds(), [], 'and reading begins none');
  });

  it('a position that is missing is told as such', async (records) => {
    await records.recordItems(itemsOf(2));
    for (const [id, position] of [
      [ID_A, 2],
      [ID_A, -1],
      [ID_B, 0],
    ] as const) {
      const error = await failure(ItemNotFoundError, () => records.getItem(id, position));
      assert.ok(error instanceof RangeError);
      assert.deepEqual([error.sequenceId, error.position], [id, position]);
    }
  });

  it('each sequence has one id, and the ids are sorted', async (records) => {
    await records.recordItems([...itemsOf(2, ID_C), ...itemsOf(2, ID_A), itemAt(0, ID_B)]);
    assert.deepEqual(await records.listSequenceIds(), [ID_A, ID_B, ID_C]);
  });
}
