/** Runs tasks one after another, in the order they were given. A task must not wait for a later one. */
export class SerialQueue {
  #last: Promise<unknown> = Promise.resolve();

  /** @returns what the task returns or throws; a task that throws does not stop those after it. */
  run<Result>(task: () => Promise<Result>): Promise<Result> {
    const result = this.#last.then(task);
    this.#last = result.catch(() => undefined);
    return result;
  }
}
