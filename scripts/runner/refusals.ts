/** What fails before anything runs: fences that mean nothing, and tests inside of blocks. */
import { blockAt, type Block, type Chapter } from '../chapter/chapter.ts';
import type { Failure } from '../chapter/failure.ts';
import { isProgram } from '../chapter/fence.ts';
import { sharedTypesPlace } from '../chapter/shared-types.ts';
import { uncheckedPlace } from '../chapter/unchecked.ts';
import { incomplete } from './load-failure.ts';
import { fail, type ChapterResult } from './results.ts';
import { syntaxErrorsIn } from './syntax.ts';

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
      const { code, openLine } = result.block;
      const place = uncheckedPlace(code, openLine + 1);
      const message = 'Types are checked in every line of a chapter.';
      const hint = 'For code that must not compile there is `ts compile-fail=…`.';
      if (place !== undefined) fail(result, { path, ...place, message, hint });
      const shared = sharedTypesPlace(code, openLine + 1);
      if (shared !== undefined) {
        const message = 'This would change the types of all other pages, too.';
        const hint = 'Declare an interface or a constant of the page itself, and use that.';
        fail(result, { path, ...shared, message, hint });
      }
    }
    for (const result of blocks) {
      const failure = breakingOut(chapter, result.block);
      if (failure !== undefined) fail(result, failure);
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

/** Why a block that runs inside a function of ours could end it, and go on outside. */
function breakingOut(chapter: Chapter, block: Block): Failure | undefined {
  const { fence } = block;
  if (fence.kind !== 'throws' && fence.kind !== 'compile-fail') return undefined;
  const expected = fence.kind === 'compile-fail' ? fence.code : undefined;
  const found = syntaxErrorsIn(chapter, block).find(({ code }) => code !== expected);
  if (found === undefined) return undefined;
  const failure = incomplete(found);
  // Where a code is expected, the author wants to know which one there is.
  const message = `Syntax error ${found.code}: ${found.message}`;
  return expected === undefined ? failure : { ...failure, message };
}

/** Packages whose tests run later, or never; the mocks of `node:test` are welcome. */
export function isFramework(specifier: string, code: string): boolean {
  if (specifier === 'uvu') return true;
  return (
    specifier === 'node:test' &&
    !/\{\s*mock(\s+as\s+[\w$]+)?\s*,?\s*\}\s*from\s*['"]node:test/.test(code)
  );
}
