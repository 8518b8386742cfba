/** The code of a chapter and of those before it, with the reader's changes, which the browser keeps. */
import type { Block, Chapter } from '../../chapter/chapter.ts';
import type { ChapterData } from '../shared/page-data.ts';
import { changedChapter } from './changed-chapter.ts';

interface Edit {
  /** What stood there when it was changed: on another page it would be the wrong place. */
  readonly base: string;
  readonly text: string;
}

export interface Changes {
  readonly chapter: ChapterData;
  readonly blocks: readonly Block[];
  /** Where the first of them stands on the site. */
  readonly place: string;
}

export class Texts {
  readonly #chapters: readonly ChapterData[];
  /** By chapter, then by the line of the block. */
  readonly #edits: ReadonlyMap<ChapterData, Map<number, Edit>>;

  /** The last chapter is the one of the page. */
  constructor(chapters: readonly ChapterData[]) {
    this.#chapters = chapters;
    this.#edits = new Map(chapters.map((chapter) => [chapter, read(chapter)]));
  }

  get #own(): ChapterData | undefined {
    return this.#chapters.at(-1);
  }

  /** What the reader has made of a block, if anything. */
  edit({ openLine, code }: Block, chapter = this.#own): string | undefined {
    const edit = chapter && this.#edits.get(chapter)?.get(openLine);
    return edit?.base === code && edit.text !== code ? edit.text : undefined;
  }

  /** `text` is what has become of a block. */
  change({ openLine, code: base }: Block, text: string, chapter = this.#own): void {
    const edits = chapter && this.#edits.get(chapter);
    if (text === base) edits?.delete(openLine);
    else edits?.set(openLine, { base, text });
    try {
      localStorage.setItem(keyOf(chapter), JSON.stringify([...(edits ?? [])]));
    } catch {
      // Where nothing may be kept, changes live as long as the page.
    }
  }

  /** The chapters as they are to be run, the last one as far as a line of its page. */
  chapters(line = Infinity): Chapter[] {
    return this.#chapters.map((chapter) =>
      changedChapter({ ...chapter, blocks: this.#upTo(line, chapter) }, (block) => {
        return this.edit(block, chapter) ?? block.code;
      }),
    );
  }

  /** All changes that the result of a block follows from: none, and Node's are still true. */
  source({ openLine }: Block): string {
    const texts = this.#chapters.flatMap((chapter) =>
      this.#upTo(openLine, chapter).map((block) => this.edit(block, chapter)),
    );
    return texts.some((text) => text !== undefined) ? JSON.stringify(texts) : '';
  }

  /** Where a block of the chapters that are run stands on the site. */
  placeOf({ name, blocks }: Chapter, block: Block): string {
    const chapter = this.#chapters.find((one) => one.name === name);
    const { openLine } = chapter?.blocks[blocks.indexOf(block)] ?? block;
    return `${chapter === this.#own ? '' : `${name}.html`}#L${openLine}`;
  }

  /** What the reader has changed in the chapters above. */
  changesAbove(): Changes[] {
    return this.#chapters.slice(0, -1).flatMap((chapter) => {
      const blocks = chapter.blocks.filter((block) => this.edit(block, chapter) !== undefined);
      const [first] = blocks;
      const place = `${chapter.name}.html#L${first?.openLine}`;
      return first === undefined ? [] : [{ chapter, blocks, place }];
    });
  }

  #upTo(line: number, chapter: ChapterData): readonly Block[] {
    const isOwn = chapter === this.#own;
    return chapter.blocks.filter(({ openLine }) => !isOwn || openLine <= line);
  }
}

function keyOf(chapter: ChapterData | undefined): string {
  return `workbook/${chapter?.name ?? ''}`;
}

function read(chapter: ChapterData): Map<number, Edit> {
  try {
    return new Map(JSON.parse(localStorage.getItem(keyOf(chapter)) ?? '[]') as [number, Edit][]);
  } catch {
    return new Map();
  }
}
