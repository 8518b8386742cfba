/** Plays chapters in this worker, and tells the page block by block how it goes. */
import type { Chapter } from '../../guide/chapter.ts';
import { failureOf, type Failure } from '../../guide/failure.ts';
import { describeError, watch } from '../../guide/stage.ts';
import type { Row } from '../rows.ts';
import { OtherCodeError } from './code-error.ts';
import { captureConsole } from './console.ts';
import type { Told } from './messages.ts';
import { importChapter } from './import-program.ts';
import { readableStack } from './places.ts';
import { Strays } from './strays.ts';

export class Play {
  readonly #tell: (told: Told) => void;
  readonly #rows: () => Row[];
  #chapters: readonly Chapter[] = [];
  #current: { path: string; line: number } | undefined;
  #started = 0;
  #before: readonly Row[] = [];
  #flush: () => void = () => {};

  constructor(tell: (told: Told) => void, rows: () => Row[]) {
    this.#tell = tell;
    this.#rows = rows;
  }

  async start(chapters: readonly Chapter[]): Promise<void> {
    this.#chapters = chapters;
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
    const strays = new Strays((error, hint) =>
      this.#fail(error, hint === undefined ? {} : { hint }),
    );
    try {
      for (const chapter of this.#chapters) await this.#playChapter(chapter);
      await strays.allTold();
    } catch (error) {
      this.#fail(error, {});
    }
    this.#flush();
    this.#tell({ type: 'done' });
  }

  async #playChapter(chapter: Chapter): Promise<void> {
    this.#current = undefined;
    await importChapter(chapter);
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
    const current = this.#current;
    const chapter = this.#chapters.find(({ path }) => path === current?.path);
    const block = chapter?.blocks.find(({ openLine }) => openLine === current?.line);
    const last = this.#chapters.at(-1);
    if (chapter === undefined || block === undefined) {
      return { path: last?.path ?? '', line: 1, column: 1, message: describeError(error) };
    }
    const rename = (file: string): string | undefined =>
      this.#chapters.find(({ path }) => file === `/${path}`)?.path;
    if (error instanceof Error) Object.assign(error, { stack: readableStack(error.stack ?? '') });
    return failureOf(error, this.#chapters, rename, { chapter, block }, words);
  }
}
