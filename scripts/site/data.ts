/** What the pages hand to their scripts. */
import { findExercises } from '../exercises/exercise.ts';
import type { Chapter } from '../guide/chapter.ts';
import type { Page } from './pages.ts';
import type { ChapterData, ExerciseData } from './tab/data.ts';

/** What the tab needs in order to run and change the chapters. */
export function chaptersData(pages: readonly Page[]): ChapterData[] {
  return pages.map(({ chapter: { path, name, title, blocks } }) => ({
    path,
    name,
    title,
    blocks: blocks.filter(({ fence }) => /^(run|throws|compile-fail)$/.test(fence.kind)),
  }));
}

/** Data as a script: a page that is read from a disk may not fetch a file. */
export function assignment(name: string, value: unknown): string {
  return `(globalThis.workbook ??= {}).${name} = ${JSON.stringify(value)};\n`;
}

/** What the tab needs in order to check answers to a page's exercises. */
export function tasksOf(chapter: Chapter): ExerciseData[] {
  return findExercises(chapter).map(({ id, title, stars, starter, check, place }) => ({
    id,
    title,
    stars,
    starter,
    check,
    place,
  }));
}
