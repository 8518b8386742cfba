/** What the reader sees. */
import { isProgram } from '../chapter/fence.ts';
import { cells, codeFrame, padded } from './code-frame.ts';
import { comparable, shortened } from '../chapter/diff.ts';
import type { Failure } from '../chapter/failure.ts';
import { plain, type Paint } from './paint.ts';
import { count, type BlockResult, type ChapterResult } from './results.ts';
import type { Outcome } from './run.ts';

/** Failures of one block that are shown. */
const most = 10;

/** All of it; the last line is the verdict. */
export function textReport(outcome: Outcome, paint: Paint = plain): string[] {
  const { results, notes, troubles } = outcome;
  const failures = results.flatMap(({ chapter, blocks }) =>
    blocks.flatMap((result) => {
      const shown = result.failures.slice(0, most).map((failure) => {
        const page = results.find((one) => one.chapter.path === failure.path)?.chapter ?? chapter;
        return `\n${failureText(failure, page.lines, paint)}`;
      });
      const rest = result.failures.length - most;
      const place = `${chapter.path}:${result.block.openLine}`;
      return rest > 0 ? [...shown, `\n${place}  and ${rest} more failures in this block`] : shown;
    }),
  );
  const others = (['not reached', 'not run', 'not checked'] as const)
    .map((status) => ({ status, blocks: count(results, status) }))
    .filter(({ blocks }) => blocks > 0)
    .map(({ status, blocks }) => `${blocks} ${status}`);
  const verdict = `${count(results, 'passed')} passed, ${count(results, 'failed')} failed`;
  return [
    ...results.flatMap((result) => chapterLines(result, paint)),
    ...failures,
    '',
    ...troubles.map((trouble) => paint.red(trouble)),
    ...notes,
    ...(others.length > 0 ? [others.join(', ')] : []),
    isSuccess(outcome) ? paint.green(verdict) : paint.red(verdict),
  ];
}

function chapterLines(result: ChapterResult, paint: Paint): string[] {
  const { chapter, note } = result;
  const heading = `${paint.bold(chapter.path)}  ${paint.dim(chapter.title)}`;
  if (note !== undefined) return [heading, `  - ${note}`];
  const widest = Math.max(42, ...chapter.sections.map(({ title }) => cells(title)));
  const sections = chapter.sections.flatMap((_, index) =>
    sectionLines(result, index, { width: Math.min(widest, 80), paint }),
  );
  return [heading, ...sections];
}

/** A line for a section, then what its blocks printed that no `output` block quotes. */
function sectionLines(
  { chapter, blocks }: ChapterResult,
  section: number,
  { width, paint }: { readonly width: number; readonly paint: Paint },
): string[] {
  const results = blocks.filter((result) => result.block.section === section);
  if (results.length === 0) return [];
  const fates = (['failed', 'not reached', 'not checked'] as const).flatMap((status) => {
    const amount = results.filter((result) => result.status === status).length;
    return amount > 0 ? [{ status, amount }] : [];
  });
  const isBad = fates.some(({ status }) => status === 'failed');
  const mark = isBad ? paint.red('✗') : fates.length > 0 ? paint.dim('-') : paint.green('✓');
  const title = padded(chapter.sections[section]?.title ?? chapter.name, width);
  const amount = `${results.length} block${results.length === 1 ? ' ' : 's'}`.padStart(8);
  const time = `${results.reduce((sum, { ms }) => sum + ms, 0).toFixed(0)} ms`.padStart(9);
  const notes = fates.map(({ status, amount }) => `${amount} ${status}`).join(', ');
  const line = `  ${mark} ${title}${paint.dim(amount + time)}${notes === '' ? '' : `   ${notes}`}`;
  return [line, ...results.flatMap((result) => printedLines(result, results, chapter.path, paint))];
}

function printedLines(
  { block, output, status }: BlockResult,
  results: readonly BlockResult[],
  path: string,
  paint: Paint,
): string[] {
  const next = results[results.findIndex((result) => result.block === block) + 1];
  const quoted = next?.block.fence.kind === 'output';
  // A failure shows what was printed itself, and what had to be thrown is no news.
  const isNews = block.fence.kind === 'run' && !quoted && status !== 'failed' && output !== '';
  if (!isNews) return [];
  const rows = shortened(comparable(output)).split('\n');
  return [paint.dim(`    ${path}:${block.openLine} prints`), ...rows.map((row) => `    | ${row}`)];
}

/** The place, the message, the lines around it, and all that helps to understand it. */
export function failureText(
  failure: Failure,
  lines: readonly string[] | undefined,
  paint: Paint = plain,
): string {
  const { path, line, column, isSomewhere, message, details, hint, causes, trace, printed } =
    failure;
  const place = isSomewhere ? `${path}:${line}` : `${path}:${line}:${column}`;
  const where = isSomewhere ? 'somewhere in this block: ' : '';
  const parts = [`${paint.bold(place)}  ${where}${paint.red(message)}`];
  if (details !== undefined && details !== '') parts.push(indent(paintDiff(details, paint)));
  for (const cause of causes ?? []) parts.push(`  Caused by ${cause}`);
  if (lines !== undefined) parts.push('', indent(codeFrame(lines, failure, paint)));
  for (const place of (trace ?? []).slice(0, 6)) {
    parts.push(paint.dim(`  called at ${place.path}:${place.line}:${place.column}`));
  }
  if (printed !== undefined) parts.push('', '  It had printed:', indent(printed, '  | '));
  if (hint !== undefined) parts.push('', `  ${hint}`);
  return parts.join('\n');
}

/** Whether every block was judged and has passed, and nothing else went wrong. */
export function isSuccess({ results, troubles }: Outcome): boolean {
  const isRight = ({ blocks, note }: ChapterResult): boolean =>
    note === undefined && blocks.every(({ status }) => status === 'passed');
  return troubles.length === 0 && results.every(isRight);
}

/** The same as data. */
export function jsonReport({ results, notes, troubles }: Outcome) {
  return {
    passed: count(results, 'passed'),
    failed: count(results, 'failed'),
    notReached: count(results, 'not reached'),
    notRun: count(results, 'not run'),
    notChecked: count(results, 'not checked'),
    notes: [...troubles, ...notes],
    chapters: results.map(({ chapter, blocks, note }) => ({
      path: chapter.path,
      title: chapter.title,
      ...(note === undefined ? {} : { note }),
      sections: chapter.sections.map(({ title, line }, index) => ({
        title,
        line,
        blocks: blocks
          .filter(({ block }) => block.section === index)
          .map(({ block, status, ms, output, failures }) => ({
            kind: block.fence.kind,
            line: block.openLine,
            status,
            ms: Math.round(ms * 100) / 100,
            output: isProgram(block.fence) ? comparable(output) : '',
            failures,
          })),
      })),
    })),
  };
}

function indent(text: string, by = '  '): string {
  return text.replaceAll(/^(?=.)/gm, by);
}

function paintDiff(text: string, paint: Paint): string {
  return text
    .split('\n')
    .map((row) => {
      if (/^\s*-/.test(row)) return paint.red(row);
      return /^\s*\+/.test(row) ? paint.green(row) : row;
    })
    .join('\n');
}
