/** The pages of the guide, in the order of reading. */
import type { Block, Chapter } from '../../chapter/chapter.ts';
import { readChapter, siblingPages } from '../../runner/pages.ts';
import { root } from '../../runner/workspace.ts';
import { siblingName } from '../../chapter/sibling.ts';
import { findPages } from '../../links/project.ts';
import { siteTitle, type Leaf } from './layout.ts';
import type { Recordings } from './record.ts';
import type { Row } from '../shared/rows.ts';
import { libraries } from '../shared/libraries.ts';

export interface Page extends Leaf {
  readonly chapter: Chapter;
}

export function readPages(files = findPages(root)): Page[] {
  return files
    .filter((file) => file !== 'README.md')
    .map((file) => {
      const chapter = readChapter(file);
      const ending = isExercises(file) ? '-exercises' : '';
      const name = file === 'scripts/README.md' ? 'how-it-works' : chapter.name + ending;
      const url = name === 'README' ? 'index.html' : `${name}.html`;
      return { chapter, url, title: url === 'index.html' ? siteTitle : chapter.title };
    });
}

/** Whether a page has the exercises of a chapter. */
export function isExercises(file: string): boolean {
  return file.startsWith('guide/exercises/');
}

/** The numbered chapters are one program; every other page is one of its own, or goes on after them. */
function isNumbered({ chapter }: Page): boolean {
  return /^\d/.test(chapter.name) && !isExercises(chapter.path);
}

/** Whether a page has something to run, and all that it imports is in the tab, too. */
export function runsInTab({ chapter }: Page): boolean {
  const isThere = (name: string): boolean =>
    siblingName(name) !== undefined || libraries.some((library) => library === name);
  return (
    (isExercises(chapter.path) || chapter.blocks.some(({ fence }) => fence.kind === 'run')) &&
    chapter.imports.every(({ specifier }) => isThere(specifier))
  );
}

/** What has to run for a page to run, and the page itself. */
export function programOf(page: Page, pages: readonly Page[]): Page[] {
  const goesOn = isExercises(page.chapter.path) || siblingPages(page.chapter).length > 0;
  const before = pages.slice(0, pages.indexOf(page)).filter(isNumbered);
  return [...(goesOn ? before : []), page];
}

/** Where every page leads: the chapters and other pages of the guide, and the library. */
export function contentsOfSite(pages: readonly Page[]): Leaf[] {
  const guide = pages.filter(
    ({ chapter, url }) => /^guide\/[^/]*$/.test(chapter.path) && url !== 'index.html',
  );
  const leaves = guide.map((page) => {
    const number = isNumbered(page) ? `${page.chapter.name.split('-')[0] ?? ''} ` : '';
    return { url: page.url, title: number + page.title };
  });
  return [...leaves, { url: 'api/index.html', title: 'Library' }];
}

/** The rows that were there before each block. */
export function rowsBefore(
  pages: readonly Page[],
  recordings: Recordings,
): ReadonlyMap<Block, readonly Row[]> {
  const before = new Map<Block, readonly Row[]>();
  let rows: readonly Row[] = [];
  for (const { chapter } of pages.filter(({ chapter: { path } }) => !isExercises(path))) {
    if (siblingPages(chapter).length === 0) rows = [];
    for (const block of chapter.blocks) {
      before.set(block, rows);
      rows = recordings[chapter.path]?.[block.openLine]?.rows ?? rows;
    }
  }
  return before;
}
