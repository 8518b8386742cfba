/** One run, as the page sees it. */
import type { Block, Chapter } from '../../guide/chapter.ts';
import type { Failure } from '../../guide/failure.ts';
import { isProgram } from '../../guide/fence.ts';
import type { BlockView } from './block-view.ts';
import type { Ending } from './engine.ts';
import type { Told } from './messages.ts';

const endings: Readonly<Record<Ending, string>> = {
  done: '',
  failed: '',
  stopped: 'Stopped.',
  // Another run takes over in silence.
  replaced: 'Stopped: an exercise was checked.',
  overdue: 'This block was stopped: it did not end within 4 s.',
};

export class Run {
  readonly chapters: readonly Chapter[];
  readonly #views: ReadonlyMap<Block, BlockView>;
  readonly #progress: (words: string) => void;
  #at: { readonly chapter: Chapter; readonly view: BlockView | undefined } | undefined;
  #ended = 0;
  #failed: string | undefined;
  #bad: BlockView | undefined;

  /** The last chapter is the one that is shown; `views` are those of its blocks that are run. */
  constructor(
    chapters: readonly Chapter[],
    views: ReadonlyMap<Block, BlockView>,
    progress: (words: string) => void,
  ) {
    this.chapters = chapters;
    this.#views = views;
    this.#progress = progress;
    for (const view of views.values()) view.wait();
  }

  hear(told: Told): void {
    const view = this.#at?.view;
    if (told.type === 'begin') this.#begin(told.path, told.line);
    else if (told.type === 'print') view?.print(told.text);
    else if (told.type === 'failed') this.#fail(told.failure);
    else if (told.type === 'end' && view !== undefined) {
      this.#ended += 1;
      view.end(told.ms, told.rows, told.before);
    }
  }

  /** The block of this page that has failed. */
  get place(): string | undefined {
    return this.#bad === undefined ? undefined : `#${this.#bad.figure.id}`;
  }

  /** What to say at the end. */
  close(ending: Ending, took = ''): string {
    if (ending === 'done') return `${this.#ended} blocks ran in ${took}`;
    if (ending !== 'failed') {
      const { view, chapter } = this.#at ?? {};
      if (ending === 'overdue') view?.fail(endings[ending]);
      this.#bad = view;
      this.#failed =
        view === undefined && chapter ? `${chapter.title}: ${endings[ending]}` : endings[ending];
    }
    const hasBegun = ending === 'failed' || this.#at !== undefined;
    for (const view of this.#views.values()) view.leave({ hasBegun });
    return this.#failed ?? '';
  }

  #begin(path: string, line: number): void {
    const chapter = this.chapters.find((one) => one.path === path);
    if (chapter === undefined) return;
    const block = chapter.blocks.find(({ openLine }) => openLine === line);
    this.#at = { chapter, view: block && this.#views.get(block) };
    this.#at.view?.begin();
    const running = chapter.blocks.filter(({ fence }) => isProgram(fence));
    const count = running.filter(({ openLine }) => openLine <= line).length;
    this.#progress(`${chapter.title}: block ${count} of ${running.length}`);
  }

  #fail(failure: Failure): void {
    const chapter = this.chapters.find(({ path }) => path === failure.path);
    const block = chapter?.blocks.find(
      ({ openLine, closeLine }) => openLine <= failure.line && failure.line <= closeLine,
    );
    const view = block && this.#views.get(block);
    this.#failed = `Failed in ${chapter?.title ?? failure.path}: ${failure.message}`;
    const line = failure.isSomewhere ? 0 : failure.line - (block?.openLine ?? 0);
    view?.fail(failure.message, line, failure);
    this.#bad = view;
  }
}
