/** What the page's own script hands to the exercises: the machines that are there already. */
import type { Checker } from '../type-worker.ts';
import type { ChapterData, ExerciseData } from '../data.ts';
import type { Engine } from '../engine.ts';
import type { load } from '../loading.ts';

export interface Bench {
  /** The chapter of the page, and before it those that it builds on. */
  readonly chapters: readonly ChapterData[];
  readonly engine: Engine;
  readonly checker: Checker;
  readonly load: typeof load;
}

export interface Workshop {
  open(tasks: readonly ExerciseData[], bench: Bench): void;
}
