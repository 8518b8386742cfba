import { runBeside, runOnce, runReopened } from './again.ts';
import { conflicts } from './conflicts.ts';
import { equality } from './equality.ts';
import { gaps } from './gaps.ts';
import { inertData } from './inert-data.ts';
import { overlaps } from './overlaps.ts';
import { pages } from './pages.ts';
import { races } from './race.ts';
import { readsElsewhere, readsOfSeveral } from './reads-beside.ts';
import { reopened } from './reopened.ts';
import { conflictsElsewhere, gapsElsewhere, readElsewhere } from './several-managers.ts';
import { slices } from './slices.ts';
import { readEvents, storedEvents } from './store.ts';
import { storedValues } from './stored-values.ts';
import type { ContractSubject, ItAgain } from './subject.ts';
import type { RecordManagerContractOptions, TaskAgain } from './subject.ts';
import { wholeAppends } from './whole-appends.ts';

/** A guarantee, with which the names of its tests begin, and the behaviours that show it. */
type Part = readonly [guarantee: string, declare: (it: ItAgain) => void];

const PARTS: readonly Part[] = [
  ['An append is stored whole or not at all', wholeAppends],
  ['A loser is told ConcurrencyError', conflicts],
  ['A sequence has no gap and no duplicate', gaps],
  ['What is written is read back equal', equality],
  ['What is written is read back equal', storedEvents],
  ['What is written is read back equal', storedValues],
  ['Overlapping calls never mix', overlaps],
  ['Overlapping calls never mix', readsOfSeveral],
  ['A sequence is read in order', slices],
  ['A sequence is read in order', pages],
  ['A sequence is read in order', readEvents],
  ['Data is never taken for code', inertData],
];

/** What several record managers on one store show. */
const PARTS_OF_SEVERAL: readonly Part[] = [
  ['A loser is told ConcurrencyError', conflictsElsewhere],
  ['A sequence has no gap and no duplicate', gapsElsewhere],
  ['A sequence has no gap and no duplicate', races],
  ['What is acknowledged is stored', readElsewhere],
  ['Overlapping calls never mix', readsElsewhere],
];

/** What a store shows that was closed. */
const PARTS_OF_REOPENED: readonly Part[] = [['What is acknowledged is stored', reopened]];

/**
 * Declares the tests that every `RecordManager` must pass: write one for your own store, and
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
 * With `openAnother` and `reopen` the tests go on to what several record managers on one store do to
 * each other, and to what is left when all are closed. Without them a store that forgets everything,
 * or that lets two processes write at one position, passes.
 *
 * Some tests append 50,000 items at once: give a test half a minute if your store is far away. What
 * a crash leaves behind is not tested here, because that is not in the hands of the record manager.
 *
 * @param options how to declare a test, and how to open an empty record manager.
 * @typeParam Subject what `open` gives.
 */
export function recordManagerContract<Subject extends ContractSubject>(
  options: RecordManagerContractOptions<Subject>,
): void {
  const { name, test, open, openAnother, reopen } = options;
  const prefix = name === undefined ? '' : `${name}: `;
  const declareAll = (parts: readonly Part[], run: (task: TaskAgain) => Promise<void>): void => {
    for (const [guarantee, declare] of parts) {
      declare((behaviour, task) => {
        test(`${prefix}${guarantee}: ${behaviour}`, () => run(task));
      });
    }
  };
  declareAll(PARTS, runOnce(open));
  if (openAnother) declareAll(PARTS_OF_SEVERAL, runBeside(open, openAnother));
  if (reopen) declareAll(PARTS_OF_REOPENED, runReopened(open, reopen));
}
