/** Reads the type checker's report and judges blocks by it. */
import { blockAt } from '../chapter/chapter.ts';
import type { Rename } from '../chapter/failure.ts';
import { fail, type ChapterResult } from './results.ts';
import type { Place } from '../chapter/stack.ts';

export interface Diagnostic extends Place {
  /** Such as `TS2540`. */
  readonly code: string;
  /** May have several lines, each one going deeper. */
  readonly message: string;
  /** Said by a parser: types have no part in it. */
  readonly isSyntax?: true;
}

/** Reads what `tsc --pretty false` prints; what follows a message indented belongs to it. */
export function parseDiagnostics(text: string, rename: Rename): Diagnostic[] {
  const found: Diagnostic[] = [];
  for (const row of text.split(/\r?\n/)) {
    const [, file, line, column, code, message] =
      /^(.+?)\((\d+),(\d+)\): error (TS\d+): (.*)$/.exec(row) ?? [];
    const last = found.at(-1);
    if (file !== undefined && code !== undefined && message !== undefined) {
      const path = rename(file) ?? file;
      found.push({ path, line: Number(line), column: Number(column), code, message });
    } else if (/^\s+\S/.test(row) && last !== undefined) {
      found[found.length - 1] = { ...last, message: `${last.message}\n${row}` };
    }
  }
  return found;
}

/** Why the checker's report is not to be relied on, if it is not: it has not come to its end. */
export function checkerTrouble(
  {
    stdout,
    stderr,
    code,
  }: { readonly stdout: string; readonly stderr: string; readonly code: number | null },
  diagnostics: readonly Diagnostic[],
): string | undefined {
  // What has no place is about the configuration: then files may be missing.
  const general = /^error TS\d+: .*$/m.exec(stdout)?.[0];
  if (general !== undefined) return general;
  const hasEnded = code === 0 || ((code === 1 || code === 2) && diagnostics.length > 0);
  return hasEnded ? undefined : (stderr || stdout).trim() || `It ended with status ${code}.`;
}

/**
 * Whether all of them may be syntax errors: then the checker has said nothing about types. Some of
 * these numbers are for other errors, too, so that only a parser knows.
 */
export function mayBeSyntaxErrors(diagnostics: readonly Diagnostic[]): boolean {
  return diagnostics.length > 0 && diagnostics.every(({ code }) => /^TS1\d{3}$/.test(code));
}

/**
 * Adds type errors to the blocks they are in, and decides the `compile-fail` blocks: as far as they
 * are `unchecked`, they are not decided.
 *
 * @returns the errors that are in no block.
 */
export function judgeTypes(
  chapters: readonly ChapterResult[],
  diagnostics: readonly Diagnostic[],
  unchecked = false,
): Diagnostic[] {
  const outside = new Set(diagnostics);
  for (const chapter of chapters) {
    const { path } = chapter.chapter;
    const here = diagnostics.filter((diagnostic) => diagnostic.path === path);
    for (const result of chapter.blocks) {
      const { block } = result;
      const inside = here.filter(({ line }) => blockAt(chapter.chapter, line) === block);
      const expected = block.fence.kind === 'compile-fail' ? block.fence.code : undefined;
      for (const diagnostic of inside) outside.delete(diagnostic);
      const wrong = inside.filter(({ code }) => code !== expected);
      for (const diagnostic of wrong) {
        if (isKnown(diagnostic, result.failures)) continue;
        const { line, column, code, message, isSyntax } = diagnostic;
        const kind = isSyntax ? 'Syntax' : 'Type';
        const meant = expected === undefined ? '' : ` (the block is to fail with ${expected} only)`;
        fail(result, { path, line, column, message: `${kind} error ${code}: ${message}${meant}` });
      }
      if (expected === undefined || result.failures.length > 0) continue;
      if (inside.length > 0) result.status = 'passed';
      else if (unchecked) result.status = 'not checked';
      else {
        const at = { path, line: block.openLine, column: block.wordColumn };
        const message = `This block should not compile (${expected}), but it does.`;
        fail(result, { ...at, message });
      }
    }
  }
  return [...outside];
}

/** Whether the run has told of it, and as well: what does not load does not compile either. */
function isKnown(
  { line, column, code, message }: Diagnostic,
  failures: ChapterResult['blocks'][number]['failures'],
) {
  return failures.some(
    (failure) =>
      (failure.line === line && failure.column === column && !/Did you mean/.test(message)) ||
      (failure.message.startsWith('Syntax error') && /^TS1\d{3}$/.test(code)),
  );
}
