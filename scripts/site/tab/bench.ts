/** What all that is on a page shares, since it is large. */
import type { ChapterData, ExerciseData } from '../workbook.ts';
import type { Engine } from './engine.ts';
import type { Checker } from './type-worker.ts';

export interface Bench {
  readonly engine: Engine;
  readonly checker: Checker;
  /** The chapter of the page, and before it those that it builds on. */
  readonly chapters: readonly ChapterData[];
}

/** The exercises, which are a script of their own. */
export interface Workshop {
  open(tasks: readonly ExerciseData[], bench: Bench): void;
}
