/** What the page's own script hands to the exercises: the machines that are there already. */
import type { ChapterData, ExerciseData } from '../data.ts';
import type { load } from '../loading.ts';
import type { Machines } from '../machines.ts';

export interface Bench extends Machines {
  /** The chapter of the page, and before it those that it builds on. */
  readonly chapters: readonly ChapterData[];
  readonly load: typeof load;
}

export interface Workshop {
  open(tasks: readonly ExerciseData[], bench: Bench): void;
}
