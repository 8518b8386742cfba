import type { DataSource } from 'typeorm';

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

/**
 * True for the drivers that do everything on one connection. Work that overlaps there joins the
 * transaction of another call and vanishes with it, so all of it goes through one queue.
 */
export function sharesConnection(source: DataSource): boolean {
  return source.options.type === 'sqljs' || source.options.type === 'better-sqlite3';
}
