/**
 * What happens at the terminal, as data: a session, what comes in, and what is to be done about it.
 * Nothing here reads a file or draws a line.
 */
import type { Exercise } from '../chapter/exercise.ts';
import { onKey } from './keys.ts';
import { withVerdict, type Progress } from './progress.ts';
import { goTo, stay, type Input, type Session, type Step, type View } from './session-step.ts';

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
  return goTo(current, session);
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

/** A reader who saves a file works on that one. */
function onSaved(session: Session, id: string): Step {
  const saved = session.exercises.find((exercise) => exercise.id === id);
  return saved === undefined ? stay(session) : goTo(saved, { ...session, notice: '' });
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
