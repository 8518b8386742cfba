/** What the pages hand to their scripts. */
import { findExercises } from '../../chapter/exercise.ts';
import type { Chapter } from '../../chapter/chapter.ts';
import { stemOf } from './layout.ts';
import type { Page } from './guide-pages.ts';
import type { ChapterData, ExerciseData, PageData } from '../shared/page-data.ts';

/** What the tab needs in order to run and change the chapters. */
export function chaptersData(pages: readonly Page[]): ChapterData[] {
  return pages.map(({ url, chapter: { path, title, blocks } }) => ({
    path,
    // Two files may have the same name in two folders; two pages have not.
    name: stemOf(url),
    title,
    blocks: blocks.filter(({ fence }) => /^(run|throws|compile-fail)$/.test(fence.kind)),
  }));
}

/** Data as a script: a page that is read from a disk may not fetch a file. */
export function assignment<Name extends keyof PageData>(name: Name, value: PageData[Name]): string {
  return `(globalThis.workbook ??= {}).${name} = ${JSON.stringify(value)};\n`;
}

/** What the tab needs in order to check answers to a page's exercises. */
export function tasksOf(chapter: Chapter): ExerciseData[] {
  return findExercises(chapter).exercises.map(({ id, title, starter, check }) => ({
    id,
    title,
    starter,
    check,
  }));
}
