import * as assert from 'uvu/assert';
import { ConcurrencyError, SequencedItem } from 'event-sourcing-workbook';
import { failure, ID_A, ID_B, ID_C, itemAt, itemsOf, type Opened } from '../support.ts';
import { contractSuite } from './suite.ts';

/** What every record manager stores, and reads back equal. */
export function appendContract(name: string, open: () => Promise<Opened>): void {
  const test = contractSuite(`${name}: appending`, open);

  test('an empty batch is a no-op (R6)', async ({ records }) => {
    await records.recordItems([]);
    assert.equal(await records.listSequenceIds(), []);
  });

  test('what was written is read back equal (R2)', async ({ records }) => {
    const state = JSON.stringify({ text: '\'"\\ ü 😀 \u0000\u001f \u2028 $1 ? %', lone: '\ud800' });
    const item = itemAt(0, ID_A, state);
    await records.recordItems([item]);
    assert.equal(await records.listItems(ID_A), [item]);
    assert.equal(await records.getItem(ID_A, 0), item);
  });

  test('a state may be long, and a topic as long as its column (R2)', async ({ records }) => {
    const state = JSON.stringify('ü'.repeat(200_000));
    const item = new SequencedItem({
      sequenceId: ID_A,
      position: 0,
      topic: 'ä'.repeat(255),
      state,
    });
    await records.recordItems([item]);
    assert.equal(await records.getItem(ID_A, 0), item);
  });

  test('ids in upper and lower case are the same id (R2)', async ({ records }) => {
    await records.recordItems([itemAt(0, ID_A), itemAt(1, ID_A.toUpperCase())]);
    await records.recordItems([itemAt(2, ID_A.toUpperCase())]);
    assert.equal(await records.listItems(ID_A.toUpperCase()), itemsOf(3));
    const late = itemAt(0, ID_A.toUpperCase());
    const error = await failure(ConcurrencyError, () => records.recordItems([late]));
    assert.equal([error.sequenceId, error.currentVersion], [ID_A, 3]);
  });

  test('one batch may span sequences, in any order among them (R7)', async ({ records }) => {
    const [a, b] = [itemsOf(2, ID_A), itemsOf(2, ID_B)];
    await records.recordItems([b[0]!, a[0]!, b[1]!, a[1]!]);
    await records.recordItems([itemAt(2, ID_B), itemAt(2, ID_A), itemAt(0, ID_C)]);
    assert.equal(await records.listItems(ID_A), itemsOf(3, ID_A));
    assert.equal(await records.listItems(ID_B), itemsOf(3, ID_B));
  });

  test('each sequence has one id, sorted (R15)', async ({ records }) => {
    await records.recordItems([...itemsOf(2, ID_C), ...itemsOf(2, ID_A), itemAt(0, ID_B)]);
    assert.equal(await records.listSequenceIds(), [ID_A, ID_B, ID_C]);
  });

  test.run();
}
