/** Text in a terminal: where its columns are, and the lines around a place. */
import type { Failure } from '../chapter/failure.ts';
import { plain, type Paint } from './paint.ts';

/** The lines around a place, numbered, with a caret under the place (counted from 1). */
export function codeFrame(
  lines: readonly string[],
  { line, column, isSomewhere }: Pick<Failure, 'line' | 'column' | 'isSomewhere'>,
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
    const indent = blank(text.slice(0, column - 1));
    if (here && isSomewhere !== true) {
      frame.push(`  ${' '.repeat(width)} | ${indent}${paint.red('^')}`);
    }
  }
  return frame.join('\n');
}

const letters = new Intl.Segmenter();
const wide =
  /[\p{sc=Han}\p{sc=Hangul}\p{sc=Hira}\p{sc=Kana}\p{Emoji_Presentation}\ufe0f\u3000-\u303e\u30fb-\u30ff\uff01-\uff60\uffe0-\uffe6]/u;

/** As much space as a terminal gives to the text; a tab stays a tab, whatever it is worth. */
function blank(text: string): string {
  return [...letters.segment(text)]
    .map(({ segment }) => (segment === '\t' ? '\t' : wide.test(segment) ? '  ' : ' '))
    .join('');
}

/** How many columns of a terminal a text fills. */
export function cells(text: string): number {
  return blank(text).length;
}

/** The text in so many columns: filled up, or cut. */
export function padded(text: string, width: number): string {
  let shown = text;
  while (cells(shown) > width) shown = `${[...shown].slice(0, -2).join('')}…`;
  return shown + ' '.repeat(width - cells(shown));
}
