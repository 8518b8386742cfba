import { DatastoreError } from '../../errors.ts';
import { node, type AsyncStorage } from './node.ts';
import type { SerialQueue } from './serial-queue.ts';

/** How long a call may wait for a transaction that it may have come from, in milliseconds. */
const LONGEST_WAIT = 10_000;

interface Scope {
  isOver: boolean;
}

/**
 * Refuses calls that come from inside the task of a transaction, and would wait for its end: for
 * ever, as the task waits for them. Node knows which call led to which, also after the task has
 * waited for something (AsyncLocalStorage). Browsers do not; there, a call that finds a transaction
 * under way waits for a while only.
 */
export class InsideTasks {
  #storage: AsyncStorage<Scope> | undefined;
  #running = 0;

  /** @throws DatastoreError when what calls this was called from a task that has not ended. */
  requireOutside(): void {
    if (this.#storage?.getStore()?.isOver === false) throw calledInside();
  }

  /** Runs the task of a transaction. */
  async run<Result>(task: () => Promise<Result>): Promise<Result> {
    // Made when there is a first task: from then on, Node keeps a record of every promise.
    this.#storage ??= asyncLocalStorage();
    const scope: Scope = { isOver: false };
    this.#running++;
    try {
      return await (this.#storage ? this.#storage.run(scope, task) : task());
    } finally {
      this.#running--;
      scope.isOver = true;
    }
  }

  /** Runs a task when it is its turn, and gives up waiting where it may have come from inside. */
  async inTurn<Result>(queue: SerialQueue, task: () => Promise<Result>): Promise<Result> {
    if (this.#storage || this.#running === 0) return queue.run(task);
    return new Promise((resolve, reject) => {
      let isLate = false;
      const timer = setTimeout(() => {
        isLate = true;
        reject(calledInside());
      }, LONGEST_WAIT);
      const turn = queue.run(async () => {
        clearTimeout(timer);
        if (!isLate) resolve(await task());
      });
      turn.catch(reject);
    });
  }
}

function calledInside(): DatastoreError {
  return new DatastoreError(
    'This was called inside a task of transaction(), and would wait for the end of the task. To ' +
      'store events in the transaction, give its manager on: storeEvents(events, { within: manager }) ' +
      'or recordItems(items, { within: manager }). For SQL, call manager.query(). Read before the ' +
      'transaction, or through the manager.',
  );
}

function asyncLocalStorage(): AsyncStorage<Scope> | undefined {
  const hooks = node()?.getBuiltinModule('node:async_hooks');
  return hooks && new hooks.AsyncLocalStorage<Scope>();
}
