/** What the scripts of the site hand to each other: `globalThis.workbook`. */
import type { Exercise } from '../exercises/exercise.ts';
import type { Chapter } from '../chapter/chapter.ts';
import type { Find } from './reader/find.ts';
import type { Entry } from './search-index.ts';
import type { Workshop } from './tab/bench.ts';
import type { Editors } from './tab/editor.ts';

/** What the tab needs of a chapter: of its blocks those that are run or type-checked. */
export type ChapterData = Pick<Chapter, 'path' | 'name' | 'title' | 'blocks'>;

/** What the tab needs of an exercise besides what stands on its page. */
export type ExerciseData = Pick<Exercise, 'id' | 'title' | 'starter' | 'check'>;

/** All but the chapters comes with scripts that are loaded when somebody asks for them. */
export interface Workbook {
  /** The chapter of the page, and before it those that it builds on. */
  readonly chapters: readonly ChapterData[];
  /** Packed: base 64 of gzip. */
  readonly worker: { readonly code: string; readonly wasm: string };
  readonly types: { readonly code: string };
  readonly editors: Editors;
  /** The exercises of a page, and what makes them work. */
  readonly tasks: readonly ExerciseData[];
  readonly exercises: Workshop;
  /** What is known of the names on a page. */
  readonly hovers: readonly string[];
  /** What can be searched for, and what searches. */
  readonly entries: readonly Entry[];
  readonly find: Find;
}

export function theWorkbook(): Partial<Workbook> {
  return (Reflect.get(globalThis, 'workbook') ?? {}) as Partial<Workbook>;
}

export function share(parts: Partial<Workbook>): void {
  Reflect.set(globalThis, 'workbook', { ...theWorkbook(), ...parts });
}
