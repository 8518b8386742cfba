/**
 * A chapter: a Markdown page seen as a program. Only text goes in and only data comes out, so the
 * same code serves the terminal, the tests and a browser.
 */
import MarkdownIt, { type Token } from 'markdown-it';
import { isProgram, readFence, type Fence } from './fence.ts';
import { findImports, type Import } from './imports.ts';

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

export interface Block {
  readonly fence: Fence;
  /** The lines of the opening and the closing fence, counted from 1; the code is between them. */
  readonly openLine: number;
  readonly closeLine: number;
  /** Where the fence's meaning is written, counted from 1: its word, or else its backticks. */
  readonly wordColumn: number;
  readonly code: string;
  /** Index into the chapter's sections. */
  readonly section: number;
}

const markdown = new MarkdownIt({ html: true });

export function loadChapter(text: string, path: string): Chapter {
  // What CommonMark calls a line ending, so that our line N is the parser's and the compiler's.
  const lines = text.split(/\r\n|\n|\r/);
  const name = (path.split(/[\\/]/).at(-1) ?? path).replace(/\.md$/i, '');
  const sections: Section[] = [];
  const blocks: Block[] = [];
  const tokens = markdown.parse(text, {});
  for (const [index, token] of tokens.entries()) {
    if (token.type === 'heading_open' && token.level === 0) {
      const title = plainText(tokens[index + 1]);
      sections.push({ title, depth: Number(token.tag.slice(1)), line: (token.map?.[0] ?? 0) + 1 });
    }
    const found = readBlock(token, lines);
    if (found === undefined) continue;
    if (sections.length === 0) sections.push({ title: name, depth: 1, line: 1 });
    blocks.push({ ...withPrinter(found, blocks), section: sections.length - 1 });
  }
  const program = blocks.filter((block) => isProgram(block.fence));
  const imports = program.flatMap((block) => findImports(block.code, block.openLine + 1));
  const title = sections.find((section) => section.depth === 1)?.title ?? name;
  return { path, name, title, lines, sections, blocks, imports };
}

/** The program block whose output an `output` block at this index quotes: the one just before it. */
export function printerOf(blocks: readonly Block[], index: number): Block | undefined {
  const before = blocks.slice(0, index).findLast((block) => block.fence.kind !== 'shown');
  return before !== undefined && isProgram(before.fence) ? before : undefined;
}

/** The block around a line, fences included. */
export function blockAt(chapter: Chapter, line: number): Block | undefined {
  return chapter.blocks.find((block) => block.openLine <= line && line <= block.closeLine);
}

type Found = Omit<Block, 'section'>;

function readBlock(token: Token, lines: readonly string[]): Found | undefined {
  const [start, end] = token.map ?? [0, 0];
  if (token.type === 'fence') return readFenced(token, lines, start, end);
  // What looks like a runnable fence to an author but is none to Markdown must not be skipped.
  if (token.type === 'code_block' || (token.type === 'html_block' && !isComment(token))) {
    const inside = lines.slice(start, end).findIndex((line) => runnableFence.test(line));
    if (inside === -1) return undefined;
    const why =
      token.type === 'code_block'
        ? 'This fence is indented by four columns or more, which makes it plain text.'
        : 'This fence is part of the HTML above it, which makes it plain text.';
    const hint =
      token.type === 'code_block'
        ? 'Start the fence at the first column.'
        : 'Leave an empty line between the HTML and the fence.';
    const line = lines[start + inside] ?? '';
    const found = { openLine: start + inside + 1, closeLine: end, code: '' };
    return refusal(found, line.search(/\S/) + 1, why, hint);
  }
  return undefined;
}

const runnableFence = /^\s*(?:`{3,}|~{3,})\s*(?:ts\b|text\s+output\b)/;

function isComment(token: Token): boolean {
  return token.content.trimStart().startsWith('<!--');
}

function readFenced(
  token: Token,
  lines: readonly string[],
  start: number,
  end: number,
): Found | undefined {
  const first = lines[start] ?? '';
  const marker = first.indexOf(token.markup);
  const found = { openLine: start + 1, closeLine: end, code: token.content.replace(/\n$/, '') };
  const last = (end - 1 > start ? (lines[end - 1] ?? '') : '').replace(/^[\s>]*/, '').trimEnd();
  const closed =
    last.length >= token.markup.length && last === token.markup.charAt(0).repeat(last.length);
  if (!closed) {
    const hint = `Close it with a line that says ${token.markup}.`;
    return refusal(found, marker + 1, 'This fence is never closed.', hint);
  }
  const fence = readFence(token.info);
  const info = marker + token.markup.length;
  if (fence.kind === 'refused') return { ...found, fence, wordColumn: info + fence.offset + 1 };
  if (fence.kind !== 'shown' && (marker !== 0 || token.level > 0)) {
    const why =
      token.level > 0
        ? 'This fence stands inside a list or a quotation.'
        : 'This fence is indented.';
    const hint = 'A fence that runs or is compared starts at the first column of the page.';
    return refusal(found, marker + 1, why, hint);
  }
  if (isProgram(fence) && /[\u2028\u2029]/.test(found.code)) {
    const hint = 'Write it as \\u2028 or \\u2029.';
    return refusal(found, 1, 'This block contains an invisible line separator.', hint);
  }
  const word = /^\s*\S+\s+(?=\S)/.exec(token.info)?.[0].length;
  return { ...found, fence, wordColumn: word === undefined ? 1 : info + word + 1 };
}

/** An `output` block needs a block before it that prints. */
function withPrinter(found: Found, before: readonly Block[]): Found {
  if (found.fence.kind !== 'output') return found;
  if (printerOf(before, before.length) !== undefined) return found;
  const hint = 'Put it right after a `ts` or `ts throws=…` block; plain `text` is only shown.';
  return refusal(found, found.wordColumn, 'No block before this one could print this.', hint);
}

function refusal(
  found: Pick<Block, 'openLine' | 'closeLine' | 'code'>,
  wordColumn: number,
  message: string,
  hint: string,
): Found {
  return { ...found, wordColumn, fence: { kind: 'refused', message, hint, offset: 0 } };
}

/** A heading's words without their markup. */
function plainText(token: Token | undefined): string {
  return (token?.children ?? []).map((child) => child.content).join('');
}
