/** What came of an answer. */
import type { Place } from '../chapter/stack.ts';

export type Verdict =
  | { readonly kind: 'passed'; readonly printed: string }
  | { readonly kind: 'failed'; readonly failure: Failure; readonly printed: string };

export interface Failure extends Place {
  /** No line is known: the place is the beginning of the answer, or of the check. */
  readonly isSomewhere?: boolean;
  readonly why:
    /** The answer is no TypeScript, or does not export what it should. */
    | 'unreadable'
    /** The types of the answer, or of the check with it, do not fit. */
    | 'mistyped'
    /** The check says no: the message is its idea. */
    | 'refuted'
    /** Something threw, unexpected by the check. */
    | 'thrown'
    /** It does not come to an end. */
    | 'endless';
  readonly message: string;
  /** What was expected and what was found, mostly. */
  readonly details?: string;
}

/** Whether the answer is no program at all. */
export function isUnreadable(verdict: Verdict): boolean {
  return verdict.kind === 'failed' && verdict.failure.why === 'unreadable';
}
