/** How far the reader has come. Nothing here knows where that is kept. */
import type { Exercise } from '../chapter/exercise.ts';

export interface Progress {
  /** The fingerprint of the answer that passed, by exercise. */
  readonly passed: Readonly<Record<string, string>>;
  /** How many hints were shown, by exercise. */
  readonly hints: Readonly<Record<string, number>>;
  /** The exercises whose solutions were shown. */
  readonly solutions: readonly string[];
  /** Where the reader left off. */
  readonly current: string | undefined;
}

export const noProgress: Progress = { passed: {}, hints: {}, solutions: [], current: undefined };

export type State =
  | 'open'
  | 'passed'
  /** Not done, but the chapter is: all of its three-star exercises are passed. */
  | 'skipped';

export function stateOf(
  { id, page }: Exercise,
  all: readonly Exercise[],
  progress: Progress,
): State {
  if (isPassed(id, progress)) return 'passed';
  const hardest = all.filter((other) => other.page === page && other.stars === 3);
  const isFastTrack = hardest.length > 0 && hardest.every((other) => isPassed(other.id, progress));
  return isFastTrack ? 'skipped' : 'open';
}

export function isPassed(id: string, { passed }: Progress): boolean {
  return Object.hasOwn(passed, id);
}

/** The first open exercise after this one, going round; undefined when there is none. */
export function nextOpen(
  id: string,
  all: readonly Exercise[],
  progress: Progress,
): Exercise | undefined {
  const from = all.findIndex((exercise) => exercise.id === id) + 1;
  const order = [...all.slice(from), ...all.slice(0, from)];
  return order.find(
    (exercise) => exercise.id !== id && stateOf(exercise, all, progress) === 'open',
  );
}

/** Where to begin: the exercise where the reader left off, or the first that is open. */
export function whereToBegin(all: readonly Exercise[], progress: Progress): Exercise | undefined {
  return (
    all.find(({ id }) => id === progress.current) ??
    all.find((exercise) => stateOf(exercise, all, progress) === 'open') ??
    all[0]
  );
}

/** Judged again: what passed before and fails now is open again. */
export function withVerdict(
  progress: Progress,
  { id, fingerprint }: { readonly id: string; readonly fingerprint: string | undefined },
): Progress {
  const { [id]: _before, ...others } = progress.passed;
  return {
    ...progress,
    passed: fingerprint === undefined ? others : { ...others, [id]: fingerprint },
  };
}

/** What is no longer the answer that passed is not passed. */
export function withoutChanged(
  progress: Progress,
  fingerprintOf: (id: string) => string | undefined,
): Progress {
  const kept = Object.entries(progress.passed).filter(([id, print]) => fingerprintOf(id) === print);
  return { ...progress, passed: Object.fromEntries(kept) };
}

/** From a file that anybody may have changed: what makes no sense counts as not there. */
export function parseProgress(text: string): Progress {
  let data: unknown;
  try {
    data = JSON.parse(text);
  } catch {
    return noProgress;
  }
  if (typeof data !== 'object' || data === null) return noProgress;
  const { passed, hints, solutions, current } = { ...noProgress, ...data } as Record<
    string,
    unknown
  >;
  return {
    passed: fieldsOf(passed, (value) => typeof value === 'string'),
    hints: fieldsOf(hints, (value): value is number => Number.isInteger(value)),
    solutions: Array.isArray(solutions) ? solutions.filter((id) => typeof id === 'string') : [],
    current: typeof current === 'string' ? current : undefined,
  };
}

function fieldsOf<Value>(
  data: unknown,
  isValue: (value: unknown) => value is Value,
): Record<string, Value> {
  const fields = typeof data === 'object' && data !== null ? Object.entries(data) : [];
  const found = fields.filter((entry): entry is [string, Value] => isValue(entry[1]));
  return Object.fromEntries(found);
}
