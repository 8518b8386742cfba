/** The exercises of the guide, and its chapters ready to be imported. */
import { chapterPages } from '../runner/command.ts';
import type { Chapter } from '../chapter/chapter.ts';
import { readChapter } from '../runner/pages.ts';
import { writePrograms } from '../runner/workspace.ts';
import { findExercises, type Exercises } from '../chapter/exercise.ts';

export interface Guide extends Exercises {
  readonly chapters: readonly Chapter[];
}

export function readGuide(): Guide {
  const chapters = chapterPages('guide').map(readChapter);
  const pages = chapterPages('guide/exercises').map(readChapter);
  const found = pages.map(findExercises);
  return {
    chapters,
    exercises: found.flatMap(({ exercises }) => exercises),
    lacks: found.flatMap(({ lacks }) => lacks),
  };
}

/** Writes the chapters' programs, which answers and checks import. */
export function writeChapters(chapters: readonly Chapter[]): void {
  writePrograms(chapters, 'run');
}
