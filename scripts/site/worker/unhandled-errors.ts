/** Errors in this worker that no code has caught. */
import { OwnPromise, startTimer } from './own.ts';

export class UnhandledErrors {
  readonly #last = new Error('The last one.');
  #allTold: () => void = () => {};

  constructor(hear: (error: unknown, hint?: string) => void) {
    addEventListener('unhandledrejection', (event) => {
      event.preventDefault();
      if (event.reason === this.#last) return this.#allTold();
      const hint = 'No code handled this rejection. Await the promise, or catch its error.';
      hear(event.reason, hint);
    });
    addEventListener('error', (event) => {
      event.preventDefault();
      hear(event.error ?? event.message);
    });
  }

  /** They are told in order, some time later: when our own has come, there are no others. */
  async allTold(): Promise<void> {
    await new OwnPromise<void>((resolve) => {
      this.#allTold = resolve;
      startTimer(resolve, 1000);
      void OwnPromise.reject(this.#last);
    });
  }
}
