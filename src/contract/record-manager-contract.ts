import { conflicts } from './conflicts.ts';
import { equality } from './equality.ts';
import { gaps } from './gaps.ts';
import { inertData } from './inert-data.ts';
import { overlaps } from './overlaps.ts';
import { pages } from './pages.ts';
import { slices } from './slices.ts';
import { readEvents, storedEvents } from './store.ts';
import type { It, RecordManagerContractOptions } from './subject.ts';
import { wholeAppends } from './whole-appends.ts';

/** What is guaranteed, and the behaviours that show it. The name of a test begins with the former. */
const PARTS: readonly (readonly [string, (it: It) => void])[] = [
  ['An append is stored whole or not at all', wholeAppends],
  ['A loser is told ConcurrencyError', conflicts],
  ['A sequence has no gap and no duplicate', gaps],
  ['What is written is read back equal', equality],
  ['What is written is read back equal', storedEvents],
  ['Overlapping calls never mix', overlaps],
  ['A sequence is read in order', slices],
  ['A sequence is read in order', pages],
  ['A sequence is read in order', readEvents],
  ['Data is never taken for code', inertData],
];

/**
 * Declares the tests that every {@link RecordManager} must pass: write one for your own store, and
 * the event store, the repository and the applications of the library can rely on it.
 *
 * ```ts
 * import { test } from 'node:test';
 *
 * recordManagerContract({
 *   test,
 *   async open() {
 *     const recordManager = new MyRecordManager(await connectToEmptyDatabase());
 *     return { recordManager, close: () => recordManager.close() };
 *   },
 * });
 * ```
 *
 * Some tests append 50,000 items at once: give a test half a minute if your store is far away. What
 * a crash leaves behind is not tested here, because that is not in the hands of the record manager.
 *
 * @param options how to declare a test, and how to open an empty record manager.
 */
export function recordManagerContract({ name, test, open }: RecordManagerContractOptions): void {
  const prefix = name === undefined ? '' : `${name}: `;
  for (const [guarantee, declare] of PARTS) {
    declare((behaviour, task) => {
      test(`${prefix}${guarantee}: ${behaviour}`, async () => {
        const subject = await open();
        try {
          await task(subject.recordManager);
        } finally {
          await subject.close();
        }
      });
    });
  }
}
