import { plain, type Paint } from './paint.ts';

/** The lines around a place, numbered, with a caret under the place (counted from 1). */
export function codeFrame(
  lines: readonly string[],
  { line, column }: { readonly line: number; readonly column: number },
  paint: Paint = plain,
): string {
  const first = Math.max(1, line - 2);
  const last = Math.min(lines.length, line + 2);
  const width = String(last).length;
  const frame: string[] = [];
  for (let number = first; number <= last; number += 1) {
    const text = lines[number - 1] ?? '';
    const here = number === line;
    const gutter = `${here ? '>' : ' '} ${String(number).padStart(width)} |`;
    const row = `${gutter} ${text}`.trimEnd();
    frame.push(here ? row : paint.dim(row));
    // Tabs stay tabs, so that the caret lands under its column whatever a tab is worth.
    const indent = text.slice(0, column - 1).replace(/[^\t]/g, ' ');
    if (here) frame.push(`  ${' '.repeat(width)} | ${indent}${paint.red('^')}`);
  }
  return frame.join('\n');
}
