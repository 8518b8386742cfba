import type { Code } from './exercise.ts';

/** The code at its own lines; the lines above it are empty. */
export function placed({ text, line }: Code): string {
  return '\n'.repeat(line - 1) + text;
}
