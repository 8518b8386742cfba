/** Stands between the chapters and the process: what they print, throw too late, or try to end. */
import { RunnerError } from '../chapter/thrown.ts';

export interface Interceptors {
  print(text: string): void;
  /** An error that reached nobody. */
  stray(error: unknown, how: 'rejection' | 'callback'): void;
  /** The event loop has nothing left to do. */
  idle(): void;
}

class ProcessExitError extends RunnerError {
  constructor() {
    super('This would have ended the whole run: a block cannot call process.exit().');
  }
}

export function intercept(to: Interceptors): { restore(): void } {
  const { exit } = process;
  const streams = [process.stdout, process.stderr];
  const writes = streams.map((stream) => stream.write);
  const decoder = new TextDecoder();
  // All of console ends here, too.
  for (const stream of streams) {
    stream.write = (
      chunk: string | Uint8Array,
      encoding?: BufferEncoding | ((error?: Error | null) => void),
      done?: (error?: Error | null) => void,
    ): boolean => {
      to.print(typeof chunk === 'string' ? chunk : decoder.decode(chunk));
      const callback = typeof encoding === 'function' ? encoding : done;
      callback?.();
      return true;
    };
  }
  process.exit = () => {
    const error = new ProcessExitError();
    // Told at once, in case the block catches what we throw to stop it.
    to.stray(error, 'callback');
    throw error;
  };
  // A block that listens for these itself wants to show what happens: then they are its own.
  const rejection = (error: unknown): void => {
    if (process.listenerCount('unhandledRejection') === 1) to.stray(error, 'rejection');
  };
  const exception = (error: unknown): void => {
    if (process.listenerCount('uncaughtException') === 1) to.stray(error, 'callback');
  };
  process.on('unhandledRejection', rejection);
  process.on('uncaughtException', exception);
  // Node's own warnings are nothing that a block printed.
  const warners = process.listeners('warning');
  const warn = ({ name, message }: Error): void => {
    Reflect.apply(writes[1] ?? process.stderr.write, process.stderr, [`${name}: ${message}\n`]);
  };
  process.removeAllListeners('warning');
  process.on('warning', warn);
  const idle = (): void => to.idle();
  process.on('beforeExit', idle);
  return {
    restore: () => {
      process.exit = exit;
      for (const [index, stream] of streams.entries()) stream.write = writes[index] ?? stream.write;
      process.off('unhandledRejection', rejection);
      process.off('uncaughtException', exception);
      process.off('beforeExit', idle);
      process.off('warning', warn);
      for (const warner of warners) process.on('warning', warner);
    },
  };
}
