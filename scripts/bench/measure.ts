import type { Task, Work } from './subject.ts';

/** Anything that stores events: what it stores does not matter here. */
type AnyWork = Pick<Work<never>, 'name' | 'append' | 'replay' | 'readAll' | 'loop'>;

/** What is measured: one line of the table for each subject. */
export interface Measure {
  readonly title: string;
  /** How many of them there are in one operation, and what they are called. */
  readonly amount: number;
  readonly unit: 'events' | 'loops';
  prepare(work: AnyWork, count: number): Promise<Task>;
}

const events = (
  title: string,
  amount: number,
  prepare: (work: AnyWork, amount: number, count: number) => Promise<Task>,
): Measure => ({
  title: `${title} ${amount.toLocaleString('en')}`,
  amount,
  unit: 'events',
  prepare: (work, count) => prepare(work, amount, count),
});

export const MEASURES: readonly Measure[] = [
  // It reads all that is there: nothing else may be.
  events('read all of', 10_000, (work, amount, count) => work.readAll(amount, count)),
  ...[1, 10, 100].map((size) =>
    events('append', size, (work, amount, count) => work.append(amount, count)),
  ),
  ...[1_000, 10_000].map((size) =>
    events('replay', size, (work, amount, count) => work.replay(amount, count)),
  ),
  {
    title: 'create-read-update-read-discard',
    amount: 1,
    unit: 'loops',
    prepare: (work, count) => work.loop(count),
  },
];

export interface Figure {
  /** Milliseconds for one operation. */
  readonly milliseconds: number;
  /** How fast it is compared with the first subject: 1 is as fast. */
  readonly ratio: number;
}

/** How long to measure. */
export interface Effort {
  readonly rounds: number;
  /** How long one subject works in one round, in milliseconds. */
  readonly milliseconds: number;
}

export function median(values: readonly number[]): number {
  const sorted = values.toSorted((one, other) => one - other);
  const middle = sorted.length / 2;
  const [low = NaN, high = NaN] = [sorted[Math.ceil(middle) - 1], sorted[Math.floor(middle)]];
  return (low + high) / 2;
}

/** Milliseconds for one of `count` operations. */
async function time(measure: Measure, work: AnyWork, count: number): Promise<number> {
  const task = await measure.prepare(work, count);
  // What is young only: with old objects goes the code that was compiled for them.
  globalThis.gc?.({ type: 'minor' });
  const start = performance.now();
  await task();
  return (performance.now() - start) / count;
}

/**
 * Lets the subjects take turns, so that a busy machine is as unfair to one as to the other. Times
 * and ratios are medians over the rounds; a ratio compares times of the same round.
 *
 * @param settle called between the first runs, which warm up, and those that are measured.
 * @returns a figure for each subject.
 */
export async function compare(
  measure: Measure,
  works: readonly AnyWork[],
  { rounds, milliseconds }: Effort,
  settle: () => Promise<void>,
): Promise<Figure[]> {
  const entries = works.map((work) => ({ work, times: [] as number[], count: 1 }));
  for (const entry of entries) {
    // The first time is the slowest: caches are empty, code is not compiled yet.
    const first = await time(measure, entry.work, 1);
    const again = await time(measure, entry.work, Math.ceil(milliseconds / 4 / first) || 1);
    entry.count = Math.min(Math.ceil(milliseconds / again) || 1, 20_000);
  }
  await settle();
  for (let round = 0; round < rounds; round++) {
    for (let turn = 0; turn < entries.length; turn++) {
      const entry = entries[(round + turn) % entries.length];
      entry?.times.push(await time(measure, entry.work, entry.count));
    }
  }
  const reference = entries[0]?.times ?? [];
  return entries.map(({ times }) => ({
    milliseconds: median(times),
    ratio: median(times.map((time, round) => (reference[round] ?? NaN) / time)),
  }));
}
