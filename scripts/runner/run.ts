/** Plays chapters in order, in a process beside this one, with everything that judges them. */
import type { Chapter } from '../chapter/chapter.ts';
import { describeError } from '../chapter/thrown.ts';
import { BlockFinder } from './block-finder.ts';
import { BlockJudge } from './block-judge.ts';
import { judgeAllSources, judgeAllTypes, startTypes } from './judges.ts';
import { siblingPages } from './pages.ts';
import { Player } from './player.ts';
import { openEnd } from './load-failure.ts';
import { refuse } from './refusals.ts';
import { isProgram } from '../chapter/fence.ts';
import {
  fail,
  hasFailed,
  isPlayed,
  settleWaiting,
  startResult,
  type ChapterResult,
} from './results.ts';
import * as workspace from './workspace.ts';

export interface RunOptions {
  readonly types: boolean;
  readonly limit: number;
  readonly update: boolean;
}

export interface Outcome {
  readonly results: readonly ChapterResult[];
  /** What the reader should know besides. */
  readonly notes: string[];
  /** What kept us from judging everything; then not all has passed. */
  readonly troubles: string[];
}

/** `progress` is told where it is: a page and a line. */
export async function run(
  chapters: readonly Chapter[],
  options: RunOptions,
  progress: (place: string) => void = () => undefined,
): Promise<Outcome> {
  const player = new Player(options);
  const results = chapters.map(startResult);
  const outcome: Outcome = { results, notes: [], troubles: [] };
  const { troubles } = outcome;
  /** What fails here is no block's fault: it is told, and the rest is judged all the same. */
  const guarded = async (what: string, work: () => Promise<void> | void): Promise<void> => {
    try {
      await work();
    } catch (error) {
      troubles.push(`${what} could not be judged: ${describeError(error)}`);
    }
  };
  refuse(results);
  const rename = workspace.renamer(chapters);
  const types = options.types ? startTypes(chapters) : undefined;
  workspace.writePrograms(chapters, 'run');
  // Not before: a process that waits for programs which cannot be written would wait for ever.
  player.warmUp();

  const judge = new BlockJudge(new BlockFinder(results, rename), options);
  for (const result of results) {
    const { path } = result.chapter;
    const obstacle = obstacleOf(result, results);
    if (obstacle !== undefined) {
      result.note = obstacle;
      settleWaiting([result], 'not run', isPlayed);
    } else if (!hasFailed(result)) {
      judge.follow(result);
      await guarded(path, async () => {
        const file = workspace.programFile(path, 'run');
        const isClean = await player.play(file, (event) => {
          if (event.type === 'begin') progress(`${event.page}:${event.line}`);
          judge.hear(event);
        });
        // The next chapter gets a process in which everything is as it was.
        if (!isClean) await player.finish((event) => judge.hear(event));
      });
      judge.follow(undefined);
      if (!hasFailed(result)) blameOpenEnd(result);
    }
    settleWaiting([result], 'not reached', isPlayed);
  }
  await guarded('What was left running', () => player.finish((event) => judge.hear(event)));
  player.close();
  judge.judgeLateOutput();
  troubles.push(...judge.troubles);

  await guarded('The quoted sources', () => judgeAllSources(results, options));
  if (types === undefined)
    troubles.push('Types were not checked (--no-types): this is no success.');
  else
    await guarded('The types', () => judgeAllTypes(results, { types, rename, judgement: outcome }));
  settleWaiting(results, 'not checked');
  if (results.every(({ blocks }) => blocks.length === 0)) {
    troubles.push('Nothing was judged: there is no block here that runs or is compared.');
  }
  return outcome;
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
