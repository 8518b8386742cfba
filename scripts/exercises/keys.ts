/** What each key does. */
import type { Exercise } from '../chapter/exercise.ts';
import { nextOpen, stateOf } from './progress.ts';
import { goTo, stay, type Session, type Step } from './session-step.ts';

export function onKey(session: Session, name: string): Step {
  const { view } = session;
  if (name === 'q') return { session, effects: [{ kind: 'quit' }] };
  if (view.kind === 'asking') return onAnswer(session, view.about, name);
  if (view.kind === 'list') return onListKey(session, view.selected, name);
  const { current, exercises, progress } = session;
  switch (name) {
    case 'n': {
      const next = nextOpen(current.id, exercises, progress);
      if (next === undefined) {
        return stay({ ...session, notice: 'There is no other exercise open. Well done!' });
      }
      const isSkipped = stateOf(current, exercises, progress) === 'skipped';
      return goTo(next, { ...session, notice: isSkipped ? leftOut(current) : '' });
    }
    case 'h': {
      const shown = Math.min((progress.hints[current.id] ?? 0) + 1, current.hints.length);
      const hints = { ...progress.hints, [current.id]: shown };
      return stay({ ...session, view: { kind: 'exercise' }, progress: { ...progress, hints } });
    }
    case 's':
      return view.kind === 'solution'
        ? stay({ ...session, view: { kind: 'exercise' } })
        : stay({ ...session, view: { kind: 'asking', about: 'solution' } });
    case 'r':
      return stay({ ...session, view: { kind: 'asking', about: 'reset' } });
    case 'l':
      return stay({ ...session, view: { kind: 'list', selected: exercises.indexOf(current) } });
    case 'escape':
      return stay({ ...session, view: { kind: 'exercise' } });
    default:
      return stay(session);
  }
}

function leftOut({ id }: Exercise): string {
  return `${id} is left out: ★★★ of this chapter is passed. l brings you back.`;
}

function onAnswer(session: Session, about: 'solution' | 'reset', name: string): Step {
  const back: Session = { ...session, view: { kind: 'exercise' } };
  if (name !== 'y') return stay(back);
  if (about === 'reset')
    return { session: back, effects: [{ kind: 'reset', exercise: session.current }] };
  const { current, progress } = session;
  const solutions = [...new Set([...progress.solutions, current.id])];
  return stay({ ...session, view: { kind: 'solution' }, progress: { ...progress, solutions } });
}

function onListKey(session: Session, selected: number, name: string): Step {
  const last = session.exercises.length - 1;
  const moves: Readonly<Record<string, number>> = { up: -1, k: -1, down: 1, j: 1 };
  const move = moves[name];
  if (move !== undefined) {
    const moved = Math.max(0, Math.min(last, selected + move));
    return stay({ ...session, view: { kind: 'list', selected: moved } });
  }
  const chosen = session.exercises[selected];
  if (name === 'return' && chosen !== undefined) return goTo(chosen, session);
  return stay(
    name === 'l' || name === 'escape' ? { ...session, view: { kind: 'exercise' } } : session,
  );
}
