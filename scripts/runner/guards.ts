/** Stands between the programs and their process: what they print, throw too late, or try to end. */
import type { EventEmitter } from 'node:events';
import { writeSync } from 'node:fs';
import { describeError, RunnerError } from '../chapter/thrown.ts';
import type { BlockPlace } from './play-event.ts';
import { runningBlock, startedBy } from './started-by.ts';
import { print, tell } from './tell.ts';

const write = writeSync;
const decoder = new TextDecoder();

/** Who listens for what is thrown too late. */
const listening = new WeakMap<object, BlockPlace | undefined>();

/** What the block that runs has started and listens for itself, it wants to show. */
function isExcused(name: 'unhandledRejection' | 'uncaughtException'): boolean {
  const block = runningBlock();
  if (block === undefined || startedBy() !== block) return false;
  const emitter: EventEmitter = process;
  return emitter.listeners(name).some((listener) => listening.get(listener) === block);
}

/** What would hide failures, or tells of some: a test framework does, by the exit status. */
export function checkProcess(): void {
  if (process.hasUncaughtExceptionCaptureCallback()) {
    process.setUncaughtExceptionCaptureCallback(null);
    const message = 'No block may take all uncaught exceptions: listen for them where one is due.';
    tell(new RunnerError(message), 'callback');
  }
  const status = process.exitCode;
  if (status === undefined || status === 0) return;
  process.exitCode = 0;
  const message = `process.exitCode is ${String(status)}: this block, or what one before it has started, says that it failed.`;
  tell(new RunnerError(message), 'callback');
}

export function guardProcess(): void {
  process.on('unhandledRejection', (error: unknown) => {
    if (!isExcused('unhandledRejection')) tell(error, 'rejection');
  });
  process.on('uncaughtException', (error: unknown) => {
    if (!isExcused('uncaughtException')) tell(error, 'callback');
  });
  process.on('newListener', (_name: string, listener: object) => {
    listening.set(listener, startedBy());
  });
  // All of console ends here, too.
  for (const stream of [process.stdout, process.stderr]) {
    stream.write = (
      chunk: string | Uint8Array,
      encoding?: BufferEncoding | ((error?: Error | null) => void),
      done?: (error?: Error | null) => void,
    ): boolean => {
      print(typeof chunk === 'string' ? chunk : decoder.decode(chunk));
      const callback = typeof encoding === 'function' ? encoding : done;
      callback?.();
      return true;
    };
  }
  process.exit = () => {
    const message = 'This would have ended the whole run: a block cannot call process.exit().';
    const error = new RunnerError(message);
    // Told at once, in case the block catches what we throw to stop it.
    tell(error, 'callback');
    throw error;
  };
  const { assert } = console;
  console.assert = (isRight?: unknown, message?: string, ...words: unknown[]): void => {
    assert(Boolean(isRight), message, ...words);
    if (!isRight) tell(new RunnerError('console.assert() was not right.'), 'callback');
  };
  // Node's own warnings are nothing that a block printed.
  process.removeAllListeners('warning');
  process.on('warning', (warning) => void write(2, `${describeError(warning)}\n`));
}
