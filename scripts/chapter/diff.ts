/** What the page says and what is so, line by line. */
import { withoutColours } from './thrown.ts';

/** Text as it is compared: no colours, no spaces at the end of lines, no line breaks at the end. */
export function comparable(text: string): string {
  return withoutColours(text)
    .replace(/\r\n/g, '\n')
    .replace(/[ \t]+$/gm, '')
    .replace(/\n+$/, '');
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

/** `-` is on the page only, `+` is not on the page; a few equal lines around each change. */
export function lineDiff(page: string, actual: string): string {
  const rows = align(page === '' ? [] : page.split('\n'), actual === '' ? [] : actual.split('\n'));
  const near = rows.map((_, index) =>
    rows.slice(Math.max(0, index - 2), index + 3).some((row) => row.sign !== ' '),
  );
  const shown = rows.flatMap(({ sign, text }, index) => {
    if (near[index] !== true) return near[index - 1] === true || index === 0 ? ['  …'] : [];
    return `${sign} ${text}`.trimEnd();
  });
  return shown.join('\n');
}

interface Row {
  readonly sign: ' ' | '-' | '+';
  readonly text: string;
}

/** The longest common subsequence, filled in from the ends of both texts. */
function align(before: readonly string[], after: readonly string[]): Row[] {
  const common = Array.from({ length: before.length + 1 }, () =>
    Array.from({ length: after.length + 1 }, () => 0),
  );
  const at = (row: number, column: number): number => common[row]?.[column] ?? 0;
  for (let row = before.length - 1; row >= 0; row -= 1) {
    for (let column = after.length - 1; column >= 0; column -= 1) {
      const longest =
        before[row] === after[column]
          ? at(row + 1, column + 1) + 1
          : Math.max(at(row + 1, column), at(row, column + 1));
      const line = common[row];
      if (line !== undefined) line[column] = longest;
    }
  }
  const rows: Row[] = [];
  let [left, right] = [0, 0];
  while (left < before.length || right < after.length) {
    const [old, fresh] = [before[left], after[right]];
    if (old !== undefined && old === fresh) {
      rows.push({ sign: ' ', text: old });
      left += 1;
      right += 1;
    } else if (
      old !== undefined &&
      (fresh === undefined || at(left + 1, right) >= at(left, right + 1))
    ) {
      rows.push({ sign: '-', text: old });
      left += 1;
    } else {
      rows.push({ sign: '+', text: fresh ?? '' });
      right += 1;
    }
  }
  return rows;
}
