/** Pages of the guide in parts, and how long it takes to read them. */
import fs from 'node:fs';
import { loadChapter, type Chapter } from '../../scripts/chapter/chapter.ts';
import { absolute } from '../../scripts/runner/workspace.ts';

/** A stretch of a page: its lines from the first one to the one before `end`, counted from 1. */
export interface Part {
  readonly title: string;
  readonly depth: number;
  readonly line: number;
  readonly end: number;
}

export interface Page {
  readonly chapter: Chapter;
  /** All that stands before the experiments. */
  readonly core: Part;
  /** The whole page and its sections, each with what is below its heading. */
  readonly parts: readonly Part[];
}

export const chapterPaths = fs
  .readdirSync(absolute('guide'))
  .filter((name) => /^\d+-.*\.md$/.test(name))
  .map((name) => `guide/${name}`);

export function readPage(path: string): Page {
  const chapter = loadChapter(fs.readFileSync(absolute(path), 'utf8'), path);
  const { sections, lines } = chapter;
  const parts = sections.map((section, index): Part => {
    const next = sections.slice(index + 1).find(({ depth }) => depth <= section.depth);
    return { ...section, end: next?.line ?? lines.length + 1 };
  });
  const [page] = parts;
  const experiments = sections.find(({ title }) => title === 'Experiments');
  if (page === undefined) throw new Error(`${path} has no heading`);
  return { chapter, core: { ...page, end: experiments?.line ?? page.end }, parts };
}

/**
 * Words are those outside fences, also where they are folded. Code is each line of a block that is
 * not folded, what it prints included.
 */
export function sizeOf({ lines, blocks }: Chapter, { line, end }: Part) {
  let [words, code, folds] = [0, 0, 0];
  for (let at = line; at < end; at += 1) {
    const text = lines[at - 1] ?? '';
    folds += text.split('<details').length - text.split('</details>').length;
    const block = blocks.find(({ openLine, closeLine }) => at >= openLine && at <= closeLine);
    if (block === undefined) words += wordsOf(text);
    else if (folds === 0 && at > block.openLine && at < block.closeLine) code += 1;
  }
  return { words, code };
}

/** At 250 words and 100 lines of code a minute, in minutes and parts of them. */
export function minutesOf(chapter: Chapter, part: Part): number {
  const { words, code } = sizeOf(chapter, part);
  return Math.max(1, words / 250 + code / 100);
}

function wordsOf(text: string): number {
  const isMinutes = /^_\d+ min\b.*_$/.test(text);
  const plain = text.replaceAll(/<[^>]*>/g, '').replaceAll(/\]\([^)]*\)/g, ']');
  return isMinutes ? 0 : plain.split(/\s+/).filter((word) => /[\p{L}\p{N}]/u.test(word)).length;
}
