/** Follows what happens in the programs, and knows at any moment which block it belongs to. */
import { comparable, shortened } from '../chapter/diff.ts';
import { failureOf, type Failure } from '../chapter/failure.ts';
import { RunnerError, type Thrown, readThrown } from '../chapter/thrown.ts';
import { somewhereIn, type BlockFinder, type FoundBlock } from './block-finder.ts';
import { loadFailure } from './load-failure.ts';
import { judgeOutput } from './output-check.ts';
import type { BlockPlace, PlayEvent } from './play-event.ts';
import { fail, type BlockResult, type ChapterResult } from './results.ts';

export interface JudgeOptions {
  /** Milliseconds that a block may take. */
  readonly limit: number;
  /** Whether quotations are brought up to date instead of failing. */
  readonly update: boolean;
}

const longer = 'If it only needs longer, allow that with --timeout=SECONDS.';

export class BlockJudge {
  /** What belongs to no block, and still is no success. */
  readonly troubles: string[] = [];
  readonly #finder: BlockFinder;
  readonly #options: JudgeOptions;
  #playing: ChapterResult | undefined;
  #running: FoundBlock | undefined;
  #last: FoundBlock | undefined;
  /** None of its blocks has begun: the last one is of another chapter. */
  #isLoading = false;
  /** It was judged before: its process was lost, and another one runs it again for its exports. */
  #isRepeated = false;
  /** Blocks that have printed when they were over. */
  readonly #late = new Map<BlockResult, FoundBlock>();
  /** Blocks that were judged in a process that was lost. */
  readonly #repeated = new Set<BlockResult>();

  constructor(finder: BlockFinder, options: JudgeOptions) {
    this.#finder = finder;
    this.#options = options;
  }

  /** From now on this chapter plays, or none. */
  follow(chapter: ChapterResult | undefined): void {
    this.#playing = chapter;
    this.#running = undefined;
    if (chapter !== undefined) this.#isLoading = true;
    this.#isRepeated = false;
  }

  hear(event: PlayEvent): void {
    const blamed = this.#running ?? this.#last;
    switch (event.type) {
      case 'begin':
      case 'end':
        this.#border(event);
        return;
      case 'print':
        this.#print(event);
        return;
      case 'bypassed':
        this.#fail(blamed, 'This was written past the console, where nothing compares it.', {
          printed: shortened(event.text),
          hint: 'Print with console.log(), and what another program has printed, too.',
        });
        return;
      case 'flood':
        this.#fail(
          this.#starter(event) ?? blamed,
          `This block printed more than ${event.limit} characters: a loop?`,
        );
        return;
      case 'thrown':
        this.#blame(event);
        return;
      case 'unsettled':
        this.#stall(event.never);
        return;
      case 'stuck': {
        const { places, found } = this.#finder.ofStack(event.stack);
        const message = `This code kept the program busy for more than ${this.#patience}: an endless loop?`;
        const words = { ...places[0], ...(places[0] && { isSomewhere: false }), hint: longer };
        this.#fail(this.#running ?? found, message, words);
        return;
      }
      case 'timer': {
        const { places, found } = this.#finder.ofStack(event.stack);
        this.#leave(found, 'This timer', {
          ...places[0],
          isSomewhere: false,
          hint: `Clear it. ${longer}`,
        });
        return;
      }
      case 'open': {
        const found = this.#finder.at(event.page, event.line);
        this.#leave(found, `This block opened something (${event.kind}) that`, {
          hint: `Close it. ${longer}`,
        });
        return;
      }
      case 'lost':
        this.#fail(this.#running, event.why);
    }
  }

  judgeLateOutput(): void {
    for (const found of this.#late.values()) judgeOutput(found, this.#options.update);
  }

  /** The block that started what happens, which may be over. */
  #starter({ startedBy }: { readonly startedBy: BlockPlace | undefined }): FoundBlock | undefined {
    return startedBy && this.#finder.at(startedBy.page, startedBy.line);
  }

  #print(event: PlayEvent & { readonly type: 'print' }): void {
    const starter = this.#starter(event);
    const found = starter ?? this.#running ?? this.#last;
    if (found === undefined) return;
    const { result } = found;
    if (starter === undefined ? this.#isRepeated : this.#repeated.has(result)) return;
    result.output += event.text;
    if (result !== this.#running?.result) this.#late.set(result, found);
  }

  get #patience(): string {
    return `${this.#options.limit / 1000} s`;
  }

  #border(event: PlayEvent & { readonly type: 'begin' | 'end' }): void {
    const found = this.#finder.at(event.page, event.line);
    if (found === undefined) {
      const trouble = `${event.page} was imported from an earlier run, and is not judged in this one: import it by its name in an ordinary import.`;
      if (!this.troubles.includes(trouble)) this.troubles.push(trouble);
      return;
    }
    const { result } = found;
    if (event.type === 'begin') {
      this.#isRepeated = result.status !== 'waiting';
      if (this.#isRepeated) this.#repeated.add(result);
      this.#isLoading = false;
      if (!this.#isRepeated) this.#running = this.#last = found;
      return;
    }
    this.#isRepeated = false;
    if (result !== this.#running?.result) return;
    this.#running = undefined;
    result.ms = event.ms;
    if (result.status === 'waiting') result.status = 'passed';
    judgeOutput(found, this.#options.update);
  }

  #blame(event: PlayEvent & { readonly type: 'thrown' }): void {
    const { thrown, how } = event;
    const started =
      how === 'program'
        ? undefined
        : (this.#starter(event) ?? this.#finder.ofStack(thrown.stack).found);
    const found = started ?? this.#running ?? (this.#isLoading ? undefined : this.#last);
    if (found === undefined) {
      if (how === 'program' || this.#last === undefined) this.#blameLoading(thrown);
      else
        this.troubles.push(`Something that a chapter has started, or its imports: ${thrown.text}`);
      return;
    }
    const { fence } = found.result.block;
    const hint =
      how === 'rejection'
        ? 'Nobody handled this rejection. Await the promise, or catch its error.'
        : how === 'program' && fence.kind === 'throws' && thrown.isOurs !== true
          ? `This block is to throw ${fence.error}.`
          : undefined;
    const { chapters, rename } = this.#finder;
    const current = { chapter: found.chapter.chapter, block: found.result.block };
    this.#add(
      found,
      failureOf(thrown, chapters, rename, current, hint === undefined ? {} : { hint }),
    );
  }

  /** It failed before its first block began. */
  #blameLoading(thrown: Thrown): void {
    const chapter = this.#playing;
    const { chapters, rename } = this.#finder;
    const loading = chapter && loadFailure(thrown, chapter.chapter, chapters, rename);
    const result = chapter?.blocks.find(({ block }) => block === loading?.block);
    if (chapter && loading && result) this.#add({ chapter, result }, loading.failure);
    else this.troubles.push(thrown.text);
  }

  #stall(never: boolean): void {
    const what = never
      ? 'can never settle: nothing is left that could settle it.'
      : `did not settle within ${this.#patience}.`;
    const found = this.#running;
    // After a failure nobody asks why the block did not come to its end.
    if (found !== undefined && found.result.status === 'failed') return;
    const words = never ? {} : { hint: longer };
    this.#fail(found, found === undefined ? `something ${what}` : `This block ${what}`, words);
  }

  #leave(found: FoundBlock | undefined, what: string, words: Partial<Failure>): void {
    // A block that failed may well have left things lying about.
    if (found?.result.status === 'failed') return;
    this.#fail(found, `${what} was still running ${this.#patience} after the last chapter.`, words);
  }

  #fail(found: FoundBlock | undefined, message: string, words: Partial<Failure> = {}): void {
    if (found === undefined) this.#blameLoading(readThrown(new RunnerError(message)));
    else this.#add(found, { ...somewhereIn(found), message, ...words });
  }

  #add({ result }: FoundBlock, failure: Failure): void {
    const printed = shortened(comparable(result.output));
    fail(result, printed === '' ? failure : { ...failure, printed });
  }
}
