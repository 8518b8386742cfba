/**
 * The program with the runner's calls on the fence lines, where the page has no code: they say
 * which block runs, and wrap what must throw and what must not compile.
 */
import type { Block, Chapter } from './chapter.ts';
import { weave, type FenceLines } from './extract.ts';

export interface Instruments {
  /** How the program imports `runtime.ts`. */
  readonly runtime: string;
  /**
   * The program that runs leaves `compile-fail` blocks out; the one that is type-checked holds
   * them in functions that nobody calls.
   */
  readonly purpose: 'run' | 'check';
}

export function instrument(chapter: Chapter, { runtime, purpose }: Instruments): string {
  // Imports are hoisted, so the first block may bring the name that all of them use.
  let opening = `import * as $workbook from ${JSON.stringify(runtime)};`;
  return weave(chapter, (block) => {
    const lines = fenceLines(block, JSON.stringify(chapter.path), purpose);
    if (lines === undefined) return undefined;
    const open = opening + lines.open;
    opening = '';
    return { open, close: lines.close };
  });
}

function fenceLines(block: Block, page: string, purpose: 'run' | 'check'): FenceLines | undefined {
  const place = `${page},${block.openLine}`;
  // The leading semicolons end a statement that the block before left without one.
  const begin = `;$workbook.begin(${place});`;
  const end = `$workbook.end(${place});`;
  switch (block.fence.kind) {
    case 'run':
      return { open: begin, close: `;${end}` };
    case 'throws': {
      const error = JSON.stringify(block.fence.error);
      return { open: `${begin}await $workbook.mustThrow(${error},async()=>{`, close: `});${end}` };
    }
    case 'compile-fail':
      return purpose === 'check' ? { open: ';void(async()=>{', close: '});' } : undefined;
    default:
      return undefined;
  }
}
