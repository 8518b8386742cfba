/** A session at the terminal, and the two ways in which it goes on. */
import type { Exercise } from '../chapter/exercise.ts';
import type { Progress } from './progress.ts';
import type { Verdict } from './verdict.ts';

export type View =
  | { readonly kind: 'exercise' }
  | { readonly kind: 'asking'; readonly about: 'solution' | 'reset' }
  | { readonly kind: 'solution' }
  | { readonly kind: 'list'; readonly selected: number };

export type Judgement = { readonly kind: 'unseen' } | { readonly kind: 'checking' } | Verdict;

export interface Session {
  readonly exercises: readonly Exercise[];
  readonly current: Exercise;
  readonly view: View;
  /** Of the current exercise. */
  readonly judgement: Judgement;
  readonly progress: Progress;
  /** A line about what has just happened. */
  readonly notice: string;
}

export type Input =
  | { readonly kind: 'key'; readonly name: string }
  | { readonly kind: 'saved'; readonly id: string }
  | {
      readonly kind: 'judged';
      readonly id: string;
      readonly verdict: Verdict;
      readonly fingerprint: string;
    }
  | { readonly kind: 'reset'; readonly backup: string };

export type Effect =
  | { readonly kind: 'check'; readonly exercise: Exercise }
  | { readonly kind: 'reset'; readonly exercise: Exercise }
  | { readonly kind: 'quit' };

export interface Step {
  readonly session: Session;
  readonly effects: readonly Effect[];
}

/** To another exercise, or to the same one again: it is checked. */
export function goTo(exercise: Exercise, session: Session): Step {
  const progress = { ...session.progress, current: exercise.id };
  const turned: Session = {
    ...session,
    current: exercise,
    view: { kind: 'exercise' },
    judgement: { kind: 'checking' },
    progress,
  };
  return { session: turned, effects: [{ kind: 'check', exercise }] };
}

/** Where it is. */
export function stay(session: Session): Step {
  return { session, effects: [] };
}
