/** What took too long: a block, a loop, or something that was left running. */
import type { Failure } from '../chapter/failure.ts';
import type { HandleLedger, StartedTimer } from './leftovers.ts';
import { startOfPart, type Part, type Parts } from './parts.ts';
import type { Place } from '../chapter/stack.ts';

const longer = 'If it only needs longer, allow that with --timeout=SECONDS.';

export function unsettled(part: Part, what: string): Failure {
  return { ...startOfPart(part), message: `This block ${what}`, hint: longer };
}

export function endless(part: Part, at: Place | undefined, limit: number): Failure {
  const message = `This code kept the program busy for more than ${seconds(limit)}: an endless loop?`;
  return { ...startOfPart(part), ...at, message, hint: `${longer} Nothing after it could run.` };
}

/** Timers by the place that started them, everything else by the block that opened it. */
export function leftRunning(
  parts: Parts,
  timers: readonly StartedTimer[],
  ledger: HandleLedger<Part>,
  limit: number,
): { readonly part: Part; readonly failure: Failure }[] {
  const late = `was still running ${seconds(limit)} after the last chapter.`;
  const started = timers.flatMap(({ origin }) => {
    const { places, part } = parts.ofError(origin);
    const [at] = places;
    if (part === undefined || at === undefined) return [];
    const message = `This timer ${late}`;
    return [{ part, failure: { ...at, message, hint: `Clear it. ${longer}` } }];
  });
  const opened = ledger.open().map(({ kind, owner: part }) => {
    const message = `This block opened something (${kind}) that ${late}`;
    return { part, failure: { ...startOfPart(part), message, hint: `Close it. ${longer}` } };
  });
  // A block that failed may well have left things lying about.
  return [...started, ...opened].filter(({ part }) => part.result.status !== 'failed');
}

export function seconds(milliseconds: number): string {
  return `${milliseconds / 1000} s`;
}
