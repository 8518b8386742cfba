/** One run, as the page sees it. */
import type { Block, Chapter } from '../../chapter/chapter.ts';
import type { Failure } from '../../chapter/failure.ts';
import { isProgram } from '../../chapter/fence.ts';
import type { BlockView } from './block-view.ts';
import { counted } from './elements.ts';
import type { Ending } from './workbook.ts';
import type { Compared, Told } from '../shared/messages.ts';

const endings: Readonly<Record<Ending, string>> = {
  done: '',
  failed: '',
  stopped: 'Stopped.',
  replaced: 'Stopped: something else was run.',
  overdue: 'This block was stopped: it did not end within 4 s.',
};

export interface Bad {
  readonly chapter: Chapter;
  readonly block: Block;
  /** Blocks of other chapters have none. */
  readonly view: BlockView | undefined;
}

export class Run {
  readonly chapters: readonly Chapter[];
  readonly #views: ReadonlyMap<Block, BlockView>;
  readonly #progress: (words: string) => void;
  readonly #pressed: BlockView | undefined;
  #at: { readonly chapter: Chapter; readonly block: Block | undefined } | undefined;
  #ended = 0;
  #failed: string | undefined;
  #bad: Omit<Bad, 'view'> | undefined;

  /**
   * The last chapter is the one that is shown; `views` are those of its blocks that are run, and
   * `pressed` is the one that the reader waits at.
   */
  constructor(
    chapters: readonly Chapter[],
    views: ReadonlyMap<Block, BlockView>,
    progress: (words: string) => void,
    pressed: BlockView | undefined,
  ) {
    this.#pressed = pressed;
    this.chapters = chapters;
    this.#views = views;
    this.#progress = progress;
    for (const view of views.values()) view.wait();
  }

  hear(told: Told): void {
    const view = this.#view(this.#at?.block);
    if (told.type === 'loading') this.#load(told.received);
    else if (told.type === 'begin') this.#begin(told.path, told.line);
    else if (told.type === 'print') view?.print(told.text);
    else if (told.type === 'failed') this.#fail(told.failure, told.compared);
    else if (told.type === 'end' && view !== undefined) {
      this.#ended += 1;
      view.end(told.ms, told.rows, told.before);
    }
  }

  /** The block that has failed, or was stopped. */
  get bad(): Bad | undefined {
    return this.#bad && { ...this.#bad, view: this.#view(this.#bad.block) };
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

  /** What runs code is large: on a slow line the reader is told at the block that was pressed. */
  #load(received: number): void {
    const [done, all] = [received, workerSize].map((bytes) => (bytes / 1e6).toFixed(1));
    const words = `loading ${done} of ${all} MB…`;
    this.#pressed?.say('waiting', words);
    this.#progress(words);
  }

  #begin(path: string, line: number): void {
    const chapter = this.chapters.find((one) => one.path === path);
    if (chapter === undefined) return;
    const block = chapter.blocks.find(({ openLine }) => openLine === line);
    if (this.#pressed?.state === 'waiting') this.#pressed.say('waiting', 'waiting…');
    this.#at = { chapter, block };
    this.#view(block)?.begin();
    const running = chapter.blocks.filter(({ fence }) => isProgram(fence));
    const count = running.filter(({ openLine }) => openLine <= line).length;
    this.#progress(`${chapter.title}: block ${count} of ${running.length}`);
  }

  #fail(failure: Failure, compared?: Compared): void {
    const chapter = this.chapters.find(({ path }) => path === failure.path);
    const block = chapter?.blocks.find(
      ({ openLine, closeLine }) => openLine <= failure.line && failure.line <= closeLine,
    );
    const values = compared ? ` (expected ${compared.expected}, found ${compared.found})` : '';
    this.#failed = `Failed in ${chapter?.title ?? failure.path}: ${failure.message}${values}`;
    const line = failure.isSomewhere ? 0 : failure.line - (block?.openLine ?? 0);
    this.#view(block)?.fail(failure.message, line, failure);
    if (chapter && block) this.#bad = { chapter, block };
  }

  #view(block: Block | undefined): BlockView | undefined {
    return block && this.#views.get(block);
  }
}
