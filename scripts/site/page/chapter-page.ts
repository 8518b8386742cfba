/** A chapter that can be run and changed: what the reader presses, and what follows from it. */
import type { Block } from '../../chapter/chapter.ts';
import { isProgram } from '../../chapter/fence.ts';
import type { Services } from './workbook.ts';
import { BlockView } from './block-view.ts';
import type { ChapterData } from '../shared/page-data.ts';
import { counted, onIntent, time } from './elements.ts';
import type { Ending, Place } from './workbook.ts';
import { load } from './load.ts';
import { Run } from './run.ts';
import { Texts } from './texts.ts';
import { Toolbar } from './toolbar.ts';
import { TypeCheck } from './type-check.ts';

export class ChapterPage {
  readonly #chapter: ChapterData;
  readonly #texts: Texts;
  readonly #views = new Map<number, BlockView>();
  readonly #engine: Services['engine'];
  readonly #toolbar: Toolbar;
  readonly #types: TypeCheck;
  #run: Run | undefined;

  constructor(chapter: ChapterData, { engine, checker, chapters }: Services) {
    this.#engine = engine;
    this.#chapter = chapter;
    this.#texts = new Texts(chapters);
    this.#types = new TypeCheck(this.#views, checker);
    this.#toolbar = new Toolbar({
      run: () => this.run(),
      stop: () => this.#stop(),
      resetAll: () => this.#reset(this.#chapter.blocks),
      forget: (edit) => {
        this.#texts.forget(edit);
        this.#refresh();
      },
      resetAbove: ({ blocks, chapter }) => this.#reset(blocks, chapter),
      checkTypes: () => {
        this.#toolbar.sayTypes('Loading the type checker…');
        return this.#checkTypes();
      },
    });
  }

  /** Puts everything on the page. */
  open(): void {
    for (const block of this.#chapter.blocks) this.#show(block);
    this.#refresh();
    this.#openChanged();
    onIntent('.block:has(.run), .runner', () => this.#engine.warm(this.#texts.chapters()));
  }

  /** What is changed is shown in the editor that it was changed in. */
  #openChanged(): void {
    for (const view of this.#views.values()) {
      if (this.#texts.edit(view.block) !== undefined) this.#try(this.#change(view, false));
    }
  }

  /** Runs the chapter, or as far as a block, and before it the chapters that it builds on. */
  async run(target = Infinity): Promise<void> {
    this.#stop();
    const start = performance.now();
    const chapters = this.#texts.chapters(target);
    const programs = chapters.at(-1)?.blocks ?? [];
    const running = programs.flatMap((block, index): [typeof block, BlockView][] => {
      // Blocks keep their order, but not their lines.
      const view = this.#views.get(this.#chapter.blocks[index]?.openLine ?? 0);
      return view && isProgram(block.fence) ? [[block, view]] : [];
    });
    const [, pressed] = running.at(target === Infinity ? 0 : -1) ?? [];
    const say = (words: string): void => this.#toolbar.say(words);
    const run = new Run(chapters, new Map(running), say, pressed);
    this.#run = run;
    this.#toolbar.begin();
    let ending: Ending = 'stopped';
    let trouble: string | undefined;
    try {
      ending = await this.#engine.run({ chapters }, (told) => {
        if (this.#run === run) run.hear(told);
      });
    } catch (error) {
      trouble = error instanceof Error ? error.message : String(error);
    }
    // It may have been stopped meanwhile; then it has nothing more to say.
    if (this.#run !== run) return;
    this.#end(run, ending, time(performance.now() - start), trouble);
  }

  #stop(): void {
    if (this.#run === undefined) return;
    this.#engine.stop();
    this.#end(this.#run, 'stopped');
  }

  #end(run: Run, ending: Ending, took?: string, trouble?: string): void {
    this.#run = undefined;
    const words = run.close(ending, took);
    const { bad } = run;
    if (bad === undefined) return this.#toolbar.end(trouble ?? words);
    this.#toolbar.end(trouble ?? words, { place: this.#texts.placeOf(bad.chapter, bad.block) });
    bad.view?.blame(this.#texts.changedBefore(bad.chapter, bad.block));
    this.#toolbar.clear(bad.view?.code.failedLine);
  }

  #show(block: Block): void {
    const { openLine } = block;
    const figure = document.getElementById(`L${openLine}`);
    if (figure === null) return;
    const view = new BlockView(block, figure, {
      run: () => void this.run(openLine),
      edit: (at) => this.#try(this.#change(view, true, at)),
      close: () => this.#try(this.#close(view)),
      reset: () => this.#reset([block]),
    });
    this.#views.set(openLine, view);
  }

  /** What is needed for it may fail to load. */
  #try(act: Promise<void>): void {
    act.catch((error: Error) => this.#toolbar.say(error.message));
  }

  async #change(view: BlockView, focus: boolean, at?: Place): Promise<void> {
    const editors = await load('editors', 'editor.js');
    const { openLine: line, code } = view.block;
    view.code.open(
      editors.open({
        text: this.#texts.edit(view.block) ?? code,
        label: `The code of the block at line ${line}`,
        run: () => void this.run(line),
        close: () => this.#try(this.#close(view)),
        change: (text) => {
          this.#texts.change(view.block, text);
          this.#refresh();
        },
      }),
      focus,
      at,
    );
    this.#refresh();
  }

  /** What has been changed stays so, and is shown as all other code. */
  async #close(view: BlockView): Promise<void> {
    const { highlight } = await load('editors', 'editor.js');
    const text = this.#texts.edit(view.block);
    view.code.close(text === undefined ? undefined : highlight(text));
    this.#refresh();
    view.code.focus();
  }

  #reset(blocks: readonly Block[], chapter = this.#chapter): void {
    // What it has still to say would be about code that is gone, as is what was said before.
    this.#stop();
    const before = blocks.flatMap((block) => {
      const text = this.#texts.edit(block);
      return text === undefined ? [] : [[block, text] as const];
    });
    for (const block of blocks) {
      this.#texts.change(block, undefined, chapter);
      if (chapter === this.#chapter) this.#views.get(block.openLine)?.code.close();
    }
    this.#refresh();
    for (const view of this.#views.values()) view.restore();
    const words = `${counted(before.length, 'block')} reset.`;
    this.#toolbar.say(words, { undo: () => this.#takeBack(before, chapter) });
  }

  /** Puts back what the reader had written before a reset. */
  #takeBack(before: readonly (readonly [Block, string])[], chapter: ChapterData): void {
    this.#toolbar.say('');
    for (const [block, text] of before) this.#texts.change(block, text, chapter);
    if (chapter === this.#chapter) this.#openChanged();
    this.#refresh();
  }

  #refresh(): void {
    let changes = 0;
    for (const view of this.#views.values()) {
      const changed = this.#texts.edit(view.block) !== undefined;
      if (changed) changes += 1;
      view.mark({ changed, source: this.#texts.source(view.block) });
    }
    this.#toolbar.changes(changes);
    this.#toolbar.sayAbove(this.#texts.changesAbove());
    this.#toolbar.showDisplaced(this.#texts.displaced);
    this.#types.later(() => void this.#checkTypes());
  }

  async #checkTypes(): Promise<void> {
    try {
      const words = await this.#types.check(this.#texts.chapters());
      if (words !== undefined) this.#toolbar.sayTypes(words);
    } catch (error) {
      this.#toolbar.sayTypes(error instanceof Error ? error.message : String(error));
    }
  }
}
