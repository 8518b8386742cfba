/** What the scripts of the site hand to each other: `globalThis.workbook`. */
import type { Exercise } from '../../exercises/exercise.ts';
import type { Chapter } from '../../guide/chapter.ts';
import type { Editors } from './editor.ts';
import type { Workshop } from './exercises/bench.ts';

/** What the tab needs of a chapter: of its blocks those that are run or type-checked. */
export type ChapterData = Pick<Chapter, 'path' | 'name' | 'title' | 'blocks'>;

/** What the tab needs of an exercise besides what stands on its page. */
export type ExerciseData = Pick<Exercise, 'id' | 'title' | 'stars' | 'starter' | 'check' | 'place'>;

export interface Workbook {
  /** The chapter of the page, and before it those that it builds on. */
  readonly chapters: readonly ChapterData[];
  /** Set by the scripts that are loaded when they are needed. Packed: base 64 of gzip. */
  readonly worker?: { readonly code: string; readonly wasm: string };
  readonly types?: { readonly code: string };
  readonly editors?: Editors;
  /** The exercises of a page, and what makes them work. */
  readonly tasks?: readonly ExerciseData[];
  readonly exercises?: Workshop;
}

export function theWorkbook(): Workbook {
  return Reflect.get(globalThis, 'workbook') as Workbook;
}
