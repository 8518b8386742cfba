/** Finds the block behind a line of a page or a stack trace. */
import { blockAt, type Chapter } from '../chapter/chapter.ts';
import { pagePlaces, startOf, type Failure, type Rename } from '../chapter/failure.ts';
import type { Place } from '../chapter/stack.ts';
import type { BlockResult, ChapterResult } from './results.ts';

/** A block and its chapter, as far as they have come. */
export interface FoundBlock {
  readonly result: BlockResult;
  readonly chapter: ChapterResult;
}

export class BlockFinder {
  readonly chapters: readonly Chapter[];
  readonly rename: Rename;
  readonly #results: readonly ChapterResult[];

  constructor(results: readonly ChapterResult[], rename: Rename) {
    this.chapters = results.map(({ chapter }) => chapter);
    this.rename = rename;
    this.#results = results;
  }

  /** The block around a line. */
  at(path: string, line: number): FoundBlock | undefined {
    const chapter = this.#results.find((candidate) => candidate.chapter.path === path);
    const block = chapter && blockAt(chapter.chapter, line);
    const result = chapter?.blocks.find((candidate) => candidate.block === block);
    return chapter && result && { chapter, result };
  }

  /** The frames on our pages, and the block of the outermost: the one that set things going. */
  ofStack(stack: string): { readonly places: readonly Place[]; readonly found?: FoundBlock } {
    const places = pagePlaces(stack, this.chapters, this.rename);
    const outermost = places.at(-1);
    const found = outermost && this.at(outermost.path, outermost.line);
    return { places, ...(found && { found }) };
  }
}

/** The place of a failure that has no better one. */
export function somewhereIn({ chapter, result }: FoundBlock): Place & Pick<Failure, 'isSomewhere'> {
  const { path } = chapter.chapter;
  return { path, ...startOf(chapter.chapter, result.block), isSomewhere: true };
}
