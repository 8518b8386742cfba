/** What fails before anything runs: fences that mean nothing, and tests inside of blocks. */
import { blockAt, type Chapter } from '../chapter/chapter.ts';
import { isProgram } from '../chapter/fence.ts';
import { fail, type BlockResult, type ChapterResult } from './results.ts';

export function refuse(results: readonly ChapterResult[]): void {
  for (const { chapter, blocks } of results) {
    const { path } = chapter;
    for (const result of blocks) {
      const { block } = result;
      if (block.fence.kind !== 'refused') continue;
      const { message, hint } = block.fence;
      fail(result, { path, line: block.openLine, column: block.wordColumn, message, hint });
    }
    for (const result of blocks.filter(({ block }) => isProgram(block.fence))) {
      const place = unchecked(chapter, result);
      const message = 'Types are checked in every line of a chapter.';
      const hint = 'For code that must not compile there is `ts compile-fail=…`.';
      if (place !== undefined) fail(result, { ...place, message, hint });
    }
    for (const { specifier, line, column } of chapter.imports) {
      const block = blockAt(chapter, line);
      const result = blocks.find((candidate) => candidate.block === block);
      if (result === undefined || !isFramework(specifier, result.block.code)) continue;
      const message = `A test of "${specifier}" runs when its block is over, and could not fail it.`;
      const hint =
        "In a chapter a block is a test: assert in it, with 'uvu/assert' or 'node:assert'.";
      fail(result, { path, line, column, message, hint });
    }
  }
}

/** Comments that keep the compiler from judging. What must not compile has a fence of its own. */
function unchecked(chapter: Chapter, { block }: BlockResult) {
  for (let line = block.openLine + 1; line < block.closeLine; line += 1) {
    const column = (chapter.lines[line - 1] ?? '').search(/@ts-(?:ignore|nocheck)\b/);
    if (column !== -1) return { path: chapter.path, line, column: column + 1 };
  }
  return undefined;
}

/** Packages whose tests run later, or never; the mocks of `node:test` are welcome. */
export function isFramework(specifier: string, code: string): boolean {
  if (specifier === 'uvu') return true;
  return (
    specifier === 'node:test' &&
    !/\{\s*mock(\s+as\s+[\w$]+)?\s*,?\s*\}\s*from\s*['"]node:test/.test(code)
  );
}
