/** Counts the tasks that have begun and not ended, for what has to wait for them. */
export class TasksUnderWay {
  #count = 0;
  readonly #whenNone: (() => void)[] = [];

  /** @returns what the task returns or throws. */
  async run<Result>(task: () => Promise<Result>): Promise<Result> {
    this.#count++;
    try {
      return await task();
    } finally {
      this.#count--;
      if (this.#count === 0) for (const tell of this.#whenNone.splice(0)) tell();
    }
  }

  /** Resolves when there is none. */
  async ended(): Promise<void> {
    if (this.#count > 0) await new Promise<void>((resolve) => this.#whenNone.push(resolve));
  }
}
