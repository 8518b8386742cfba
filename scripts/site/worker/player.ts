/** Plays chapters in this worker, and tells the page block by block how it goes. */
import type { Chapter } from '../../chapter/chapter.ts';
import { failureOf, type Failure } from '../../chapter/failure.ts';
import { watch } from '../../chapter/runtime.ts';
import { readThrown } from '../../chapter/thrown.ts';
import type { Row } from '../shared/rows.ts';
import { captureConsole } from './console.ts';
import type { Told } from '../shared/messages.ts';
import { importChapter } from './modules.ts';
import { readableStack } from './positions.ts';
import { OtherCodeError } from './without-types.ts';
import { UnhandledErrors } from './unhandled-errors.ts';
import { rememberTimers } from './timers.ts';

export class Play {
  readonly #tell: (told: Told) => void;
  readonly #rows: () => Row[];
  readonly #chapters: readonly Chapter[];
  #current: { path: string; line: number } | undefined;
  #started = 0;
  #before: readonly Row[] = [];
  #flush: () => void = () => {};

  constructor(chapters: readonly Chapter[], tell: (told: Told) => void, rows: () => Row[]) {
    this.#chapters = chapters;
    this.#tell = tell;
    this.#rows = rows;
  }

  async start(): Promise<void> {
    const printer = captureConsole((text) => this.#tell({ type: 'print', text }));
    this.#flush = printer.flush;
    watch({
      begin: (path, line) => {
        this.#current = { path, line };
        printer.refill();
        this.#tell({ type: 'begin', path, line });
        this.#started = performance.now();
      },
      end: () => this.#end(),
      threw: (text) => printer.print(`${text}\n`),
    });
    const unhandled = new UnhandledErrors((error, hint) =>
      this.#fail(error, hint === undefined ? {} : { hint }),
    );
    const timers = rememberTimers(globalThis);
    try {
      for (const chapter of this.#chapters) {
        this.#current = undefined;
        await importChapter(chapter);
      }
      await unhandled.allTold();
      if (await timers.settled()) await unhandled.allTold();
    } catch (error) {
      this.#fail(error, {});
    }
    this.#flush();
    this.#tell({ type: 'done' });
  }

  #end(): void {
    const ms = performance.now() - this.#started;
    this.#flush();
    const rows = this.#rows();
    const before = this.#before;
    const changed = JSON.stringify(rows) === JSON.stringify(before) ? {} : { rows, before };
    this.#tell({ type: 'end', ms, ...changed });
    this.#before = rows;
  }

  #fail(error: unknown, words: Partial<Failure>): void {
    this.#flush();
    this.#tell({ type: 'failed', failure: this.#failure(error, words) });
  }

  #failure(error: unknown, words: Partial<Failure>): Failure {
    if (error instanceof OtherCodeError) return error.failure;
    const thrown = readThrown(error);
    const current = this.#current;
    const chapter = this.#chapters.find(({ path }) => path === current?.path);
    const block = chapter?.blocks.find(({ openLine }) => openLine === current?.line);
    const last = this.#chapters.at(-1);
    if (chapter === undefined || block === undefined) {
      const place = { path: last?.path ?? '', line: 1, column: 1 };
      return { ...place, isSomewhere: true, message: thrown.text };
    }
    const rename = (file: string): string | undefined =>
      this.#chapters.find(({ path }) => file === `/${path}`)?.path;
    const read = { ...thrown, stack: readableStack(thrown.stack) };
    return failureOf(read, this.#chapters, rename, { chapter, block }, words);
  }
}
