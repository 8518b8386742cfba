/** One run of the command: read, play, update, report. */
import fs from 'node:fs';
import path from 'node:path';
import type { Failure } from '../chapter/failure.ts';
import { blockAt } from '../chapter/chapter.ts';
import { findExercises, textOfLack } from '../chapter/exercise.ts';
import type { Options } from './options.ts';
import { choosePaint } from './paint.ts';
import { readWithImports } from './pages.ts';
import * as report from './report.ts';
import type { ChapterResult } from './results.ts';
import { run, type Listener, type Outcome } from './run.ts';
import { SelectionError, selectPages } from './selection.ts';
import { applyEdits, type Edit } from '../chapter/update.ts';
import * as workspace from './workspace.ts';

/** The chapters of a folder: its Markdown files whose names begin with a number. */
export function chapterPages(guide: string): string[] {
  const folder = path.resolve(guide);
  const names = fs.existsSync(folder) ? fs.readdirSync(folder) : [];
  return names
    .filter((name) => /^[0-9].*\.md$/i.test(name))
    .toSorted((one, other) => one.localeCompare(other, 'en', { numeric: true }))
    .map((name) => workspace.shown(path.join(folder, name)));
}

/** All pages of a guide that are read as programs: its chapters, then the pages of exercises. */
export function allPages(guide: string): string[] {
  return [...chapterPages(guide), ...chapterPages(path.join(guide, 'exercises'))];
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

/** Runs what the options choose and returns the exit status. */
export async function runOnce(options: Options): Promise<number> {
  const paint = choosePaint(process.stdout.isTTY, process.env);
  const chapters = readWithImports(choosePages(options));
  if (options.guide === 'guide' && options.selectors.length === 0) {
    workspace.removeStalePrograms(chapters);
  }
  if (options.extract) {
    workspace.writePrograms(chapters, 'run');
    return 0;
  }
  // The chapters' own printing is captured, so we keep hold of the way out.
  const write = process.stdout.write.bind(process.stdout);
  const say = options.json ? () => undefined : (line: string) => void write(`${line}\n`);
  const told = new Set<Failure>();
  // A fence that is refused is a failure already, with the lines around it.
  const lacks = chapters.flatMap((chapter) =>
    findExercises(chapter)
      .lacks.filter(({ line }) => blockAt(chapter, line)?.fence.kind !== 'refused')
      .map(textOfLack),
  );
  const conclude = ({ results, notes, troubles }: Outcome): number => {
    const all = [...lacks, ...troubles, ...notes];
    const success = all.length === notes.length && report.isSuccess(results);
    if (options.json) {
      write(`${JSON.stringify({ success, ...report.jsonReport(results, all) }, null, 2)}\n`);
    } else {
      say(['', ...report.summaryLines(results, all, paint)].join('\n'));
    }
    return success ? 0 : 1;
  };
  const listener: Listener = {
    chapter: (result) => say(report.chapterHeading(result, paint)),
    section: (result, index) => report.sectionLines(result, index, paint).forEach(say),
    lost: ({ note }) => say(`  - ${note ?? ''}`),
    failures: (results) => {
      for (const result of results) {
        for (const failure of result.blocks.flatMap(({ failures }) => failures)) {
          if (told.has(failure)) continue;
          told.add(failure);
          const page = chapters.find((chapter) => chapter.path === failure.path);
          say(`\n${report.failureText(failure, page?.lines, paint)}`);
        }
      }
    },
    stuck: (results, notes) => {
      listener.failures(results);
      conclude({ results, notes, troubles: [] });
      // Held by the debugger, Node would say so on stderr as it leaves.
      fs.closeSync(2);
      process.exit(1);
    },
  };
  const outcome = await run(chapters, options, listener);
  const updated = outcome.results.flatMap(updatePage).map((place) => `updated ${place}`);
  return conclude({ ...outcome, notes: [...outcome.notes, ...updated] });
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
