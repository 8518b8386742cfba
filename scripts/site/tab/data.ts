/** What the scripts of the site hand to each other: `globalThis.workbook`. */
import type { Exercise } from '../../exercises/exercise.ts';
import type { Row } from '../rows.ts';
import type { Editors } from './editor.ts';
import type { Workshop } from './exercises/bench.ts';

export interface BlockData {
  /** The line of the opening fence on the page, which names the block. */
  readonly line: number;
  readonly closeLine: number;
  readonly kind: 'run' | 'throws' | 'compile-fail' | 'source' | 'output' | 'shown' | 'refused';
  /** What a `throws` block must throw. */
  readonly error?: string;
  /** What the compiler must say of a `compile-fail` block. */
  readonly code?: string;
}

export interface ChapterData {
  readonly name: string;
  readonly title: string;
  readonly page: string;
  readonly program: string;
  readonly blocks: readonly BlockData[];
  readonly recorded: Readonly<
    Record<string, { readonly output: string; readonly rows: readonly Row[] }>
  >;
}

/** What the tab needs of an exercise besides what stands on its page. */
export type ExerciseData = Pick<Exercise, 'id' | 'title' | 'stars' | 'starter' | 'check' | 'place'>;

export interface Workbook {
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
