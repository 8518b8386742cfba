import { recordManagerContract } from 'event-sourcing-workbook/contract';
import type { Make } from './fault.ts';
import type { Sequences } from './map-record-manager.ts';

export type Tests = Map<string, () => Promise<void>>;

/**
 * The tests of the contract for a store that several may open.
 *
 * @param close what closing a record manager does. By default nothing.
 */
export function testsOf(make: Make, close = async (): Promise<void> => undefined): Tests {
  const tests: Tests = new Map();
  const subject = (sequences: Sequences, isReopened: boolean) => ({
    sequences,
    recordManager: make(sequences, isReopened),
    close,
  });
  recordManagerContract({
    test: (name, task) => tests.set(name, task),
    open: async () => subject(new Map(), false),
    openAnother: async ({ sequences }) => subject(sequences, false),
    reopen: async ({ sequences }) => subject(sequences, true),
  });
  return tests;
}
