/** The code of a chapter and of those before it, with the reader's changes. */
import type { Block } from '../../chapter/block.ts';
import type { Chapter } from '../../chapter/chapter.ts';
import type { ChapterData } from '../shared/page-data.ts';
import { changedChapter } from './changed-chapter.ts';
import { keepEdit, readEdits, type Edit } from './kept-edits.ts';

export interface Changes {
  readonly chapter: ChapterData;
  readonly blocks: readonly Block[];
  /** Where the first of them stands on the site. */
  readonly place: string;
}

/** A block that the reader has changed. */
export interface Cause {
  readonly place: string;
  /** The first line in it that is another. */
  readonly line: string;
}

export class Texts {
  readonly #chapters: readonly ChapterData[];
  readonly #edits = new Map<Block, string>();
  /** Changes of blocks that are no more, or not as they were. */
  #displaced: readonly Edit[] = [];

  /** The last chapter is the one of the page. */
  constructor(chapters: readonly ChapterData[]) {
    this.#chapters = chapters;
    for (const { name, blocks } of chapters) {
      this.#displaced = readEdits(name).filter(({ base, nth, text }) => {
        const block = blocks.filter(({ code }) => code === base)[nth];
        if (block !== undefined) this.#edits.set(block, text);
        return block === undefined;
      });
    }
  }

  get #own(): ChapterData | undefined {
    return this.#chapters.at(-1);
  }

  /** What the reader has made of a block, if anything. */
  edit(block: Block): string | undefined {
    return this.#edits.get(block);
  }

  /** `text` is what has become of a block; undefined takes the change back. */
  change(block: Block, text: string | undefined, chapter = this.#own): void {
    const { code: base } = block;
    const isChange = text !== undefined && text !== base;
    if (isChange) this.#edits.set(block, text);
    else this.#edits.delete(block);
    if (chapter === undefined) return;
    const nth = chapter.blocks.filter(({ code }) => code === base).indexOf(block);
    keepEdit(chapter.name, { base, nth, text: isChange ? text : undefined });
  }

  /** What the reader made of blocks of this page that have been rewritten since. */
  get displaced(): readonly Edit[] {
    return this.#displaced;
  }

  forget(edit: Edit): void {
    this.#displaced = this.#displaced.filter((one) => one !== edit);
    keepEdit(this.#own?.name ?? '', { ...edit, text: undefined });
  }

  /** The chapters as they are to be run, the last one as far as a line of its page. */
  chapters(line = Infinity): Chapter[] {
    return this.#chapters.map((chapter) =>
      changedChapter({ ...chapter, blocks: this.#upTo(line, chapter) }, (block) => {
        return this.edit(block) ?? block.code;
      }),
    );
  }

  /** All changes that the result of a block follows from: none, and Node's are still true. */
  source({ openLine }: Block): string {
    const texts = this.#chapters.flatMap((chapter) =>
      this.#upTo(openLine, chapter).map((block) => this.edit(block)),
    );
    return texts.some((text) => text !== undefined) ? JSON.stringify(texts) : '';
  }

  /** Where a block of the chapters that are run stands on the site. */
  placeOf({ name, blocks }: Chapter, block: Block): string {
    const chapter = this.#chapters.find((one) => one.name === name);
    return this.#place(chapter, chapter?.blocks[blocks.indexOf(block)] ?? block);
  }

  /** The blocks before one that is as it was written, which are not: one of them is to blame. */
  changedBefore({ name, blocks }: Chapter, block: Block): readonly Cause[] {
    const at = this.#chapters.findIndex((one) => one.name === name);
    const original = this.#chapters[at]?.blocks[blocks.indexOf(block)];
    if (original === undefined || this.edit(original) !== undefined) return [];
    return this.#chapters.slice(0, at + 1).flatMap((chapter, index) => {
      const above = chapter.blocks.filter(
        ({ openLine }) => index < at || openLine < original.openLine,
      );
      return above.flatMap((one): Cause[] => {
        const text = this.edit(one);
        if (text === undefined) return [];
        const known = new Set(['', ...one.code.split('\n')]);
        const rows = text.split('\n');
        const line = rows.find((row) => !known.has(row)) ?? rows[0] ?? '';
        return [{ place: this.#place(chapter, one), line: line.trim() || 'a block' }];
      });
    });
  }

  #place(chapter: ChapterData | undefined, { openLine }: Block): string {
    return `${chapter === this.#own ? '' : `${chapter?.name}.html`}#L${openLine}`;
  }

  /** What the reader has changed in the chapters above. */
  changesAbove(): Changes[] {
    return this.#chapters.slice(0, -1).flatMap((chapter) => {
      const blocks = chapter.blocks.filter((block) => this.edit(block) !== undefined);
      const [first] = blocks;
      return first === undefined ? [] : [{ chapter, blocks, place: this.#place(chapter, first) }];
    });
  }

  #upTo(line: number, chapter: ChapterData): readonly Block[] {
    const isOwn = chapter === this.#own;
    return chapter.blocks.filter(({ openLine }) => !isOwn || openLine <= line);
  }
}
