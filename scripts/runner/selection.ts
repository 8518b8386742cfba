/** From what stands on the command line to pages. */
import { didYouMean } from '../chapter/suggestion.ts';
import { UsageError } from '../command-line/command-line.ts';

export class SelectionError extends UsageError {}

/**
 * Each selector is a chapter's number, its name with or without the number, or the path of any
 * Markdown file. None at all means every chapter.
 */
export function selectPages(
  selectors: readonly string[],
  pages: readonly string[],
  findFile: (selector: string) => string | undefined,
): string[] {
  if (selectors.length === 0) return [...pages];
  return [...new Set(selectors.map((selector) => selectPage(selector, pages, findFile)))];
}

function selectPage(
  selector: string,
  pages: readonly string[],
  findFile: (selector: string) => string | undefined,
): string {
  const chapter = pages.find((page) => chapterNames(page).includes(selector.toLowerCase()));
  const isFile = /\.md$/i.test(selector);
  const page = chapter ?? (isFile ? findFile(selector) : undefined);
  if (page !== undefined) return page;
  if (isFile) throw new SelectionError(`There is no file ${selector}.`);
  const suggestion = didYouMean(selector, pages.flatMap(chapterNames));
  const known = pages.map((name) => chapterNames(name).at(0)).join(', ');
  throw new SelectionError(
    `There is no chapter "${selector}".${suggestion}\nChapters: ${known || 'none yet'}; or give the path of a Markdown file.`,
  );
}

/** `guide/2-infrastructure.md` answers to 2-infrastructure, 2 and infrastructure. */
function chapterNames(page: string): string[] {
  const name = (page.split('/').at(-1) ?? page).replace(/\.md$/i, '').toLowerCase();
  const [, number, word] = /^0*(\d+)-?(.*)$/.exec(name) ?? [];
  return [name, number, word].filter((known) => known !== undefined && known !== '') as string[];
}
