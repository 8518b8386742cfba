import type { RecordManager } from '../infrastructure/record-manager.ts';

/** A record manager on an empty database that no other test uses. */
export interface ContractSubject {
  /** What is tested. */
  readonly recordManager: RecordManager;
  /**
   * Closes it. Called once, also after a test that failed, unless `reopen` has closed it. Nothing is
   * read after it, so what was stored may stay, or be removed here. If it is removed here, `reopen`
   * closes in another way, because then it must stay.
   */
  close(): Promise<void>;
}

/**
 * Declares a test: `test` of `node:test` and of Vitest, or a suite of uvu.
 *
 * @param name what the record manager does.
 * @param task fails when it does something else.
 */
export type ContractTest = (name: string, task: () => Promise<void>) => unknown;

/**
 * What {@link recordManagerContract} needs. The last two functions are for a store that outlives a
 * connection. One in memory has neither, and is not asked what only they can show.
 *
 * @typeParam Subject what `open` gives: with more in it, such as an address, if the others need it.
 */
export interface RecordManagerContractOptions<Subject extends ContractSubject = ContractSubject> {
  /** Comes before the name of each test. By default nothing does. */
  readonly name?: string;
  /** Declares a test. */
  readonly test: ContractTest;
  /**
   * Called by each test, so that none sees what another has stored.
   *
   * @returns a record manager on an empty database, whether or not `close` has removed what the
   *   tests before have stored.
   */
  readonly open: () => Promise<Subject>;
  /**
   * Opens one more record manager on the store of a subject, which stays open. It has a connection
   * of its own, as another process would have. Leave it out if only one can have the store open.
   *
   * @param subject the one that is open.
   * @returns the record manager. Its `close()` leaves what is stored.
   */
  readonly openAnother?: (subject: Subject) => Promise<ContractSubject>;
  /**
   * Closes the connection of a subject, leaves what is stored, and opens the same store again. It
   * calls `close` of that subject only if that leaves what is stored. It is called by no other code then.
   *
   * @param subject the one to close.
   * @returns what is used, and closed, in place of the subject from now on.
   */
  readonly reopen?: (subject: Subject) => Promise<Subject>;
}

/** Declares one behaviour of a record manager, which is given empty. */
export type It = (behaviour: string, task: (records: RecordManager) => Promise<void>) => void;

/** A task that may open the store again: beside the first record manager, or after it. */
export type TaskAgain = (
  records: RecordManager,
  openAgain: () => Promise<RecordManager>,
) => Promise<void>;

/** Declares one behaviour of a store that can be opened again. */
export type ItAgain = (behaviour: string, task: TaskAgain) => void;
