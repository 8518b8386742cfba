/** A block of code on its page, and what it left behind when it ran. */
import { printerOf, type Block, type Chapter } from '../../chapter/chapter.ts';
import { isExercisePart, isProgram } from '../../chapter/fence.ts';
import { highlight } from '../shared/highlight.ts';
import { escapeHtml } from '../shared/html.ts';
import { rowsTable } from '../shared/rows-table.ts';
import type { Recorded, Row } from '../shared/rows.ts';
import { timelines } from '../shared/timeline.ts';
import type { Hovers } from './hovers.ts';

/** What is known of a block besides its code. */
export interface Knowledge {
  readonly hovers: Hovers;
  /** What the compiler says to a block that must not compile. */
  readonly complaint: string;
  readonly recorded: Recorded | undefined;
  /** The rows that were there before it. */
  readonly before: readonly Row[];
  /** The address of the page of what it quotes. */
  readonly url: string | undefined;
}

/**
 * @param info the words of the fence.
 * @param types what is known of names: each text is kept once, the code refers to its place.
 * @param isMarked whether a line is to catch the eye.
 * @param isToldLater whether the result stays hidden until the block is run.
 */
export function figure(
  block: Block,
  info: string,
  known: Knowledge,
  types: string[],
  isMarked?: (line: string) => boolean,
  isToldLater = false,
): string {
  const { openLine, fence } = block;
  const hoverAt = (offset: number): number | undefined => {
    const text = known.hovers.get(offset);
    if (text === undefined) return undefined;
    return types.includes(text) ? types.indexOf(text) : types.push(text) - 1;
  };
  const code = highlight(block.code, info.trim().split(/\s/)[0], hoverAt, isMarked);
  return (
    `<figure class="block" id="L${openLine}" data-line="${openLine}" data-kind="${fence.kind}">` +
    `<div class="bar">${label(block, known)}</div>` +
    `<pre class="code" tabindex="0"${lineNumbers(block)}>${code}</pre></figure>` +
    result(block, known).replace('>', isToldLater ? ' hidden>' : '>')
  );
}

/** Errors tell their lines, so the lines of programs have numbers. */
function lineNumbers({ fence, code }: Block): string {
  if (/^(shown|output)$/.test(fence.kind)) return '';
  const numbers = code.split('\n').map((_, index) => index + 1);
  return ` data-lines="${numbers.join('\n')}"`;
}

function label({ fence }: Block, { url }: Knowledge): string {
  switch (fence.kind) {
    case 'throws':
      return `<span class="label">must throw <code>${fence.error}</code></span>`;
    case 'compile-fail':
      return `<span class="label">must not compile: <code>${fence.code}</code></span>`;
    case 'source': {
      const name = url === undefined ? fence.name : `<a href="${url}">${fence.name}</a>`;
      return `<span class="label"><code>${name}</code> in <code>${fence.file}</code></span>`;
    }
    default:
      return isExercisePart(fence) ? `<span class="label">${fence.kind}</span>` : '';
  }
}

function result({ fence, openLine }: Block, { recorded, before, complaint }: Knowledge): string {
  if (fence.kind === 'compile-fail' && complaint !== '') {
    return `<p class="complaint">${escapeHtml(complaint)}</p>`;
  }
  if (!isProgram(fence)) return '';
  const output = recorded?.output ?? '';
  const printed =
    output === '' ? '' : `<pre class="output" tabindex="0">${escapeHtml(output)}</pre>`;
  const rows = recorded?.rows ?? before;
  const hasChanged = JSON.stringify(rows) !== JSON.stringify(before);
  const table = hasChanged ? timelines(rows, before) + rowsTable(rows, before) : '';
  return `<div class="result" data-for="${openLine}">${printed}${table}</div>`;
}

/** Whether an `output` block stands right below the block whose result shows the same. */
export function isShownAbove({ blocks, lines }: Chapter, block: Block): boolean {
  const printer = printerOf(blocks, blocks.indexOf(block));
  if (block.fence.kind !== 'output' || printer === undefined) return false;
  return linesBetween(printer, block, lines) === '';
}

/** Whether what a block prints is told in a folded answer below: the reader is to guess first. */
export function isToldLater({ blocks, lines }: Chapter, block: Block): boolean {
  return blocks.some(
    (later, index) =>
      later.fence.kind === 'output' &&
      printerOf(blocks, index) === block &&
      linesBetween(block, later, lines).includes('<details>'),
  );
}

function linesBetween(one: Block, other: Block, lines: readonly string[]): string {
  return lines
    .slice(one.closeLine, other.openLine - 1)
    .join('')
    .trim();
}
