/**
 * The process that programs run in. It says what happens, as it happens, and judges nothing: what
 * a program does to this process (its globals, its memory, its life) reaches no verdict.
 */
import { writeSync } from 'node:fs';
import { watch } from '../chapter/runtime.ts';
import { describeError, readThrown, RunnerError, type Thrown } from '../chapter/thrown.ts';
import { HandleLedger, rememberTimers } from './leftovers.ts';
import type { PlayCommand, PlayEvent, Settled } from './play-event.ts';
import { rememberFunctions } from './replaced.ts';
import { startWatchdog } from './watchdog.ts';

// Programs may replace all of these; what we need is taken from them before one runs.
const { setImmediate: later, Promise: OwnPromise } = globalThis;
const { stringify } = JSON;
const now = performance.now.bind(performance);
const exit = process.exit.bind(process);
const decoder = new TextDecoder();
const encoder = new TextEncoder();
const write = writeSync;
const events = 4;
const printLimit = 5_000_000;

/** Written at once and in order, whatever the process is caught in afterwards. */
function say(event: PlayEvent | Settled): void {
  const bytes = encoder.encode(`${stringify(event)}\n`);
  try {
    for (let at = 0; at < bytes.length;) at += write(events, bytes, at);
  } catch {
    // The one who listens is gone.
    exit(1);
  }
}

class StopError extends Error {}

class ProcessExitError extends RunnerError {
  constructor() {
    super('This would have ended the whole run: a block cannot call process.exit().');
  }
}

type Observer = { afterBlock(): unknown } | undefined;
const observerUrl = process.argv[2];
const observer = (observerUrl && (await import(observerUrl))) as Observer;

interface Running {
  readonly page: string;
  readonly line: number;
}

const ledger = new HandleLedger<Running>();
const seen = new WeakSet<object>();
/** Pages that were waited for in vain: they end at their next block. */
const left = new Set<string>();
let running: Running | undefined;
let [started, printed, isFinishing] = [0, 0, false];
let settle: (() => void) | undefined;

function print(text: string): void {
  if (printed > printLimit) return;
  printed += text.length;
  say(printed > printLimit ? { type: 'flood', limit: printLimit } : { type: 'print', text });
}

function tell(error: unknown, how: 'program' | 'rejection' | 'callback'): void {
  if (error instanceof StopError) return;
  if (typeof error === 'object' && error !== null) {
    if (seen.has(error)) return;
    seen.add(error);
  }
  let thrown: Thrown;
  try {
    thrown = readThrown(error);
  } catch {
    // The program has broken what reading needs.
    thrown = {
      text: 'Something was thrown that cannot be read.',
      message: '',
      stack: '',
      causes: [],
    };
  }
  say({ type: 'thrown', thrown, how });
}

/** A block that listens for these itself wants to show what happens: then they are its own. */
const strays = { unhandledRejection: 0, uncaughtException: 0 };
function countListeners(): void {
  strays.unhandledRejection = process.listenerCount('unhandledRejection');
  strays.uncaughtException = process.listenerCount('uncaughtException');
}
process.on('unhandledRejection', (error: unknown) => {
  if (process.listenerCount('unhandledRejection') > strays.unhandledRejection) return;
  tell(error, 'rejection');
});
process.on('uncaughtException', (error: unknown) => {
  if (process.listenerCount('uncaughtException') > strays.uncaughtException) return;
  tell(error, 'callback');
});
countListeners();

/** What would hide failures, or tells of some: a test framework does, in this way. */
function checkProcess(): void {
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

watch({
  begin: (page, line) => {
    if (left.has(page)) throw new StopError();
    running = { page, line };
    printed = 0;
    countListeners();
    say({ type: 'begin', page, line });
    started = now();
  },
  end: (page, line) => {
    const ms = now() - started;
    checkProcess();
    ledger.update(running);
    countListeners();
    running = undefined;
    const found = observer?.afterBlock();
    say({ type: 'end', page, line, ms, ...(found === undefined ? {} : { seen: found }) });
  },
  threw: (text) => print(`${text}\n`),
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
  const error = new ProcessExitError();
  // Told at once, in case the block catches what we throw to stop it.
  tell(error, 'callback');
  throw error;
};
// Node's own warnings are nothing that a block printed.
process.removeAllListeners('warning');
process.on('warning', (warning) => void write(2, `${describeError(warning)}\n`));

// Deep in a library, the frame on the page may be the hundredth.
Error.stackTraceLimit = 100;
const runningTimers = rememberTimers();
const { assert: complain } = console;
console.assert = (isRight?: unknown, message?: string, ...words: unknown[]): void => {
  complain(Boolean(isRight), message, ...words);
  if (!isRight) tell(new RunnerError('console.assert() was not right.'), 'callback');
};
const isIntact = rememberFunctions();
const channel = process.channel;
startWatchdog();

async function play(url: string): Promise<void> {
  channel?.unref();
  ledger.update(undefined);
  let mine: (() => void) | undefined;
  const settled = new OwnPromise<void>((resolve) => (settle = mine = resolve));
  void (async () => {
    try {
      await import(url);
      // One turn of the event loop, in which a rejection that nobody handled comes to light.
      await new OwnPromise((resolve) => later(resolve));
    } catch (error) {
      // A program that was given up may still fail, while another one plays.
      tell(error, settle === mine ? 'program' : 'callback');
    }
    mine?.();
  })();
  await settled;
  settle = undefined;
  if (running !== undefined) ledger.update(running);
  running = undefined;
  channel?.ref();
  say({ type: 'settled', isClean: isIntact() });
}

function giveUp(never: boolean): void {
  if (settle !== undefined) {
    if (running !== undefined) left.add(running.page);
    say({ type: 'unsettled', never });
    settle();
  } else if (isFinishing && !never) {
    ledger.update(undefined);
    for (const { origin } of runningTimers())
      say({ type: 'timer', stack: readThrown(origin).stack });
    for (const { kind, owner } of ledger.open()) say({ type: 'open', kind, ...owner });
    say({ type: 'settled', isClean: true });
  }
}

process.on('beforeExit', () => {
  checkProcess();
  giveUp(true);
});
process.on('disconnect', () => {
  if (!isFinishing) exit(1);
});
process.on('message', (command: PlayCommand) => {
  if (command === 'give up') giveUp(false);
  else if (command === 'finish') {
    isFinishing = true;
    channel?.unref();
  } else void play(command.play);
});
// Ready for the first command.
say({ type: 'settled', isClean: true });
