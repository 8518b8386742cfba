/** One run, as the page sees it. */
import type { Block, Chapter } from '../../chapter/chapter.ts';
import type { Failure } from '../../chapter/failure.ts';
import { isProgram } from '../../chapter/fence.ts';
import type { BlockView } from './block-view.ts';
import { counted } from './elements.ts';
import type { Ending } from './workbook.ts';
import type { Told } from '../shared/messages.ts';

const endings: Readonly<Record<Ending, string>> = {
  done: '',
  failed: '',
  stopped: 'Stopped.',
  replaced: 'Stopped: something else was run.',
  overdue: 'This block was stopped: it did not end within 4 s.',
};

export class Run {
  readonly chapters: readonly Chapter[];
  readonly #views: ReadonlyMap<Block, BlockView>;
  readonly #progress: (words: string) => void;
  #at: { readonly chapter: Chapter; readonly block: Block | undefined } | undefined;
  #ended = 0;
  #failed: string | undefined;
  #bad: { readonly chapter: Chapter; readonly block: Block } | undefined;

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
    const view = this.#view(this.#at?.block);
    if (told.type === 'begin') this.#begin(told.path, told.line);
    else if (told.type === 'print') view?.print(told.text);
    else if (told.type === 'failed') this.#fail(told.failure);
    else if (told.type === 'end' && view !== undefined) {
      this.#ended += 1;
      view.end(told.ms, told.rows, told.before);
    }
  }

  /** The block that has failed, or was stopped. */
  get bad(): { readonly chapter: Chapter; readonly block: Block } | undefined {
    return this.#bad;
  }

  /** What to say at the end. */
  close(ending: Ending, took = ''): string {
    if (ending === 'done') return `${counted(this.#ended, 'block')} ran in ${took}`;
    if (ending !== 'failed') {
      const { block, chapter } = this.#at ?? {};
      const view = this.#view(block);
      if (ending === 'overdue') view?.fail(endings[ending]);
      if (chapter && block) this.#bad = { chapter, block };
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
    this.#at = { chapter, block };
    this.#view(block)?.begin();
    const running = chapter.blocks.filter(({ fence }) => isProgram(fence));
    const count = running.filter(({ openLine }) => openLine <= line).length;
    this.#progress(`${chapter.title}: block ${count} of ${running.length}`);
  }

  #fail(failure: Failure): void {
    const chapter = this.chapters.find(({ path }) => path === failure.path);
    const block = chapter?.blocks.find(
      ({ openLine, closeLine }) => openLine <= failure.line && failure.line <= closeLine,
    );
    this.#failed = `Failed in ${chapter?.title ?? failure.path}: ${failure.message}`;
    const line = failure.isSomewhere ? 0 : failure.line - (block?.openLine ?? 0);
    this.#view(block)?.fail(failure.message, line, failure);
    if (chapter && block) this.#bad = { chapter, block };
  }

  /** Blocks of other chapters have none. */
  #view(block: Block | undefined): BlockView | undefined {
    return block && this.#views.get(block);
  }
}
