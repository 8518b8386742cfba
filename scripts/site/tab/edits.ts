/** What the reader has changed, kept by the browser. */
import type { ChapterData } from '../workbook.ts';

interface Saved {
  /** What stood there when it was changed: on another page it would be the wrong place. */
  readonly base: string;
  readonly text: string;
}

export class Edits {
  readonly #saved = new Map<string, Map<number, Saved>>();

  constructor(chapters: readonly ChapterData[]) {
    for (const { name } of chapters) this.#saved.set(name, read(name));
  }

  /** The reader's text of a block, unless it is what the page says. */
  of(chapter: string, line: number, base: string): string | undefined {
    const saved = this.#saved.get(chapter)?.get(line);
    return saved?.base === base && saved.text !== base ? saved.text : undefined;
  }

  change(chapter: string, line: number, saved: Saved | undefined): void {
    const edits = this.#saved.get(chapter);
    if (saved === undefined) edits?.delete(line);
    else edits?.set(line, saved);
    try {
      localStorage.setItem(key(chapter), JSON.stringify([...(edits ?? [])]));
    } catch {
      // Where nothing may be kept, changes live as long as the page.
    }
  }
}

function key(chapter: string): string {
  return `workbook/${chapter}`;
}

function read(chapter: string): Map<number, Saved> {
  try {
    return new Map(JSON.parse(localStorage.getItem(key(chapter)) ?? '[]') as [number, Saved][]);
  } catch {
    return new Map();
  }
}
