/**
 * The process that programs run in. It says what happens, as it happens, and judges nothing: what
 * a program does to this process (its globals, its memory, its life) reaches no verdict.
 */
import { watch } from '../chapter/runtime.ts';
import { readThrown } from '../chapter/thrown.ts';
import { checkProcess, guardProcess } from './guards.ts';
import { HandleLedger, rememberTimers } from './leftovers.ts';
import type { BlockPlace, PlayCommand } from './play-event.ts';
import { rememberFunctions } from './replaced.ts';
import { enterBlock, runningBlock } from './started-by.ts';
import { print, say, StopError, tell } from './tell.ts';
import { startWatchdog } from './watchdog.ts';

// Programs may replace these; what we need is taken from them before one runs.
const { setImmediate: later, Promise: OwnPromise } = globalThis;
const now = performance.now.bind(performance);
const exit = process.exit.bind(process);

const observerUrl = process.argv[2];
const observer = (observerUrl && (await import(observerUrl))) as
  { afterBlock(): unknown } | undefined;
const ledger = new HandleLedger<BlockPlace>();
/** Pages that were waited for in vain: they end at their next block. */
const left = new Set<string>();
let started = 0;
let isFinishing = false;
/** Goes on without the program that plays. */
let settle: (() => void) | undefined;

watch({
  begin: (page, line) => {
    if (left.has(page)) throw new StopError();
    enterBlock({ page, line });
    say({ type: 'begin', page, line });
    started = now();
  },
  end: (page, line) => {
    const ms = now() - started;
    checkProcess();
    ledger.update(runningBlock());
    enterBlock(undefined);
    const found = observer?.afterBlock();
    say({ type: 'end', page, line, ms, ...(found === undefined ? {} : { seen: found }) });
  },
  threw: (text) => print(`${text}\n`),
});
guardProcess();
// Deep in a library, the frame on the page may be the hundredth.
Error.stackTraceLimit = 100;
const runningTimers = rememberTimers();
const isIntact = rememberFunctions();
const channel = process.channel;
startWatchdog();

async function play(url: string): Promise<void> {
  channel?.unref();
  enterBlock(undefined);
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
  const running = runningBlock();
  if (running !== undefined) ledger.update(running);
  enterBlock(undefined);
  channel?.ref();
  say({ type: 'settled', isClean: isIntact() });
}

function giveUp(never: boolean): void {
  if (settle !== undefined) {
    const running = runningBlock();
    if (running !== undefined) left.add(running.page);
    say({ type: 'unsettled', never });
    settle();
  } else if (isFinishing && !never) {
    ledger.update(undefined);
    for (const { origin } of runningTimers()) {
      say({ type: 'timer', stack: readThrown(origin).stack });
    }
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
