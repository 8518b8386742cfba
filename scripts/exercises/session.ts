/**
 * What happens at the terminal, as data: a session, what comes in, and what is to be done about it.
 * Nothing here reads a file or draws a line.
 */
import type { Exercise } from '../chapter/exercise.ts';
import { onKey } from './keys.ts';
import { withVerdict, type Progress } from './progress.ts';
import { stay, turnTo } from './turns.ts';
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

export function begin(exercises: readonly Exercise[], current: Exercise, progress: Progress): Step {
  const view: View = { kind: 'exercise' };
  const session: Session = {
    exercises,
    current,
    view,
    judgement: { kind: 'unseen' },
    progress,
    notice: '',
  };
  return turnTo(current, session);
}

export function step(session: Session, input: Input): Step {
  switch (input.kind) {
    case 'key':
      return onKey({ ...session, notice: '' }, input.name);
    case 'saved':
      return onSaved(session, input.id);
    case 'judged':
      return onJudged(session, input);
    default:
      return stay({ ...session, notice: `Your version is kept in ${input.backup}.` });
  }
}

/** Whoever saves a file works on that one. */
function onSaved(session: Session, id: string): Step {
  const saved = session.exercises.find((exercise) => exercise.id === id);
  return saved === undefined ? stay(session) : turnTo(saved, { ...session, notice: '' });
}

function onJudged(
  session: Session,
  { id, verdict, fingerprint }: Extract<Input, { kind: 'judged' }>,
): Step {
  const passed = verdict.kind === 'passed' ? fingerprint : undefined;
  const progress = withVerdict(session.progress, { id, fingerprint: passed });
  const judgement = session.current.id === id ? verdict : session.judgement;
  return stay({ ...session, progress, judgement });
}
