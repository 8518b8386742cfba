/** The exercises of the guide, and its chapters ready to be imported. */
import { pathToFileURL } from 'node:url';
import { chapterPages } from '../runner/command.ts';
import type { Chapter } from '../chapter/chapter.ts';
import { intercept } from '../runner/intercept.ts';
import { readChapter } from '../runner/pages.ts';
import { programFile, writePrograms } from '../runner/workspace.ts';
import { findExercises, type Exercise } from './exercise.ts';

export interface Guide {
  readonly chapters: readonly Chapter[];
  readonly exercises: readonly Exercise[];
}

/** @throws ExerciseError when an exercise is not complete. */
export function readGuide(): Guide {
  const chapters = chapterPages('guide').map(readChapter);
  const pages = chapterPages('guide/exercises').map(readChapter);
  return { chapters, exercises: pages.flatMap(findExercises) };
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
