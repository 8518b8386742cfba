/** The two ways in which a session goes on. */
import type { Exercise } from '../chapter/exercise.ts';
import type { Session, Step } from './session.ts';

/** To another exercise, or to the same one again: it is checked. */
export function turnTo(exercise: Exercise, session: Session): Step {
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
