/** What a process that plays programs tells, in the order in which it happens: plain data. */
import type { Thrown } from '../chapter/thrown.ts';

/** A block, by the line on which it opens. */
export interface BlockPlace {
  readonly page: string;
  readonly line: number;
}

export type PlayEvent =
  | { readonly type: 'begin'; readonly page: string; readonly line: number }
  | {
      readonly type: 'end';
      readonly page: string;
      readonly line: number;
      readonly ms: number;
      /** What the observer says after the block. */
      readonly seen?: unknown;
    }
  | { readonly type: 'print'; readonly text: string; readonly startedBy: BlockPlace | undefined }
  /** Written into the output of the process without the console, by the program or its children. */
  | { readonly type: 'bypassed'; readonly text: string }
  /** It printed so much that the rest is not told. */
  | { readonly type: 'flood'; readonly limit: number; readonly startedBy: BlockPlace | undefined }
  /** By the program itself, in a promise that nobody handled, or in a callback. */
  | {
      readonly type: 'thrown';
      readonly thrown: Thrown;
      readonly how: 'program' | 'rejection' | 'callback';
      /** Nothing for the program itself, which is no longer in the block that failed. */
      readonly startedBy: BlockPlace | undefined;
    }
  /** The program waits for too long, or (`never`) for something that nothing can bring about. */
  | { readonly type: 'unsettled'; readonly never: boolean }
  /** Caught in a loop; the stack says where. */
  | { readonly type: 'stuck'; readonly stack: string }
  /** Still running when all was over: a timer by where it was started, others by their block. */
  | { readonly type: 'timer'; readonly stack: string }
  | { readonly type: 'open'; readonly kind: string; readonly page: string; readonly line: number }
  /** The process is gone; `why` is a sentence for people. */
  | { readonly type: 'lost'; readonly why: string };

/** The answer to a command. */
export interface Settled {
  readonly type: 'settled';
  /** Whether the functions that all programs share are what they were. */
  readonly isClean: boolean;
}

/** What the process is asked to do, one thing after another. */
export type PlayCommand =
  /** Import this module; answered with `settled` in the end. */
  | { readonly play: string }
  /** Wait until nothing is left to run, and end. */
  | 'finish'
  /** Wait no longer for what was asked last. */
  | 'give up';
