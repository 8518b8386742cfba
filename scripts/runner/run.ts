/** Plays chapters in order, in this process, with everything that judges them beside it. */
import { pathToFileURL } from 'node:url';
import type { Chapter } from '../chapter/chapter.ts';
import { Director } from './director.ts';
import type { Rename } from '../chapter/failure.ts';
import { isProgram } from '../chapter/fence.ts';
import { intercept } from './intercept.ts';
import {
  judgeAllSources,
  judgeAllTypes,
  startSources,
  startTypes,
  type Judgement,
} from './judges.ts';
import { openEnd } from './load-failure.ts';
import { rememberTimers } from './leftovers.ts';
import { siblingPages } from './pages.ts';
import { Parts } from './parts.ts';
import { fail, hasFailed, isPlayed, settleWaiting, startResult } from './results.ts';
import type { ChapterResult } from './results.ts';
import { watch } from '../chapter/runtime.ts';
import { startWatchdog } from './watchdog.ts';
import * as workspace from './workspace.ts';

export interface Listener {
  chapter(result: ChapterResult): void;
  section(result: ChapterResult, section: number): void;
  /** The chapter is not run; its note says why. */
  lost(result: ChapterResult): void;
  /** Called whenever failures may have come to light. */
  failures(results: readonly ChapterResult[]): void;
  /** The program cannot go on; say what there is to say and end the process. */
  stuck(results: readonly ChapterResult[], notes: readonly string[]): void;
}

export interface RunOptions {
  readonly types: boolean;
  readonly limit: number;
  readonly update: boolean;
}

export interface Outcome {
  readonly results: readonly ChapterResult[];
  /** What the reader should know besides. */
  readonly notes: readonly string[];
  /** What kept us from judging everything; then not all has passed. */
  readonly troubles: readonly string[];
}

export async function run(
  chapters: readonly Chapter[],
  options: RunOptions,
  listener: Listener,
): Promise<Outcome> {
  const results = chapters.map(startResult);
  refuse(results);
  const rename = workspace.renamer(chapters);
  const types = options.types ? startTypes(chapters) : undefined;
  const sources = startSources(results);
  workspace.writePrograms(chapters, 'run');

  await play(results, options, rename, listener);
  settleWaiting(results, 'not reached', isPlayed);
  listener.failures(results);

  const judgement: Judgement = { notes: [], troubles: [] };
  await judgeAllSources(sources, options, judgement);
  if (types === undefined) judgement.notes.push('Types were not checked (--no-types).');
  else await judgeAllTypes(results, { types, rename, judgement });
  settleWaiting(results, 'not checked');
  listener.failures(results);
  return { results, ...judgement };
}

/** What stands in a fence that means nothing fails before anything runs. */
function refuse(results: readonly ChapterResult[]): void {
  for (const { chapter, blocks } of results) {
    for (const result of blocks) {
      const { block } = result;
      if (block.fence.kind !== 'refused') continue;
      const { message, hint } = block.fence;
      const place = { path: chapter.path, line: block.openLine, column: block.wordColumn };
      fail(result, { ...place, message, hint });
    }
  }
}

async function play(
  results: readonly ChapterResult[],
  { limit, update }: RunOptions,
  rename: Rename,
  listener: Listener,
): Promise<void> {
  // Deep in a library, the frame on the page may be the hundredth.
  Error.stackTraceLimit = 100;
  let tell: ((reached: number) => void) | undefined;
  const dog = startWatchdog(limit + 500, (stack) => {
    director.stuck(stack);
    restore();
    tell?.(Infinity);
    settleWaiting(results, 'not reached', isPlayed);
    settleWaiting(results, 'not checked');
    listener.stuck(results, ['An endless loop ended the run; nothing after it was judged.']);
  });
  const timers = rememberTimers();
  const director = new Director(new Parts(results, rename), { limit, update, beat: dog.beat });
  const interceptors = intercept(director);
  const restore = (): void => {
    interceptors.restore();
    timers.restore();
    watch(undefined);
  };
  watch(director);
  for (const result of results) {
    const { chapter, blocks } = result;
    listener.chapter(result);
    const obstacle = obstacleOf(result, results);
    if (obstacle !== undefined) {
      result.note = obstacle;
      settleWaiting([result], 'not run', isPlayed);
      listener.lost(result);
      continue;
    }
    const refused = blocks.some(({ block }) => block.fence.kind === 'refused');
    const url = pathToFileURL(workspace.programFile(chapter.path, 'run')).href;
    let told = 0;
    // A section is told when a later one begins, or at the chapter's end.
    tell = (reached) => {
      for (; told < Math.min(reached, chapter.sections.length); told += 1) {
        listener.section(result, told);
      }
    };
    if (!refused) await director.play(result, url, tell);
    if (!hasFailed(result)) blameOpenEnd(result);
    settleWaiting([result], 'not reached', isPlayed);
    tell(Infinity);
    tell = undefined;
  }
  await director.drain(timers.running);
  restore();
}

/** A block that leaves a template open, say, swallows the next ones: then they are never reached. */
function blameOpenEnd({ chapter, blocks }: ChapterResult): void {
  const isLost = blocks.some(({ status, block }) => status === 'waiting' && isProgram(block.fence));
  const found = isLost ? openEnd(chapter) : undefined;
  const result = blocks.find(({ block }) => block === found?.block);
  if (found !== undefined && result !== undefined) fail(result, found.failure);
}

/** Why a chapter cannot run: it imports one that came to grief. */
function obstacleOf(
  { chapter }: ChapterResult,
  results: readonly ChapterResult[],
): string | undefined {
  const siblings = siblingPages(chapter);
  const broken = results.find(
    (other) =>
      siblings.includes(other.chapter.path) &&
      other.chapter.path !== chapter.path &&
      (other.note !== undefined || hasFailed(other)),
  );
  if (broken === undefined) return undefined;
  const fate = hasFailed(broken) ? 'failed' : 'did not run';
  return `not run: it imports ${broken.chapter.path}, which ${fate}`;
}
