import assert from 'node:assert/strict';
import { newId } from '../domain/id.ts';
import { ConcurrencyError } from '../infrastructure/errors.ts';
import type { RecordManager } from '../infrastructure/record-manager.ts';
import type { SequencedItem } from '../infrastructure/sequenced-item.ts';
import { itemAt } from './samples.ts';
import type { ItAgain } from './subject.ts';

const MANAGERS = 4;
const WRITERS_EACH = 2;
const APPENDS_EACH = 30;
const MAX_LOST = 1000;

/** Writers with record managers of their own append to the same few sequences, all at once. */
export function races(it: ItAgain): void {
  const who = `${MANAGERS * WRITERS_EACH} writers with ${MANAGERS} record managers`;

  it(`of ${who} exactly what is acknowledged is stored`, async (records, openAnother) => {
    const managers = [records];
    while (managers.length < MANAGERS) managers.push(await openAnother());
    const sequenceIds = Array.from({ length: 3 }, newId);
    const acknowledged: SequencedItem[] = [];
    const writers = managers.flatMap((manager) =>
      Array.from({ length: WRITERS_EACH }, () => ({ manager, name: newId() })),
    );
    await Promise.all(
      writers.map(async ({ manager, name }) => {
        for (let n = 0; n < APPENDS_EACH; n++) {
          const sequenceId = sequenceIds[n % sequenceIds.length] ?? '';
          acknowledged.push(...(await appendNext(manager, sequenceId, `"${name} ${n}"`)));
        }
      }),
    );
    for (const sequenceId of sequenceIds) {
      const expected = acknowledged
        .filter((item) => item.sequenceId === sequenceId)
        .toSorted((a, b) => a.position - b.position);
      assert.deepEqual(
        expected.map((item) => item.position),
        [...expected.keys()],
      );
      for (const manager of managers) {
        assert.deepEqual(await manager.listItems(sequenceId), expected);
      }
    }
    assert.deepEqual(await records.listSequenceIds(), sequenceIds.toSorted());
  });
}

/** Appends two items after what is there, again and again until no other writer was faster. */
async function appendNext(
  records: RecordManager,
  sequenceId: string,
  state: string,
): Promise<readonly SequencedItem[]> {
  for (let attempt = 0; attempt < MAX_LOST; attempt++) {
    const [last] = await records.listItems(sequenceId, { ascending: false, limit: 1 });
    const next = last === undefined ? 0 : last.position + 1;
    const items = [itemAt(next, sequenceId, state), itemAt(next + 1, sequenceId, state)];
    try {
      await records.recordItems(items);
      return items;
    } catch (error) {
      // Anything else than a lost race ends the test.
      if (!(error instanceof ConcurrencyError)) throw error;
    }
  }
  throw new assert.AssertionError({ message: `A writer has lost ${MAX_LOST} times in a row.` });
}
