/** Finds the blocks of a page, and all that only looks like one: nothing is skipped in silence. */
import type { Token } from 'markdown-it';
import { isProgram, readFence, type Fence } from './fence.ts';

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

/** The program block whose output an `output` block at this index quotes: the one just before it. */
export function printerOf(blocks: readonly Block[], index: number): Block | undefined {
  const before = blocks.slice(0, index).findLast((block) => block.fence.kind !== 'shown');
  return before !== undefined && isProgram(before.fence) ? before : undefined;
}

/** The block around a line, fences included. */
export function blockAt(
  { blocks }: { readonly blocks: readonly Block[] },
  line: number,
): Block | undefined {
  return blocks.find((block) => block.openLine <= line && line <= block.closeLine);
}

export type Found = Omit<Block, 'section'>;

/** In the order of the page. */
export function readBlocks(tokens: readonly Token[], lines: readonly string[]): Found[] {
  const fences = tokens.filter(({ type }) => type === 'fence');
  const openings = new Set(fences.map(({ map }) => map?.[0]));
  const hidden = lines.flatMap((line, index) => {
    const opening = openings.has(index) ? undefined : openingIn(line);
    const reason = opening && whyHidden(opening, index, tokens);
    if (opening === undefined || reason === undefined) return [];
    const found = { openLine: index + 1, closeLine: index + 1, code: '' };
    return [refusal(found, opening.column, ...reason)];
  });
  return [...fences.map((token) => readFenced(token, lines)), ...hidden].toSorted(
    (one, other) => one.openLine - other.openLine,
  );
}

interface Opening {
  readonly marker: string;
  readonly column: number;
  /** Whether only what quotes and lists begin with stands before it. */
  readonly isFirst: boolean;
}

/** What an author would take for the opening of a block that is judged. */
function openingIn(line: string): Opening | undefined {
  const [, before = '', marker = '', info = ''] = /^([^`]*?)(`{3,}|~{3,})(.*)$/.exec(line) ?? [];
  const isSpan = info.match(/`+/g)?.includes(marker);
  if (marker === '' || isSpan || readFence(info).kind === 'shown') return undefined;
  return { marker, column: before.length + 1, isFirst: /^[\s>*+\-\d.)\p{Cf}]*$/u.test(before) };
}

/** Why Markdown sees no fence there, and what to do; nothing where that is what was meant. */
function whyHidden(
  { marker, isFirst }: Opening,
  index: number,
  tokens: readonly Token[],
): [string, string] | undefined {
  const { type, content, markup, map } =
    tokens.findLast(({ map }) => map && map[0] <= index && index < map[1]) ?? {};
  switch (type) {
    case 'fence':
      // A longer fence, or one of the other kind, shows what is inside it.
      if (!isFirst || !marker.startsWith(markup ?? '')) return undefined;
      return [
        `This fence stands inside that of line ${(map?.[0] ?? 0) + 1}.`,
        `Close that one before it, or make it longer than ${marker} to show what is inside.`,
      ];
    case 'code_block':
      return [
        'This fence is indented by four columns or more, which makes it plain text.',
        'Start the fence at the first column.',
      ];
    case 'html_block':
      return content?.trimStart().startsWith('<!--')
        ? ['This fence is in a comment and would never run.', 'Take it out of the comment.']
        : [
            'This fence is part of the HTML above it, which makes it plain text.',
            'Leave an empty line between the HTML and the fence.',
          ];
    default:
      return [
        'This is no fence to Markdown, but a part of the text around it.',
        'Start the fence at the first column of a line; what follows the marks has no marks in it.',
      ];
  }
}

function readFenced(token: Token, lines: readonly string[]): Found {
  const [start, end] = token.map ?? [0, 0];
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
  if (fence.kind !== 'shown' && /[\u2028\u2029]/.test(found.code)) {
    const hint = 'Write it as \\u2028 or \\u2029.';
    return refusal(found, 1, 'This block contains an invisible line separator.', hint);
  }
  const word = /^\s*\S+\s+(?=\S)/.exec(token.info)?.[0].length;
  return { ...found, fence, wordColumn: word === undefined ? 1 : info + word + 1 };
}

export function refusal(
  found: Pick<Block, 'openLine' | 'closeLine' | 'code'>,
  wordColumn: number,
  message: string,
  hint: string,
): Found {
  return { ...found, wordColumn, fence: { kind: 'refused', message, hint, offset: 0 } };
}
