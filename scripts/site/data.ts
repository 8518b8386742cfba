/** What the pages hand to their scripts. */
import { findExercises } from '../exercises/exercise.ts';
import type { Chapter } from '../guide/chapter.ts';
import { extract } from '../guide/extract.ts';
import type { Page } from './pages.ts';
import type { Recordings } from './recording.ts';
import type { ExerciseData } from './tab/data.ts';

/** What the tab needs in order to run and change the chapters. */
export function chaptersData(pages: readonly Page[], recordings: Recordings): unknown {
  return pages.map(({ chapter }) => ({
    name: chapter.name,
    title: chapter.title,
    page: chapter.path,
    program: extract(chapter, ({ fence }) => /^(run|throws|compile-fail)$/.test(fence.kind)),
    blocks: chapter.blocks.map(({ openLine, closeLine, fence }) => ({
      line: openLine,
      closeLine,
      ...(fence.kind === 'refused' ? { kind: fence.kind } : fence),
    })),
    recorded: recordings[chapter.path] ?? {},
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
