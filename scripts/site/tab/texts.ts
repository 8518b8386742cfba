/** The code of a chapter and of those before it, with the reader's changes. */
import type { Block, Chapter } from '../../guide/chapter.ts';
import { changedChapter } from './changed-chapter.ts';
import type { ChapterData } from './data.ts';
import type { Edits } from './edits.ts';

export class Texts {
  readonly #chapter: ChapterData;
  readonly #before: readonly ChapterData[];
  readonly #edits: Edits;

  constructor(chapter: ChapterData, before: readonly ChapterData[], edits: Edits) {
    this.#chapter = chapter;
    this.#before = before;
    this.#edits = edits;
  }

  /** What the reader has made of a block, if anything. */
  edit({ openLine, code }: Block, { name } = this.#chapter): string | undefined {
    return this.#edits.of(name, openLine, code);
  }

  /** The chapters as they are to be run, the last one as far as these blocks. */
  chapters(blocks = this.#chapter.blocks): Chapter[] {
    return [...this.#before, { ...this.#chapter, blocks }].map((chapter) =>
      changedChapter(chapter, (block) => this.edit(block, chapter) ?? block.code),
    );
  }

  /** All changes that the result of a block follows from: none, and Node's are still true. */
  source({ openLine }: Block): string {
    const above = this.#before.flatMap((chapter) =>
      chapter.blocks.map((block) => this.edit(block, chapter)),
    );
    const here = this.#chapter.blocks.filter((block) => block.openLine <= openLine);
    const texts = [...above, ...here.map((block) => this.edit(block))];
    return texts.some((text) => text !== undefined) ? JSON.stringify(texts) : '';
  }
}
