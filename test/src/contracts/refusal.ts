import * as assert from 'uvu/assert';
import { ConcurrencyError, ItemNotFoundError, SequencedItem } from 'event-sourcing-workbook';
import { failure, ID_A, ID_B, ID_C, itemAt, itemsOf, type Opened } from '../support.ts';
import { positionsOf } from '../support.ts';
import { contractSuite } from './suite.ts';

/** What every record manager refuses, and what is stored then: nothing. */
export function refusalContract(name: string, open: () => Promise<Opened>): void {
  const test = contractSuite(`${name}: refusing`, open);

  test('what is no item is refused, and nothing is written', async ({ records }) => {
    const impostor = { ...itemAt(1) };
    await failure(TypeError, () => records.recordItems([itemAt(0), impostor]));
    assert.equal(await records.listItems(ID_A), []);
  });

  test('an id that is no UUID is refused', async ({ records }) => {
    for (const id of ['', 'x', `${ID_A} `, undefined, 7] as string[]) {
      const item = new SequencedItem({ sequenceId: id, position: 0, topic: 't', state: '{}' });
      await failure(TypeError, () => records.recordItems([item]));
      await failure(TypeError, () => records.listItems(id));
      await failure(TypeError, () => records.getItem(id, 0));
    }
  });

  test('a position that is no whole number from 0 is refused', async ({ records }) => {
    for (const position of [-1, 0.5, NaN, 2 ** 53, '0', null] as number[]) {
      await failure(TypeError, () => records.recordItems([itemAt(position)]));
    }
    assert.equal(await records.listSequenceIds(), []);
  });

  test('a position that is missing is told as such (R3)', async ({ records }) => {
    await records.recordItems(itemsOf(2));
    for (const [id, position] of [
      [ID_A, 2],
      [ID_A, -1],
      [ID_B, 0],
    ] as const) {
      const error = await failure(ItemNotFoundError, () => records.getItem(id, position));
      assert.instance(error, RangeError);
      assert.equal([error.sequenceId, error.position], [id, position]);
    }
  });

  test('an unknown sequence has no items (R1)', async ({ records }) => {
    assert.equal(await records.listItems(ID_A), []);
  });

  test('a position that is taken is refused, and keeps its item (R4)', async ({ records }) => {
    await records.recordItems(itemsOf(2));
    const other = itemAt(1, ID_A, '"other"');
    const error = await failure(ConcurrencyError, () => records.recordItems([other]));
    assert.equal([error.sequenceId, error.position, error.currentVersion], [ID_A, 1, 2]);
    assert.match(error.message, 'taken');
    assert.equal(await records.listItems(ID_A), itemsOf(2));
  });

  test('a batch whose first item conflicts writes nothing (R5)', async ({ records }) => {
    await records.recordItems([itemAt(0)]);
    await failure(ConcurrencyError, () => records.recordItems(itemsOf(3)));
    assert.equal(await records.listItems(ID_A), [itemAt(0)]);
  });

  test('a batch whose middle or last item conflicts writes nothing (R5)', async ({ records }) => {
    await records.recordItems(itemsOf(1, ID_B));
    const [a, b, c] = [ID_A, ID_B, ID_C].map((id) => itemsOf(2, id)) as [never, never, never];
    for (const batch of [
      [a, b, c],
      [a, c, b],
    ]) {
      const error = await failure(ConcurrencyError, () => records.recordItems(batch.flat()));
      assert.equal([error.sequenceId, error.position, error.currentVersion], [ID_B, 0, 1]);
      assert.equal(await records.listSequenceIds(), [ID_B]);
      assert.equal(await records.listItems(ID_B), itemsOf(1, ID_B));
    }
  });

  test('a position that comes twice in a batch is refused (R5)', async ({ records }) => {
    for (const positions of [
      [0, 0],
      [0, 1, 1],
      [0, 1, 0],
    ]) {
      const batch = positions.map((position) => itemAt(position));
      const error = await failure(ConcurrencyError, () => records.recordItems(batch));
      assert.equal([error.position, error.currentVersion], [positions.at(-1), undefined]);
      assert.match(error.message, 'batch');
    }
    assert.equal(await records.listItems(ID_A), []);
  });

  test('a gap inside a batch is refused (R17)', async ({ records }) => {
    const batch = [itemAt(0), itemAt(2)];
    await failure(ConcurrencyError, () => records.recordItems(batch));
    assert.equal(await records.listItems(ID_A), []);
  });

  test('a gap after what is stored is refused (R17)', async ({ records }) => {
    const atStart = await failure(ConcurrencyError, () => records.recordItems([itemAt(1)]));
    assert.equal([atStart.position, atStart.currentVersion], [1, 0]);
    await records.recordItems([itemAt(0)]);
    const error = await failure(ConcurrencyError, () => records.recordItems(itemsOf(2, ID_A, 2)));
    assert.equal([error.position, error.currentVersion], [2, 1]);
    assert.match(error.message, 'gap');
    assert.equal(await records.listItems(ID_A), [itemAt(0)]);
  });

  test('a gap in one sequence refuses the whole batch (R7, R17)', async ({ records }) => {
    const batch = [...itemsOf(2, ID_A), itemAt(1, ID_B)];
    const error = await failure(ConcurrencyError, () => records.recordItems(batch));
    assert.equal([error.sequenceId, error.position], [ID_B, 1]);
    assert.equal(await records.listSequenceIds(), []);
  });

  test('after a lost conflict the right next item is still accepted (R4)', async ({ records }) => {
    await records.recordItems([itemAt(0)]);
    await failure(ConcurrencyError, () => records.recordItems([itemAt(0)]));
    await failure(ConcurrencyError, () => records.recordItems([itemAt(2)]));
    await records.recordItems([itemAt(1)]);
    assert.equal(positionsOf(await records.listItems(ID_A)), [0, 1]);
  });

  test.run();
}
