/** Real type checking of what the reader has written: only when asked for, as it is large. */
import type { Chapter } from '../../chapter/chapter.ts';
import type { BlockView } from './block-view.ts';
import { counted } from './elements.ts';
import type { TypeChecker } from './workbook.ts';

export class TypeCheck {
  readonly #views: ReadonlyMap<number, BlockView>;
  readonly #checker: TypeChecker;
  #timer: ReturnType<typeof setTimeout> | undefined;
  #asked = 0;

  constructor(views: ReadonlyMap<number, BlockView>, checker: TypeChecker) {
    this.#checker = checker;
    this.#views = views;
  }

  /** After a change, once it has been asked for: not at every key. */
  later(check: () => void): void {
    clearTimeout(this.#timer);
    if (this.#checker.isStarted) this.#timer = setTimeout(check, 400);
  }

  /** @returns undefined if it has been asked for again meanwhile. */
  async check(chapters: readonly Chapter[]): Promise<string | undefined> {
    const asked = (this.#asked += 1);
    for (const view of this.#views.values()) view.waitForTypes();
    const diagnostics = await this.#checker.ask(chapters);
    if (asked !== this.#asked) return undefined;
    const chapter = chapters.at(-1);
    const views = [...this.#views.values()];
    let wrong = 0;
    // Blocks keep their order.
    for (const [index, { openLine, closeLine, fence }] of chapter?.blocks.entries() ?? []) {
      const inside = diagnostics.filter(
        ({ path, line }) => path === chapter?.path && openLine <= line && line <= closeLine,
      );
      const promised = fence.kind === 'compile-fail' ? fence.code : undefined;
      const told = inside.map(({ line, column, code, message }) => ({
        code,
        column,
        line: line - openLine,
        words: `${code}: ${message}`,
      }));
      const errors = told.filter(({ code }) => code !== promised);
      const kept = told.filter(({ code }) => code === promised);
      const view = views[index];
      if (promised !== undefined) {
        const words = `The compiler should have said ${promised}.`;
        if (kept.length === 0) errors.push({ code: promised, line: 0, column: 1, words });
        view?.complain(kept.map((one) => one.words).join('\n'), promised);
      }
      view?.types(errors);
      wrong += errors.length;
    }
    return wrong === 0 ? 'The types are right.' : `${counted(wrong, 'type error')}.`;
  }
}
