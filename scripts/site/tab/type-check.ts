/** Real type checking of what the reader has written: only when asked for, as it is large. */
import type { Chapter } from '../../guide/chapter.ts';
import type { BlockView } from './block-view.ts';
import type { Checker } from './type-worker.ts';

export class TypeCheck {
  readonly #views: ReadonlyMap<number, BlockView>;
  readonly #checker: Checker;
  #timer: ReturnType<typeof setTimeout> | undefined;

  constructor(views: ReadonlyMap<number, BlockView>, checker: Checker) {
    this.#checker = checker;
    this.#views = views;
  }

  /** After a change, once it has been asked for: not at every key. */
  later(chapters: () => readonly Chapter[]): void {
    clearTimeout(this.#timer);
    if (!this.#checker.isStarted) return;
    this.#timer = setTimeout(() => void this.check(chapters()), 400);
  }

  async check(chapters: readonly Chapter[]): Promise<string> {
    const diagnostics = await this.#checker.ask(chapters);
    const chapter = chapters.at(-1);
    const views = [...this.#views.values()];
    let wrong = 0;
    // Blocks keep their order.
    for (const [index, { openLine, closeLine, fence }] of chapter?.blocks.entries() ?? []) {
      const inside = diagnostics.filter(
        ({ path, line }) => path === chapter?.path && openLine <= line && line <= closeLine,
      );
      const promised = fence.kind === 'compile-fail' ? fence.code : undefined;
      const errors = inside.filter(({ code }) => code !== promised);
      const told = errors.map(({ line, code, message }) => ({
        line: line - openLine,
        words: `${code}: ${message}`,
      }));
      const kept = promised === undefined || inside.some(({ code }) => code === promised);
      if (!kept) told.push({ line: 1, words: `The compiler should have said ${promised}.` });
      wrong += told.length;
      views[index]?.types(told);
      if (promised !== undefined) {
        const verdict = kept ? `does not compile: ${promised}` : `compiles, without ${promised}`;
        views[index]?.say(kept ? 'passed' : 'failed', verdict);
      }
    }
    return wrong === 0 ? 'The types are right.' : `${wrong} type error${wrong === 1 ? '' : 's'}.`;
  }
}
