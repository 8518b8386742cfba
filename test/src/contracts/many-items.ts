import * as assert from 'uvu/assert';
import { ConcurrencyError, newId } from 'event-sourcing-workbook';
import { failure, ID_A, ID_B, itemAt, itemsOf, type Opened } from '../support.ts';
import { contractSuite } from './suite.ts';

/** More items than one statement takes parameters for, and many more. */
const MORE_THAN_FIT = 6600;
const MANY = 10_000;

/** What every record manager does with large batches, and with many at once. */
export function manyItemsContract(name: string, open: () => Promise<Opened>): void {
  const test = contractSuite(`${name}: many items`, open);

  test('a large batch with a conflict at its end writes nothing (R5, R7)', async ({ records }) => {
    await records.recordItems([itemAt(0, ID_B)]);
    const batch = [...itemsOf(MANY, ID_A), itemAt(0, ID_B)];
    const error = await failure(ConcurrencyError, () => records.recordItems(batch));
    assert.is(error.sequenceId, ID_B);
    assert.equal(await records.listItems(ID_A), []);
    await records.recordItems(itemsOf(1));
  });

  test('a large batch with a gap at its end writes nothing (R17)', async ({ records }) => {
    const batch = [...itemsOf(MANY, ID_A), itemAt(1, ID_B)];
    await failure(ConcurrencyError, () => records.recordItems(batch));
    assert.equal(await records.listSequenceIds(), []);
  });

  test('a large batch is stored whole (R7)', async ({ records }) => {
    await records.recordItems(itemsOf(MANY));
    const items = await records.listItems(ID_A);
    assert.is(items.length, MANY);
    assert.ok(items.every((item, position) => item.position === position));
  });

  test('a batch of many sequences is stored whole (R7)', async ({ records }) => {
    const ids = Array.from({ length: 3000 }, newId);
    await records.recordItems(ids.map((id) => itemAt(0, id)));
    await records.recordItems(ids.map((id) => itemAt(1, id)));
    assert.equal(await records.listSequenceIds(), ids.toSorted());
    assert.equal(await records.listItems(ids[0]!), itemsOf(2, ids[0]));
  });

  test('of overlapping appends exactly the acknowledged ones are stored (R4)', async (context) => {
    const { records } = context;
    const rivals = Array.from({ length: 40 }, (_, n) => itemAt(n % 4, ID_A, `"rival ${n}"`));
    const outcomes = await Promise.allSettled(rivals.map((item) => records.recordItems([item])));
    const acknowledged = rivals.filter((_, n) => outcomes[n]!.status === 'fulfilled');
    for (const outcome of outcomes) {
      if (outcome.status === 'rejected') assert.instance(outcome.reason, ConcurrencyError);
    }
    const stored = await records.listItems(ID_A);
    assert.ok(stored.length > 0, 'somebody wins');
    assert.equal(
      stored,
      acknowledged.toSorted((a, b) => a.position - b.position),
    );
  });

  test('of two overlapping batches one is stored whole, the other not at all (R5)', async (context) => {
    const { records } = context;
    const batches = ['"one"', '"two"', '"three"'].map((state) => [
      ...Array.from({ length: MORE_THAN_FIT - 1 }, (_, n) => itemAt(n, ID_A, state)),
      itemAt(0, newId(), state),
    ]);
    const outcomes = await Promise.allSettled(batches.map((batch) => records.recordItems(batch)));
    const winners = batches.filter((_, n) => outcomes[n]!.status === 'fulfilled');
    assert.is(winners.length, 1);
    const states = new Set((await records.listItems(ID_A)).map((item) => item.state));
    assert.equal([...states], [winners[0]![0]!.state]);
    assert.is((await records.listSequenceIds()).length, 2);
  });

  test('a read beside a large append sees all of it or nothing (R7)', async ({ records }) => {
    const append = records.recordItems(itemsOf(MORE_THAN_FIT));
    const reads = Array.from({ length: 5 }, () => records.listItems(ID_A));
    for (const items of await Promise.all(reads))
      assert.ok([0, MORE_THAN_FIT].includes(items.length));
    await append;
  });

  test.run();
}
