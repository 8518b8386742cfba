/** A chapter with the reader's changes, as the runner wants chapters. */
import type { Block, Chapter } from '../../guide/chapter.ts';
import type { Fence } from '../../guide/fence.ts';
import type { BlockData, ChapterData } from './data.ts';

const codes = new WeakMap<BlockData, string>();

/** The code of a block as the page says it. It is asked for at every key. */
export function codeOf({ program }: ChapterData, block: BlockData): string {
  const { line, closeLine } = block;
  const lines = (): string[] => program.split('\n').slice(line, closeLine - 1);
  const code = codes.get(block) ?? lines().join('\n');
  codes.set(block, code);
  return code;
}

/** Blocks keep their order, but not their lines: those below a longer one are further down. */
export function changedChapter(
  { name, title, page, blocks }: ChapterData,
  code: (block: BlockData) => string,
): Chapter {
  const lines: string[] = [];
  const changed: Block[] = [];
  let above = 0;
  for (const block of blocks) {
    lines.push(...Array.from({ length: block.line - above }, () => ''));
    above = block.closeLine;
    const openLine = lines.length;
    const text = code(block);
    lines.push(...text.split('\n'), '');
    changed.push({
      fence: fenceOf(block),
      openLine,
      closeLine: lines.length,
      code: text,
      wordColumn: 1,
      section: 0,
    });
  }
  return { path: page, name, title, lines, blocks: changed, sections: [], imports: [] };
}

function fenceOf({ kind, error, code }: BlockData): Fence {
  if (kind === 'throws') return { kind, error: error ?? '' };
  if (kind === 'compile-fail') return { kind, code: code ?? '' };
  return { kind: kind === 'run' ? kind : 'shown' };
}
