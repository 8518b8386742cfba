/** The code of a chapter and of those before it, with the reader's changes. */
import type { Block, Chapter } from '../../guide/chapter.ts';
import { changedChapter } from './changed-chapter.ts';
import type { ChapterData } from '../workbook.ts';
import type { Edits } from './edits.ts';

export class Texts {
  readonly #chapters: readonly ChapterData[];
  readonly #edits: Edits;

  /** The last chapter is the one of the page. */
  constructor(chapters: readonly ChapterData[], edits: Edits) {
    this.#chapters = chapters;
    this.#edits = edits;
  }

  /** What the reader has made of a block, if anything. */
  edit({ openLine, code }: Block, chapter = this.#chapters.at(-1)): string | undefined {
    return this.#edits.of(chapter?.name ?? '', openLine, code);
  }

  /** The chapters as they are to be run, the last one as far as a line of its page. */
  chapters(line = Infinity): Chapter[] {
    return this.#upTo(line).map((chapter) =>
      changedChapter(chapter, (block) => this.edit(block, chapter) ?? block.code),
    );
  }

  /** All changes that the result of a block follows from: none, and Node's are still true. */
  source({ openLine }: Block): string {
    const texts = this.#upTo(openLine).flatMap((chapter) =>
      chapter.blocks.map((block) => this.edit(block, chapter)),
    );
    return texts.some((text) => text !== undefined) ? JSON.stringify(texts) : '';
  }

  #upTo(line: number): ChapterData[] {
    return this.#chapters.map((chapter) =>
      chapter === this.#chapters.at(-1)
        ? { ...chapter, blocks: chapter.blocks.filter(({ openLine }) => openLine <= line) }
        : chapter,
    );
  }
}
