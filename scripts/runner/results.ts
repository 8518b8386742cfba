/** What became of each block. */
import { isExercisePart, isProgram } from '../chapter/fence.ts';
import type { Block, Chapter } from '../chapter/chapter.ts';
import type { Failure } from '../chapter/failure.ts';

export type Status =
  | 'waiting'
  | 'passed'
  | 'failed'
  /** Something above it in the same chapter failed. */
  | 'not reached'
  /** Its chapter was left out. */
  | 'not run'
  /** What would judge it was switched off or could not work. */
  | 'not checked';

export interface BlockResult {
  readonly block: Block;
  status: Status;
  ms: number;
  /** What it printed. */
  output: string;
  readonly failures: Failure[];
  /** What the page should say instead, when --update is about to write it there. */
  rewrite?: string;
}

export interface ChapterResult {
  readonly chapter: Chapter;
  readonly blocks: readonly BlockResult[];
  /** Why it was not run. */
  note?: string;
}

/** All blocks that count: those that mean something to the chapter. Exercises are judged apart. */
export function startResult(chapter: Chapter): ChapterResult {
  const blocks = chapter.blocks.filter(
    ({ fence }) => fence.kind !== 'shown' && !isExercisePart(fence),
  );
  return {
    chapter,
    blocks: blocks.map((block) => ({ block, status: 'waiting', ms: 0, output: '', failures: [] })),
  };
}

/** A block fails once, however much is wrong with it. */
export function fail(result: BlockResult, failure: Failure): void {
  result.status = 'failed';
  result.failures.push(failure);
}

/** A quotation that is out of date: a failure, unless it is about to be brought up to date. */
export function outdate(
  result: BlockResult,
  { actual, failure, update }: { actual: string; failure: Failure; update: boolean },
): void {
  if (!update) {
    fail(result, failure);
    return;
  }
  result.status = 'passed';
  result.rewrite = actual;
}

/** Whether the program of a chapter failed; a wrong quotation stops nobody. */
export function hasFailed({ blocks }: ChapterResult): boolean {
  return blocks.some(
    ({ block, status }) =>
      status === 'failed' && (isProgram(block.fence) || block.fence.kind === 'refused'),
  );
}

/** Gives what is still waiting its last word; `which` chooses among the waiting. */
export function settleWaiting(
  chapters: readonly ChapterResult[],
  status: Status,
  which: (block: Block) => boolean = () => true,
): void {
  for (const result of chapters.flatMap(({ blocks }) => blocks)) {
    if (result.status === 'waiting' && which(result.block)) result.status = status;
  }
}

/** Whether a block is judged by what the program does, and so is lost when the program stops. */
export function isPlayed(block: Block): boolean {
  return isProgram(block.fence) || block.fence.kind === 'output';
}

export function count(chapters: readonly ChapterResult[], status: Status): number {
  const results = chapters.flatMap(({ blocks }) => blocks);
  return results.filter((result) => result.status === status).length;
}
