/** The exercises of the guide, and its chapters ready to be imported. */
import { pathToFileURL } from 'node:url';
import { chapterPages } from '../runner/command.ts';
import type { Chapter } from '../chapter/chapter.ts';
import { intercept } from '../runner/intercept.ts';
import { readChapter } from '../runner/pages.ts';
import { programFile, writePrograms } from '../runner/workspace.ts';
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

/** Runs the chapters once, in this process; what they print belongs to their pages. */
export async function loadChapters(paths: readonly string[]): Promise<void> {
  const ignore = (): void => undefined;
  const streams = intercept({ print: ignore, stray: ignore, idle: ignore });
  try {
    for (const path of paths) await import(pathToFileURL(programFile(path, 'run')).href);
  } finally {
    streams.restore();
  }
}
