/**
 * An answer and its check as two programs, with their lines and columns where they were written.
 * The check imports the answer by the name of the exercise (`./domain-1.ts`), and both import
 * chapters as chapters do (`./1-domain.ts`).
 */
import { findImports } from '../chapter/imports.ts';
import { withIdentityMap } from '../chapter/source-map.ts';
import type { Code } from './exercise.ts';

/** What a relative import is to become; undefined leaves it as it is. */
export type Redirect = (specifier: string) => string | undefined;

/** The code at its own lines; the lines above it are empty. */
export function placed({ text, line }: Code, redirect: Redirect = () => undefined): string {
  return '\n'.repeat(line - 1) + redirected(text, redirect);
}

/** The same, with a map that calls every position by its place in `source`. */
export function mapped(code: Code, source: string, redirect: Redirect): string {
  return withIdentityMap(placed(code, redirect), source);
}

function redirected(text: string, redirect: Redirect): string {
  const lines = text.split('\n');
  // From the last to the first, so that what is replaced does not move what is still to come.
  for (const { specifier, line, column } of findImports(text).toReversed()) {
    const target = redirect(specifier);
    const row = lines[line - 1];
    if (target === undefined || row === undefined) continue;
    const after = row.slice(column + specifier.length);
    lines[line - 1] = row.slice(0, column) + target + after;
  }
  return lines.join('\n');
}
