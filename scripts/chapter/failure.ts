/** One thing that went wrong, with its place on the page. */
import { blockAt, type Block } from './block.ts';
import type { Chapter } from './chapter.ts';
import { stackPlaces, type Place } from './stack.ts';
import type { Thrown } from './thrown.ts';

export interface Failure extends Place {
  /** No line is known: the place is the beginning of the block that it belongs to. */
  readonly isSomewhere?: boolean;
  readonly message: string;
  /** More than a line: a diff, for instance. */
  readonly details?: string;
  readonly hint?: string;
  /** The errors that this one was caused by, outermost first. */
  readonly causes?: readonly string[];
  /** Where it was called from: places in the guide and in the library. */
  readonly trace?: readonly Place[];
  /** What the block printed before it failed. */
  readonly printed?: string;
}

/** The first thing written in a block: the place of a failure that has no other. */
export function startOf(chapter: Chapter, block: Block): { line: number; column: number } {
  for (let line = block.openLine + 1; line < block.closeLine; line += 1) {
    const column = (chapter.lines[line - 1] ?? '').search(/\S/);
    if (column !== -1) return { line, column: column + 1 };
  }
  return { line: block.openLine, column: 1 };
}

/** Turns file names and URLs into paths such as `guide/1-domain.md`; others are nobody's business. */
export type Rename = (file: string) => string | undefined;

/** The frames on lines of code. The runner's own calls stand on fence lines. */
export function pagePlaces(stack: string, chapters: readonly Chapter[], rename: Rename): Place[] {
  return stackPlaces(stack, rename).filter((place) => {
    const chapter = chapters.find(({ path }) => path === place.path);
    const block = chapter && blockAt(chapter, place.line);
    return block !== undefined && place.line > block.openLine && place.line < block.closeLine;
  });
}

/** What a thrown value says. `current` is the block to blame. */
export function failureOf(
  thrown: Thrown,
  chapters: readonly Chapter[],
  rename: Rename,
  current: { readonly chapter: Chapter; readonly block: Block },
  words: Partial<Failure> = {},
): Failure {
  const { stack } = thrown;
  const places = pagePlaces(stack, chapters, rename);
  const { chapter, block } = current;
  const known = thrown.isMissing
    ? { path: chapter.path, line: block.openLine, column: block.wordColumn }
    : places[0];
  const place = known ?? { path: chapter.path, ...startOf(chapter, block) };
  const trace = stackPlaces(stack, rename).filter(
    (frame) =>
      !isSame(frame, place) &&
      (places.some((known) => isSame(known, frame)) || frame.path.startsWith('src/')),
  );
  return {
    ...place,
    ...describe(thrown),
    ...(trace.length > 0 ? { trace } : {}),
    ...(known === undefined ? { isSomewhere: true } : {}),
    ...words,
  };
}

function isSame(one: Place, other: Place): boolean {
  return one.path === other.path && one.line === other.line && one.column === other.column;
}

/** What it says, with an assertion's difference and the errors that caused it. */
export function describe(thrown: Thrown): Pick<Failure, 'message' | 'details' | 'causes'> {
  const { text, message, assertion, causes } = thrown;
  return {
    message: assertion === undefined ? text : message,
    ...(assertion === undefined ? {} : { details: assertion.details }),
    ...(causes.length > 0 ? { causes } : {}),
  };
}
