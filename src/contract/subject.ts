import type { RecordManager } from '../infrastructure/record-manager.ts';

/** A record manager on an empty database that nobody else uses. */
export interface ContractSubject {
  /** What is tested. */
  readonly recordManager: RecordManager;
  /** Closes it, and removes what was stored. Called once, also after a test that failed. */
  close(): Promise<void>;
}

/**
 * Declares a test: `test` of `node:test` and of Vitest, or a suite of uvu.
 *
 * @param name what the record manager does.
 * @param task fails when it does something else.
 */
export type ContractTest = (name: string, task: () => Promise<void>) => unknown;

/** What {@link recordManagerContract} needs. */
export interface RecordManagerContractOptions {
  /** Comes before the name of each test. By default nothing does. */
  readonly name?: string;
  /** Declares a test. */
  readonly test: ContractTest;
  /**
   * Called by each test, so that none sees what another has stored.
   *
   * @returns a record manager on an empty database.
   */
  readonly open: () => Promise<ContractSubject>;
}

/** Declares one behaviour of a record manager, which is given empty. */
export type It = (behaviour: string, task: (records: RecordManager) => Promise<void>) => void;
