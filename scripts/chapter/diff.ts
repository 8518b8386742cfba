/** What the page says and what is so, line by line. */
import { clipped, withoutColours } from './thrown.ts';

/** Text as it is compared: no colours, no spaces at the end of lines, no line breaks at the end. */
export function comparable(text: string): string {
  return withoutColours(text)
    .replace(/\r\n/g, '\n')
    .replace(/[ \t]+$/gm, '')
    .replace(/\n+$/, '');
}

/** What a reader can take in of a long text: its beginning and its end. */
export function shortened(text: string): string {
  const lines = text.split('\n').map((line) => clipped(line, 500));
  const rest = lines.length - 40;
  if (rest <= 0) return lines.join('\n');
  return [...lines.slice(0, 20), `… ${rest} more lines …`, ...lines.slice(-20)].join('\n');
}

/** The first place at which two different texts part, counted from 1. */
export function firstDifference(one: string, other: string): { line: number; column: number } {
  const [ours, theirs] = [one.split('\n'), other.split('\n')];
  let line = 0;
  while (line < ours.length && ours[line] === theirs[line]) line += 1;
  const [left, right] = [ours[line] ?? '', theirs[line] ?? ''];
  let column = 0;
  while (column < left.length && left[column] === right[column]) column += 1;
  return { line: line + 1, column: column + 1 };
}

/**
 * `-` is on the page only, `+` is not on the page; two equal lines around each change. Of long
 * differences the beginning, which says as much as a reader takes in, in bounded time and length.
 */
export function lineDiff(page: string, actual: string): string {
  const [before, after] = [page, actual].map((text) => (text === '' ? [] : text.split('\n')));
  const [ours = [], theirs = []] = [before, after];
  const from = Math.max(0, firstDifference(page, actual).line - 1 - context);
  const window = (lines: readonly string[]): string[] =>
    lines.slice(from, from + limit).map((line) => clipped(line, 500));
  const rows = align(window(ours), window(theirs));
  const near = rows.map((_, index) =>
    rows.slice(Math.max(0, index - context), index + context + 1).some(isChange),
  );
  const shown = rows.flatMap((row, index) => {
    if (near[index] !== true) return near[index - 1] === true ? ['  …'] : [];
    return row.trimEnd();
  });
  const rest = Math.max(ours.length, theirs.length) - from - limit;
  if (rest > 0) shown.push(`  … and ${rest} more lines, which are not compared here`);
  return (from > 0 ? ['  …', ...shown] : shown).join('\n');
}

const context = 2;
/** Lines that are set side by side: what this takes grows with its square. */
const limit = 60;

function isChange(row: string): boolean {
  return !row.startsWith(' ');
}

/** The longest common subsequence, filled in from the ends of both texts. */
function align(before: readonly string[], after: readonly string[]): string[] {
  const common = before.map(() => after.map(() => 0));
  const at = (row: number, column: number): number => common[row]?.[column] ?? 0;
  for (const [row, line] of [...common.entries()].toReversed()) {
    for (let column = after.length - 1; column >= 0; column -= 1) {
      line[column] =
        before[row] === after[column]
          ? at(row + 1, column + 1) + 1
          : Math.max(at(row + 1, column), at(row, column + 1));
    }
  }
  const rows: string[] = [];
  for (let [left, right] = [0, 0]; left < before.length || right < after.length;) {
    const [old, fresh] = [before[left], after[right]];
    const isGone =
      old !== undefined && (fresh === undefined || at(left + 1, right) >= at(left, right + 1));
    if (old !== undefined && old === fresh) {
      rows.push(`  ${old}`);
      left += 1;
      right += 1;
    } else if (isGone) {
      rows.push(`- ${old}`);
      left += 1;
    } else {
      rows.push(`+ ${fresh ?? ''}`);
      right += 1;
    }
  }
  return rows;
}
