/** Real type checking of what the reader has written: only when asked for, as it is large. */
import type { Chapter } from '../../guide/chapter.ts';
import type { Diagnostic } from '../../guide/types.ts';
import type { BlockView } from './block-view.ts';
import { load, workerOf } from './loading.ts';

export class TypeCheck {
  readonly #views: ReadonlyMap<number, BlockView>;
  #worker: Promise<Worker> | undefined;
  #timer: ReturnType<typeof setTimeout> | undefined;

  constructor(views: ReadonlyMap<number, BlockView>) {
    this.#views = views;
  }

  /** After a change, once it has been asked for: not at every key. */
  later(chapters: () => readonly Chapter[]): void {
    clearTimeout(this.#timer);
    if (this.#worker === undefined) return;
    this.#timer = setTimeout(() => void this.check(chapters()), 400);
  }

  async check(chapters: readonly Chapter[]): Promise<string> {
    this.#worker ??= start();
    const worker = await this.#worker;
    const { port1, port2 } = new MessageChannel();
    const diagnostics = await new Promise<readonly Diagnostic[]>((resolve) => {
      port1.addEventListener('message', ({ data }) => resolve(data as readonly Diagnostic[]));
      port1.start();
      worker.postMessage(chapters, [port2]);
    });
    const chapter = chapters.at(-1);
    const views = [...this.#views.values()];
    let wrong = 0;
    // Blocks keep their order, and those with views are programs.
    const blocks = chapter?.blocks.filter(({ fence }) => fence.kind !== 'shown') ?? [];
    for (const [index, { openLine, closeLine, fence }] of blocks.entries()) {
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

async function start(): Promise<Worker> {
  const { code } = await load('types', 'types.js');
  return (await workerOf(code))();
}
