/** What is wrong with code before it runs, and where. */
import type { Failure } from '../../guide/failure.ts';

export class OtherCodeError extends Error {
  readonly failure: Failure;

  constructor(failure: Failure) {
    super(failure.message);
    this.failure = failure;
  }
}

/** A stack trace as V8 writes it, whoever wrote it: others say `name@file:line:column`. */
export function readableStack(stack: string): string {
  return stack.replaceAll(/^(?!\s+at )(.*?)@(.+:\d+:\d+)$/gm, '    at $1 ($2)');
}
