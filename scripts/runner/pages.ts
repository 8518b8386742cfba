/** Reads pages as chapters, and those that they import. */
import fs from 'node:fs';
import path from 'node:path';
import { blockAt, refusal, type Block } from '../chapter/block.ts';
import { loadChapter, type Chapter } from '../chapter/chapter.ts';
import { siblingName } from '../chapter/sibling.ts';
import { absolute } from './workspace.ts';

export function readChapter(page: string): Chapter {
  const chapter = loadChapter(fs.readFileSync(absolute(page), 'utf8'), page);
  if (!/\.d(?:\.|$)/i.test(chapter.name)) return chapter;
  // The program of such a page would be called as a declaration file is: those are not checked.
  const message = `The name ${chapter.name}.md is that of type declarations, which nothing checks.`;
  const hint = `Rename the page: no “.d” at the end or before another dot, such as ${chapter.name.replaceAll('.', '-')}.md.`;
  return withRefused(
    chapter,
    chapter.blocks.find(({ fence }) => fence.kind !== 'shown'),
    message,
    hint,
  );
}

/** The pages and, before them, the chapters beside them that they import. */
export function readWithImports(pages: readonly string[]): Chapter[] {
  const chapters = new Map<string, Chapter>();
  const visit = (page: string, importers: readonly string[]): void => {
    if (chapters.has(page)) return;
    let chapter = readChapter(page);
    const way = [...importers, page];
    for (const sibling of siblingPages(chapter)) {
      const start = way.indexOf(sibling);
      if (start !== -1) chapter = withCircle(chapter, [...way.slice(start), sibling]);
      else if (fs.existsSync(absolute(sibling))) visit(sibling, way);
    }
    chapters.set(page, chapter);
  };
  for (const page of pages) visit(page, []);
  return [...chapters.values()];
}

/** Of chapters that import each other none could be the first to run. */
function withCircle(chapter: Chapter, circle: readonly string[]): Chapter {
  const asked = chapter.imports.find(
    ({ specifier }) => siblingOf(chapter, specifier) === circle.at(-1),
  );
  const closing = asked && blockAt(chapter, asked.line);
  const message = `These pages import each other: ${circle.join(' → ')}.`;
  const hint = 'Move what both need to a page of its own.';
  return withRefused(chapter, closing, message, hint);
}

/** The chapter with one of its blocks refused, so that it fails there and does not run. */
function withRefused(
  chapter: Chapter,
  refused: Block | undefined,
  message: string,
  hint: string,
): Chapter {
  const blocks = chapter.blocks.map((block) =>
    block === refused ? { ...block, ...refusal(block, block.wordColumn, message, hint) } : block,
  );
  return { ...chapter, blocks };
}

/** The pages beside a chapter that it imports. */
export function siblingPages(chapter: Chapter): string[] {
  return chapter.imports.flatMap(({ specifier }) => siblingOf(chapter, specifier) ?? []);
}

function siblingOf(chapter: Chapter, specifier: string): string | undefined {
  const name = siblingName(specifier);
  return name && path.posix.join(path.posix.dirname(chapter.path), `${name}.md`);
}
