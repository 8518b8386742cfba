/** A block of code on its page, and what it left behind when it ran. */
import type { Block, Chapter } from '../guide/chapter.ts';
import { isProgram } from '../guide/fence.ts';
import { highlight } from './highlight.ts';
import { escapeHtml, rowsTable } from './rows-table.ts';
import type { Recorded, Row } from './rows.ts';
import { timelines } from './tab/timeline.ts';
import type { Hovers } from './types.ts';

/** The types that are known on a page. Each text is kept once; the code refers to its number. */
export class TypeTexts {
  readonly #numbers = new Map<string, number>();

  numberOf(text: string): number {
    const number = this.#numbers.get(text) ?? this.#numbers.size;
    this.#numbers.set(text, number);
    return number;
  }

  all(): string[] {
    return [...this.#numbers.keys()];
  }
}

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

export type Mark = (line: number) => boolean;

export function figure(
  block: Block,
  info: string,
  known: Knowledge,
  texts: TypeTexts,
  isMarked?: Mark,
): string {
  const { openLine, fence } = block;
  const language = /^\S*/.exec(info.trim())?.[0] ?? '';
  const code = highlight(block.code, language, {
    hoverAt: (offset) => {
      const text = known.hovers.get(offset);
      return text === undefined ? undefined : texts.numberOf(text);
    },
    ...(isMarked && { isMarked }),
  });
  const place = `id="L${openLine}" data-line="${openLine}" data-kind="${fence.kind}"`;
  return (
    `<figure class="block" ${place}><div class="bar">${label(block, known)}</div>` +
    `<pre class="code" tabindex="0"><code>${code}</code></pre></figure>` +
    result(block, known)
  );
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
    case 'exercise':
    case 'check':
    case 'solution':
      return `<span class="label">${fence.kind}</span>`;
    default:
      return '';
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

/** The program block whose result shows what an `output` block quotes: the one right above it. */
export function isShownAbove(chapter: Chapter, block: Block): boolean {
  const before = chapter.blocks[chapter.blocks.indexOf(block) - 1];
  if (block.fence.kind !== 'output' || before === undefined || !isProgram(before.fence))
    return false;
  const between = chapter.lines.slice(before.closeLine, block.openLine - 1);
  return between.every((line) => line.trim() === '');
}
