/** What the build hands to the scripts of a page: one property of `globalThis.workbook` each. */
import type { Exercise } from '../../chapter/exercise.ts';
import type { Chapter } from '../../chapter/chapter.ts';

/** What the page needs of a chapter: of its blocks those that are run or type-checked. */
export type ChapterData = Pick<Chapter, 'path' | 'name' | 'title' | 'blocks'>;

/** What the page needs of an exercise besides what it shows of it. */
export type ExerciseData = Pick<Exercise, 'id' | 'title' | 'starter' | 'check'>;

/** A section of the guide or a name of the library, as the search knows it. */
export interface Entry {
  readonly title: string;
  /** Where it is, in words. */
  readonly place: string;
  readonly url: string;
  readonly text: string;
}

/** All but the chapters comes with scripts that are loaded when they are needed. */
export interface PageData {
  /** The chapter of the page, and before it those that it builds on. */
  readonly chapters: readonly ChapterData[];
  /** Packed: base 64 of gzip. */
  readonly worker: { readonly code: string; readonly wasm: string };
  readonly types: { readonly code: string };
  /** The exercises of a page. */
  readonly tasks: readonly ExerciseData[];
  /** What is known of the names on a page. */
  readonly hovers: readonly string[];
  /** What can be searched for. */
  readonly entries: readonly Entry[];
}
