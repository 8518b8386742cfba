/** What the reader sees. */
import { isProgram } from '../chapter/fence.ts';
import { codeFrame } from './code-frame.ts';
import { comparable } from '../chapter/diff.ts';
import type { Failure } from '../chapter/failure.ts';
import { plain, type Paint } from './paint.ts';
import { count, type BlockResult, type ChapterResult } from './results.ts';

export function chapterHeading({ chapter }: ChapterResult, paint: Paint = plain): string {
  return `${paint.bold(chapter.path)}  ${paint.dim(chapter.title)}`;
}

/** A line for a section, then what its blocks printed that no `output` block quotes. */
export function sectionLines(
  { chapter, blocks }: ChapterResult,
  section: number,
  paint: Paint = plain,
): string[] {
  const results = blocks.filter((result) => result.block.section === section);
  if (results.length === 0) return [];
  const failed = results.filter(({ status }) => status === 'failed').length;
  const lost = results.filter(({ status }) => status === 'not reached').length;
  const mark = failed > 0 ? paint.red('✗') : lost > 0 ? paint.dim('-') : paint.green('✓');
  const title = (chapter.sections[section]?.title ?? chapter.name).padEnd(40);
  const amount = `${results.length} block${results.length === 1 ? ' ' : 's'}`.padStart(10);
  const time = `${results.reduce((sum, { ms }) => sum + ms, 0).toFixed(0)} ms`.padStart(9);
  const fate = [failed > 0 ? `${failed} failed` : '', lost > 0 ? `${lost} not reached` : ''];
  const notes = fate.filter((note) => note !== '').join(', ');
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
  const rows = comparable(output).split('\n');
  return [paint.dim(`    ${path}:${block.openLine} prints`), ...rows.map((row) => `    | ${row}`)];
}

/** The place, the message, the lines around it, and all that helps to understand it. */
export function failureText(
  failure: Failure,
  lines: readonly string[] | undefined,
  paint: Paint = plain,
): string {
  const { path, line, column, message, details, hint, causes, trace, printed } = failure;
  const parts = [`${paint.bold(`${path}:${line}:${column}`)}  ${paint.red(message)}`];
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

/** The end of the report; its last line is the verdict. */
export function summaryLines(
  chapters: readonly ChapterResult[],
  notes: readonly string[],
  paint: Paint = plain,
): string[] {
  const [passed, failed] = [count(chapters, 'passed'), count(chapters, 'failed')];
  const others = (['not reached', 'not run', 'not checked'] as const)
    .map((status) => ({ status, blocks: count(chapters, status) }))
    .filter(({ blocks }) => blocks > 0)
    .map(({ status, blocks }) => `${blocks} ${status}`);
  const verdict = `${passed} passed, ${failed} failed`;
  return [
    ...notes,
    ...(others.length > 0 ? [others.join(', ')] : []),
    isSuccess(chapters) ? paint.green(verdict) : paint.red(verdict),
  ];
}

/** Whether all passed: nothing failed, and no chapter was lost on the way. */
export function isSuccess(chapters: readonly ChapterResult[]): boolean {
  const lost =
    count(chapters, 'failed') + count(chapters, 'not reached') + count(chapters, 'not run');
  return lost === 0 && chapters.every(({ note }) => note === undefined);
}

/** The same as data. */
export function jsonReport(chapters: readonly ChapterResult[], notes: readonly string[]) {
  return {
    passed: count(chapters, 'passed'),
    failed: count(chapters, 'failed'),
    notReached: count(chapters, 'not reached'),
    notRun: count(chapters, 'not run'),
    notChecked: count(chapters, 'not checked'),
    notes,
    chapters: chapters.map(({ chapter, blocks, note }) => ({
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
