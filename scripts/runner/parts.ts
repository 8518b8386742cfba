/** Finds the block behind a line of a page or a stack trace. */
import { blockAt, type Block, type Chapter } from '../chapter/chapter.ts';
import { pagePlaces, startOf, type Rename } from '../chapter/failure.ts';
import type { BlockResult, ChapterResult } from './results.ts';
import type { Place } from '../chapter/stack.ts';

/** A block and its chapter, as far as they have come. */
export interface Part {
  readonly result: BlockResult;
  readonly chapter: ChapterResult;
}

export class Parts {
  readonly chapters: readonly Chapter[];
  readonly rename: Rename;
  readonly #results: readonly ChapterResult[];

  constructor(results: readonly ChapterResult[], rename: Rename) {
    this.chapters = results.map(({ chapter }) => chapter);
    this.rename = rename;
    this.#results = results;
  }

  /** The block around a line. */
  at(path: string, line: number): Part | undefined {
    const chapter = this.#results.find((candidate) => candidate.chapter.path === path);
    const block = chapter && blockAt(chapter.chapter, line);
    const result = chapter?.blocks.find((candidate) => candidate.block === block);
    return chapter && result && { chapter, result };
  }

  /** The frames on our pages, and the block of the outermost: the one that set things going. */
  ofError(error: unknown): { readonly places: readonly Place[]; readonly part: Part | undefined } {
    const stack = error instanceof Error ? (error.stack ?? '') : '';
    const places = pagePlaces(stack, this.chapters, this.rename);
    const outermost = places.at(-1);
    return { places, part: outermost && this.at(outermost.path, outermost.line) };
  }
}

export function chapterAndBlock({ chapter, result }: Part): { chapter: Chapter; block: Block } {
  return { chapter: chapter.chapter, block: result.block };
}

/** The place of a failure that has no better one. */
export function startOfPart({ chapter, result }: Part): Place {
  return { path: chapter.chapter.path, ...startOf(chapter.chapter, result.block) };
}
