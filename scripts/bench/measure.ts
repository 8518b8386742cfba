import { collectYoungGarbage } from './garbage.ts';
import type { Subject, Task } from './subject.ts';

/** What is measured: one line of the table for each subject. */
export interface Measure {
  readonly title: string;
  /** How many of them there are in one operation, and what they are called. */
  readonly amount: number;
  readonly unit: 'events' | 'loops';
  prepare(subject: Subject, count: number): Promise<Task>;
}

const append = (size: number): Measure => ({
  title: `append ${size}`,
  amount: size,
  unit: 'events',
  prepare: (subject, count) => subject.prepareAppend(size, count),
});
const replay = (size: number): Measure => ({
  title: `replay ${size.toLocaleString('en')}`,
  amount: size,
  unit: 'events',
  prepare: (subject, count) => subject.prepareReplay(size, count),
});

export const MEASURES: readonly Measure[] = [
  append(1),
  append(10),
  append(100),
  replay(1_000),
  replay(10_000),
  {
    title: 'create-read-update-read-discard',
    amount: 1,
    unit: 'loops',
    prepare: (subject, count) => subject.prepareLoop(count),
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

/**
 * An error that is thrown where nobody awaits it would end the whole bench: it fails this task only.
 *
 * @throws whatever the task throws, and whatever is thrown beside it.
 */
async function withStrayErrors<Result>(task: () => Promise<Result>): Promise<Result> {
  let refuse: (error: unknown) => void = () => undefined;
  const stray = new Promise<never>((_, reject) => (refuse = reject));
  process.on('uncaughtException', refuse);
  try {
    return await Promise.race([task(), stray]);
  } finally {
    process.off('uncaughtException', refuse);
  }
}

/** Milliseconds for one of `count` operations. */
export async function time(measure: Measure, subject: Subject, count: number): Promise<number> {
  const task = await measure.prepare(subject, count);
  collectYoungGarbage();
  const start = performance.now();
  await task();
  return (performance.now() - start) / count;
}

/**
 * Lets the subjects take turns, so that a busy machine is as unfair to one as to the other. Times
 * and ratios are medians over the rounds; a ratio compares times of the same round.
 *
 * @returns a figure for each subject, or why it has none.
 */
export async function compare(
  measure: Measure,
  subjects: readonly Subject[],
  { rounds, milliseconds }: Effort,
): Promise<(Figure | Error)[]> {
  const entries = subjects.map((subject) => ({ subject, times: [] as number[], count: 1 }));
  const failures = new Map<Subject, Error>();
  const attempt = async (subject: Subject, count: number): Promise<number> => {
    if (failures.has(subject)) return NaN;
    try {
      return await withStrayErrors(() => time(measure, subject, count));
    } catch (error) {
      failures.set(subject, error instanceof Error ? error : new Error(String(error)));
      return NaN;
    }
  };
  for (const entry of entries) {
    // The first time is the slowest: caches are empty, code is not compiled yet.
    const first = await attempt(entry.subject, 1);
    const again = await attempt(entry.subject, Math.ceil(milliseconds / 4 / first) || 1);
    entry.count = Math.min(Math.ceil(milliseconds / again) || 1, 20_000);
  }
  for (let round = 0; round < rounds; round++) {
    for (let turn = 0; turn < entries.length; turn++) {
      const entry = entries[(round + turn) % entries.length];
      entry?.times.push(await attempt(entry.subject, entry.count));
    }
  }
  const reference = entries[0]?.times ?? [];
  return entries.map(
    ({ subject, times }) =>
      failures.get(subject) ?? {
        milliseconds: median(times),
        ratio: median(times.map((time, round) => (reference[round] ?? NaN) / time)),
      },
  );
}
