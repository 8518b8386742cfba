/** A chapter with the reader's changes, as the runner wants chapters. */
import type { Block, Chapter } from '../../chapter/chapter.ts';
import type { ChapterData } from '../shared/page-data.ts';

/** Blocks keep their order, but not their lines: those below a longer one are further down. */
export function changedChapter(
  chapter: ChapterData,
  codeOf: (block: Block) => string = ({ code }) => code,
): Chapter {
  const lines: string[] = [];
  const blocks: Block[] = [];
  let above = 0;
  for (const block of chapter.blocks) {
    lines.push(...Array.from({ length: block.openLine - above }, () => ''));
    above = block.closeLine;
    const openLine = lines.length;
    const code = codeOf(block);
    lines.push(...code.split('\n'), '');
    blocks.push({ ...block, openLine, closeLine: lines.length, code });
  }
  return { ...chapter, lines, blocks, sections: [], imports: [] };
}
