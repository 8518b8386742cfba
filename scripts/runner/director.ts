/** Plays chapters: knows at any moment which block runs, for how long, and what it printed. */
import { comparable } from '../chapter/diff.ts';
import { failureOf, type Failure } from '../chapter/failure.ts';
import { HandleLedger, type StartedTimer } from './leftovers.ts';
import { loadFailure } from './load-failure.ts';
import { judgeOutput } from './output-check.ts';
import { endless, leftRunning, seconds, unsettled } from './overdue.ts';
import { chapterAndBlock, type Part, type Parts } from './parts.ts';
import { fail, hasFailed, type ChapterResult } from './results.ts';
import type { Watcher } from '../chapter/runtime.ts';
import { readThrown, RunnerError } from '../chapter/thrown.ts';

export interface DirectorOptions {
  /** Milliseconds that a block may take. */
  readonly limit: number;
  /** Whether quotations are brought up to date instead of failing. */
  readonly update: boolean;
  /** A sign of life for the watchdog. */
  readonly beat: () => void;
}

/** Ends a chapter of which a block has failed; never seen by a reader. */
class StopError extends Error {}

const printLimit = 100_000;

export class Director implements Watcher {
  readonly #parts: Parts;
  readonly #options: DirectorOptions;
  readonly #ledger = new HandleLedger<Part>();
  readonly #seen = new WeakSet<object>();
  #playing: ChapterResult | undefined;
  #running: Part | undefined;
  #last: Part | undefined;
  #started = 0;
  #reached: ((section: number) => void) | undefined;
  /** Settles the chapter that plays, or the wait at the end, without it. */
  #giveUp: (() => void) | undefined;

  constructor(parts: Parts, options: DirectorOptions) {
    this.#parts = parts;
    this.#options = options;
    this.#ledger.update(undefined);
  }

  begin(page: string, line: number): void {
    const part = this.#parts.at(page, line);
    if (part === undefined) return;
    if (hasFailed(part.chapter)) throw new StopError();
    this.#reached?.(part.result.block.section);
    this.#running = this.#last = part;
    this.#options.beat();
    this.#started = performance.now();
  }

  end(page: string, line: number): void {
    const part = this.#parts.at(page, line);
    if (part === undefined || part.result !== this.#running?.result) return;
    this.#close();
    if (part.result.status === 'waiting') part.result.status = 'passed';
    judgeOutput(part, this.#options.update);
  }

  threw(text: string): void {
    this.print(`${text}\n`);
  }

  print(text: string): void {
    const result = (this.#running ?? this.#last)?.result;
    if (result !== undefined && result.output.length < printLimit) result.output += text;
  }

  /** Imports a chapter's program and returns when it has ended, failed, or waited for too long. */
  async play(
    chapter: ChapterResult,
    url: string,
    reached: (section: number) => void,
  ): Promise<void> {
    this.#playing = chapter;
    this.#last = undefined;
    this.#reached = reached;
    const { limit } = this.#options;
    const patience = setInterval(
      () => {
        // Loading the library is no block's fault and may take longer than a short limit.
        const allowed = this.#running === undefined ? Math.max(limit, 10_000) : limit;
        if (performance.now() - this.#started < allowed) return;
        this.#stall(chapter, `did not settle within ${seconds(allowed)}.`);
      },
      Math.min(limit / 4, 250),
    ).unref();
    this.#started = performance.now();
    const gaveUp = new Promise<void>((resolve) => {
      this.#giveUp = resolve;
    });
    try {
      await Promise.race([import(url), gaveUp]);
      // One turn of the event loop, in which a rejection that nobody handled comes to light.
      await new Promise((resolve) => setImmediate(resolve));
    } catch (error) {
      this.#blame(error, chapter);
    } finally {
      clearInterval(patience);
      this.#giveUp = this.#playing = undefined;
      this.#close();
    }
  }

  /** Waits until nothing is left to run, but not for ever. */
  async drain(timers: () => readonly StartedTimer[]): Promise<void> {
    const { limit } = this.#options;
    const drained = new Promise<void>((resolve) => {
      this.#giveUp = resolve;
    });
    const patience = setTimeout(() => {
      this.#ledger.update(undefined);
      for (const { part, failure } of leftRunning(this.#parts, timers(), this.#ledger, limit)) {
        this.#fail(part, failure);
      }
      this.#giveUp?.();
    }, limit).unref();
    await drained;
    clearTimeout(patience);
    this.#giveUp = undefined;
  }

  /** Nothing is left that could wake the program up. */
  idle(): void {
    if (this.#playing === undefined) this.#giveUp?.();
    else this.#stall(this.#playing, 'can never settle: nothing is left that could settle it.');
  }

  stray(error: unknown, how: 'rejection' | 'callback'): void {
    if (error instanceof StopError || this.#wasSeen(error)) return;
    const part = this.#parts.ofError(error).part ?? this.#running ?? this.#last;
    if (part === undefined) return;
    const hint = 'Nobody handled this rejection. Await the promise, or catch its error.';
    this.#failWith(part, error, how === 'rejection' ? { hint } : {});
  }

  /** The main thread is caught in a loop; the stack says where. */
  stuck(stack: string): void {
    const { places, part: outermost } = this.#parts.ofError(Object.assign(new Error(), { stack }));
    const part = this.#running ?? outermost;
    if (part === undefined) return;
    this.#fail(part, endless(part, places[0], this.#options.limit));
    this.#close();
  }

  #blame(error: unknown, chapter: ChapterResult): void {
    if (error instanceof StopError) return;
    // It may have come to light before, as a stray one.
    if (this.#wasSeen(error) && hasFailed(chapter)) return;
    const part = this.#last;
    if (part === undefined) {
      this.#blameLoading(error, chapter);
      return;
    }
    const { fence } = part.result.block;
    const isOther = fence.kind === 'throws' && !(error instanceof RunnerError);
    this.#failWith(part, error, isOther ? { hint: `This block is to throw ${fence.error}.` } : {});
  }

  /** It failed before its first block began. */
  #blameLoading(error: unknown, chapter: ChapterResult): void {
    const { chapters, rename } = this.#parts;
    const found = loadFailure(readThrown(error), chapter.chapter, chapters, rename);
    const result = chapter.blocks.find(({ block }) => block === found?.block);
    if (found !== undefined && result !== undefined) this.#fail({ result, chapter }, found.failure);
  }

  #stall(chapter: ChapterResult, what: string): void {
    const part = this.#running;
    if (part === undefined) this.#blameLoading(new RunnerError(`something ${what}`), chapter);
    // After a failure nobody asks why the block did not come to its end.
    else if (part.result.status !== 'failed') this.#fail(part, unsettled(part, what));
    this.#giveUp?.();
  }

  #failWith(part: Part, error: unknown, words: Partial<Failure>): void {
    const { chapters, rename } = this.#parts;
    this.#fail(part, failureOf(readThrown(error), chapters, rename, chapterAndBlock(part), words));
  }

  #fail({ result }: Part, failure: Failure): void {
    const printed = comparable(result.output);
    fail(result, printed === '' ? failure : { ...failure, printed });
  }

  #close(): void {
    if (this.#running === undefined) return;
    this.#running.result.ms = performance.now() - this.#started;
    this.#ledger.update(this.#running);
    this.#running = undefined;
    this.#options.beat();
  }

  #wasSeen(error: unknown): boolean {
    if (typeof error !== 'object' || error === null) return false;
    const seen = this.#seen.has(error);
    this.#seen.add(error);
    return seen;
  }
}
