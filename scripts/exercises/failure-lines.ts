/** A failure in lines: its place and idea, then what was expected and what was found. */
import { plain, type Paint } from '../runner/paint.ts';
import { proseLines } from './markdown.ts';
import type { Failure } from './verdict.ts';

export function failureLines(failure: Failure, width: number, paint: Paint = plain): string[] {
  const { path, line, column, message, details } = failure;
  const [first = '', ...more] = message.split('\n');
  const place = `${path}:${line}:${column}`;
  return [
    `${paint.red('✗')} ${paint.bold(place)}`,
    ...proseLines(first, width - 2, paint).map((row) => `  ${paint.red(row)}`),
    ...more.map((row) => `  ${row}`),
    ...detailRows(details, paint),
  ];
}

function detailRows(details: string | undefined, paint: Paint): string[] {
  if (details === undefined || details === '') return [];
  const rows = details.split('\n').map((row) => {
    if (/^\s*\+/.test(row)) return paint.green(`    ${row}`);
    return /^\s*-/.test(row) ? paint.red(`    ${row}`) : `    ${row}`;
  });
  return ['', ...rows];
}
