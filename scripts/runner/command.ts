/** One run of the command: read, play, update, report. */
import fs from 'node:fs';
import path from 'node:path';
import { blockAt } from '../chapter/chapter.ts';
import { findExercises, textOfLack } from '../chapter/exercise.ts';
import type { Options } from './options.ts';
import { choosePaint } from './paint.ts';
import { readWithImports } from './pages.ts';
import * as report from './report.ts';
import type { ChapterResult } from './results.ts';
import { run } from './run.ts';
import { SelectionError, selectPages } from './selection.ts';
import { applyEdits, type Edit } from '../chapter/update.ts';
import * as workspace from './workspace.ts';

/** The chapters of a folder: its Markdown files whose names begin with a number. */
export function chapterPages(guide: string): string[] {
  return markdownPages(guide).filter((page) => /^[0-9]/.test(path.basename(page)));
}

/** All pages of a guide that are read as programs: its chapters, its exercises, the other pages. */
export function allPages(guide: string): string[] {
  const chapters = chapterPages(guide);
  const others = chapters.length === 0 ? [] : markdownPages(guide);
  return [...new Set([...chapters, ...chapterPages(path.join(guide, 'exercises')), ...others])];
}

function markdownPages(guide: string): string[] {
  const folder = path.resolve(guide);
  const names = fs.existsSync(folder) ? fs.readdirSync(folder) : [];
  return names
    .filter((name) => /\.md$/i.test(name))
    .toSorted((one, other) => one.localeCompare(other, 'en', { numeric: true }))
    .map((name) => workspace.shown(path.join(folder, name)));
}

/** Pages from selectors; npm moves to the top of the project, but paths are typed elsewhere. */
export function choosePages({ selectors, guide }: Options): string[] {
  const pages = allPages(guide);
  if (pages.length === 0 && selectors.length === 0) {
    throw new SelectionError(`There are no chapters in ${guide}/: no file like 1-domain.md.`);
  }
  return selectPages(selectors, pages, (selector) => {
    const folders = [process.cwd(), process.env['INIT_CWD'] ?? process.cwd()];
    const files = folders.map((folder) => path.resolve(folder, selector));
    const file = files.find((candidate) => fs.existsSync(candidate));
    return file === undefined ? undefined : workspace.shown(file);
  });
}

/**
 * Runs what the options choose, and writes the report.
 *
 * @returns whether everything was judged and is right.
 */
export async function runOnce(
  options: Options,
  write: (report: string) => void = (report) => void process.stdout.write(report),
): Promise<boolean> {
  const { stdout, stderr } = process;
  const chapters = readWithImports(choosePages(options));
  if (options.guide === 'guide' && options.selectors.length === 0) {
    workspace.removeStalePrograms(chapters);
  }
  if (options.extract) {
    workspace.writePrograms(chapters, 'run');
    return true;
  }
  const isWatched = stderr.isTTY && !options.json;
  const progress = (place: string): void => void (isWatched && stderr.write(`\r\u001b[K${place}`));
  const outcome = await run(chapters, options, progress);
  progress('');
  outcome.notes.push(...outcome.results.flatMap(updatePage).map((place) => `updated ${place}`));
  // A fence that is refused is a failure already, with the lines around it.
  const lacks = chapters.flatMap((chapter) =>
    findExercises(chapter)
      .lacks.filter(({ line }) => blockAt(chapter, line)?.fence.kind !== 'refused')
      .map(textOfLack),
  );
  outcome.troubles.push(...lacks);
  const isSuccess = report.isSuccess(outcome);
  const lines = options.json
    ? [JSON.stringify({ success: isSuccess, ...report.jsonReport(outcome) }, null, 2)]
    : report.textReport(outcome, choosePaint(stdout.isTTY, process.env));
  write(`${lines.join('\n')}\n`);
  return isSuccess;
}

/** Writes what was printed, and the sources as they are, into the page. */
function updatePage({ chapter, blocks }: ChapterResult): string[] {
  const edits = blocks.flatMap(({ block, rewrite }): Edit[] => {
    const { openLine, closeLine } = block;
    return rewrite === undefined ? [] : [{ openLine, closeLine, code: rewrite }];
  });
  if (edits.length === 0) return [];
  const file = workspace.absolute(chapter.path);
  workspace.writeIfChanged(file, applyEdits(fs.readFileSync(file, 'utf8'), edits));
  return edits.map(({ openLine }) => `${chapter.path}:${openLine}`);
}
