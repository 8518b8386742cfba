/** Timers of the reader's code: what they throw after the last block still belongs to the run. */

import { now, OwnPromise } from './own.ts';

/** Milliseconds: timers that take longer are not waited for. */
const patience = 100;

type Start = (act: () => void, ms: number) => unknown;

/** Remembers every timer made from now on. */
export function rememberTimers(scope: typeof globalThis) {
  const { setTimeout, setInterval, clearTimeout } = scope;
  const due = new Map<unknown, number>();
  const remembering =
    (start: Start, repeats: boolean) =>
    (act: unknown, ms = 0, ...values: unknown[]): unknown => {
      const run = (): void => {
        if (!repeats) due.delete(timer);
        if (typeof act === 'function') Reflect.apply(act, scope, values);
      };
      const timer: unknown = start(run, ms);
      due.set(timer, now() + ms);
      return timer;
    };
  const forgetting = (timer: Parameters<typeof clearTimeout>[0]): void => {
    due.delete(timer);
    clearTimeout(timer);
  };
  Object.assign(scope, {
    setTimeout: remembering(setTimeout, false),
    setInterval: remembering(setInterval, true),
    clearTimeout: forgetting,
    clearInterval: forgetting,
  });
  return {
    /** Waits for those that are soon due. @returns whether there were any. */
    async settled(): Promise<boolean> {
      const end = now() + patience;
      const isOver = (): boolean => now() > end || ![...due.values()].some((time) => time <= end);
      if (isOver()) return false;
      while (!isOver()) await new OwnPromise((resolve) => setTimeout(resolve, 5));
      return true;
    },
  };
}
