import assert from 'node:assert/strict';
import type { RecordManager } from '../infrastructure/record-manager.ts';
import { ID_A, ID_B, ID_C, itemsOf, LARGE } from './samples.ts';
import type { It, ItAgain } from './subject.ts';

/** One record manager that reads while it appends to several sequences. */
export function readsOfSeveral(it: It): void {
  it('who has seen a batch in one of its sequences sees it in all', async (records) => {
    await appendWatched(records, records);
  });
}

/** Two record managers on one store: one reads while the other appends. */
export function readsElsewhere(it: ItAgain): void {
  it('what another record manager reads beside a large append is all of it or nothing', async (records, openAnother) => {
    const another = await openAnother();
    const read = async (): Promise<void> => {
      const { length } = await another.listItems(ID_A);
      assert.ok([0, LARGE].includes(length), `${length} of them`);
    };
    const append = followed(records.recordItems(itemsOf(LARGE)));
    const readOn = async (): Promise<void> => {
      while (!append.isOver) {
        await read();
        await letOthersOn();
      }
    };
    await Promise.all([append.done, readOn()]);
    assert.equal((await another.listItems(ID_A)).length, LARGE);
  });

  it('who has seen a batch in one of its sequences through another record manager sees it in all', async (records, openAnother) => {
    await appendWatched(records, await openAnother());
  });
}

/**
 * Appends batches over several sequences, each watched in all of them: a store that shows one
 * sequence after another, in whatever order, is seen with the first one alone.
 */
async function appendWatched(writer: RecordManager, reader: RecordManager): Promise<void> {
  const ids = [ID_A, ID_B, ID_C];
  let version = 0;
  for (const count of [1, 1, 1, 1, LARGE / ids.length]) {
    const from = version;
    const append = followed(writer.recordItems(ids.flatMap((id) => itemsOf(count, id, from))));
    const watch = async (id: string): Promise<void> => {
      let isLast = false;
      while ((await reader.listItems(id, { gte: from, limit: 1 })).length === 0) {
        assert.ok(!isLast, 'what is acknowledged is seen');
        isLast = append.isOver;
        await letOthersOn();
      }
      // All at once: between two reads the append could catch up.
      const sequences = await Promise.all(
        ids.map((other) => reader.listItems(other, { gte: from })),
      );
      const lengths = sequences.map((items) => items.length);
      assert.deepEqual(
        lengths,
        [count, count, count],
        `seen in ${id}, and then: ${lengths.join()}`,
      );
    };
    await Promise.all([append.done, ...ids.map(watch)]);
    version += count;
  }
}

/** An append of which others can tell whether it is over. */
function followed(append: Promise<void>): { isOver: boolean; readonly done: Promise<void> } {
  const state = {
    isOver: false,
    done: append.finally(() => {
      state.isOver = true;
    }),
  };
  return state;
}

/** Reading without a pause would keep the append from getting on. */
function letOthersOn(): Promise<void> {
  return new Promise((resolve) => setImmediate(resolve));
}
