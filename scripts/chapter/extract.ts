/**
 * From page to program, keeping the one invariant everything else rests on: line N, column C of
 * the program is line N, column C of the page. Lines that are not code become empty.
 */
import type { Block, Chapter } from './chapter.ts';
import { isProgram } from './fence.ts';

/** The page's code and nothing else; `wanted` chooses the blocks. */
export function extract(
  chapter: Chapter,
  wanted: (block: Block) => boolean = (block) => isProgram(block.fence),
): string {
  return weave(chapter, (block) => (wanted(block) ? { open: '', close: '' } : undefined));
}

/** What to write on a wanted block's fence lines, which are empty otherwise. */
export interface FenceLines {
  readonly open: string;
  readonly close: string;
}

/** The program of the blocks that get fence lines. */
export function weave(
  chapter: Chapter,
  fenceLines: (block: Block) => FenceLines | undefined,
): string {
  const program = chapter.lines.map(() => '');
  for (const block of chapter.blocks) {
    const written = fenceLines(block);
    if (written === undefined) continue;
    program[block.openLine - 1] = written.open;
    for (let line = block.openLine + 1; line < block.closeLine; line += 1) {
      program[line - 1] = chapter.lines[line - 1] ?? '';
    }
    program[block.closeLine - 1] = written.close;
  }
  return program.join('\n');
}
