/** What the page and the worker say to each other. */
import type { Chapter } from '../../chapter/chapter.ts';
import type { Failure } from '../../chapter/failure.ts';
import type { Code } from '../../chapter/exercise.ts';
import type { Verdict } from '../../exercises/verdict.ts';
import type { Row } from './rows.ts';

/** What a block, or an answer to an exercise, may take: milliseconds. */
export const limit = 4000;

/** Chapters in order, with the reader's changes; the last one is the one to run. */
export interface Task {
  readonly chapters: readonly Chapter[];
  /** Without it, the worker only gets ready for them. */
  readonly plays: boolean;
  /** With it, the chapters are only there to be imported. */
  readonly trial?: Trial;
}

/** An answer to an exercise, and what checks it. */
export interface Trial {
  readonly id: string;
  readonly answer: Code;
  readonly check: Code;
}

/** What an assertion compared, each in one line. */
export interface Compared {
  readonly expected: string;
  readonly found: string;
}

export type Told =
  | { readonly type: 'ready' | 'done' }
  /** So many bytes of what runs code have come. */
  | { readonly type: 'loading'; readonly received: number }
  /** The block whose opening fence is at that line of the changed chapter begins. */
  | { readonly type: 'begin'; readonly path: string; readonly line: number }
  | { readonly type: 'print'; readonly text: string }
  /** All rows, if they are others than before. */
  | {
      readonly type: 'end';
      readonly ms: number;
      readonly rows?: readonly Row[];
      readonly before?: readonly Row[];
    }
  | { readonly type: 'failed'; readonly failure: Failure; readonly compared?: Compared }
  | { readonly type: 'judged'; readonly verdict: Verdict };
