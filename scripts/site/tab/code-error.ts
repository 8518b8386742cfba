/** What is wrong with code before it runs, and where. */
import type { Failure } from '../../guide/failure.ts';

export class OtherCodeError extends Error {
  readonly failure: Failure;

  constructor(failure: Failure) {
    super(failure.message);
    this.failure = failure;
  }
}
