/**
 * A chapter: a Markdown page seen as a program. Only text goes in and only data comes out, so the
 * same code serves the terminal, the tests and a browser.
 */
import MarkdownIt, { type Token } from 'markdown-it';
import { printerOf, readBlocks, refusal, type Block, type Found } from './block.ts';
import { isProgram } from './fence.ts';
import { findImports, type Import } from './imports.ts';

export { blockAt, printerOf, type Block } from './block.ts';

export interface Chapter {
  /** The page's path as people write it, such as `guide/1-domain.md`. */
  readonly path: string;
  /** The file's name without folder and ending, such as `1-domain`. */
  readonly name: string;
  readonly title: string;
  /** The page, line by line: line N is `lines[N - 1]`. */
  readonly lines: readonly string[];
  readonly sections: readonly Section[];
  readonly blocks: readonly Block[];
  /** What the chapter's program imports, and where on the page it says so. */
  readonly imports: readonly Import[];
}

export interface Section {
  readonly title: string;
  readonly depth: number;
  readonly line: number;
}

const markdown = new MarkdownIt({ html: true });

export function loadChapter(text: string, path: string): Chapter {
  // What CommonMark calls a line ending, so that our line N is the parser's and the compiler's.
  const lines = text.replace(/^\uFEFF/, '').split(/\r\n|\n|\r/);
  const name = (path.split(/[\\/]/).at(-1) ?? path).replace(/\.md$/i, '');
  const tokens = markdown.parse(lines.join('\n'), {});
  // Other spellings of the same info string are the same to Markdown.
  for (const token of tokens) token.info = markdown.utils.unescapeAll(token.info);
  const sections = tokens.flatMap((token, index): Section[] => {
    if (token.type !== 'heading_open' || token.level > 0) return [];
    const title = plainText(tokens[index + 1]);
    return [{ title, depth: Number(token.tag.slice(1)), line: (token.map?.[0] ?? 0) + 1 }];
  });
  const found = readBlocks(tokens, lines);
  const first = found[0]?.openLine ?? Infinity;
  if (first < (sections[0]?.line ?? Infinity)) sections.unshift({ title: name, depth: 1, line: 1 });
  const blocks: Block[] = [];
  for (const block of found) {
    const section = sections.findLastIndex(({ line }) => line <= block.openLine);
    blocks.push({ ...withPrinter(block, blocks), section });
  }
  const program = blocks.filter((block) => isProgram(block.fence));
  const imports = program.flatMap((block) => findImports(block.code, block.openLine + 1));
  const title = sections.find((section) => section.depth === 1)?.title ?? name;
  return { path, name, title, lines, sections, blocks, imports };
}

/** An `output` block needs a block before it that prints. */
function withPrinter(found: Found, before: readonly Block[]): Found {
  if (found.fence.kind !== 'output') return found;
  if (printerOf(before, before.length) !== undefined) return found;
  const hint = 'Put it right after a `ts` or `ts throws=…` block; plain `text` is only shown.';
  return refusal(found, found.wordColumn, 'No block before this one could print this.', hint);
}

/** A heading's words without their markup. */
function plainText(token: Token | undefined): string {
  return (token?.children ?? []).map((child) => child.content).join('');
}
