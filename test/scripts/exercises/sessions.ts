/** Sessions over three made-up exercises, for tests. */
import type { Exercise } from '../../../scripts/chapter/exercise.ts';
import { noProgress } from '../../../scripts/exercises/progress.ts';
import { screenLines } from '../../../scripts/exercises/screen.ts';
import { begin, step } from '../../../scripts/exercises/session.ts';
import type { Effect, Session } from '../../../scripts/exercises/session-step.ts';
import type { Verdict } from '../../../scripts/exercises/verdict.ts';
import { plain } from '../../../scripts/runner/paint.ts';

const exercise = (id: string, stars: 1 | 2 | 3 = 1, page = 'guide/1-domain.md'): Exercise => {
  const code = { text: `the code of ${id}\n`, path: page, line: 5 };
  return {
    id,
    page,
    stars,
    title: `About ${id}`,
    statement: 'What is to be done.',
    starter: code,
    check: code,
    solution: code,
    hints: ['one', 'two', 'three'],
    reason: 'the reason',
    alternative: 'the alternative',
    place: { path: page, line: 1, column: 1 },
  };
};
export const [a, b, c] = [exercise('a-1'), exercise('a-2', 3), exercise('b-1', 1, 'guide/2-b.md')];
const all = [a, b, c];
export const passed: Verdict = { kind: 'passed', printed: 'printed by the answer' };
export const failed: Verdict = {
  kind: 'failed',
  printed: '',
  failure: { why: 'refuted', path: 'guide/1-domain.md', line: 7, column: 3, message: 'Why so?' },
};

/** A session, the effects of the last step, and what is on the screen. */
function at(session: Session, effects: readonly Effect[]) {
  const looks = { width: 60, paint: plain, folder: '.exercises' };
  return {
    session,
    effects,
    screen: screenLines(session, looks).join('\n'),
    press(...names: string[]) {
      let [now, last] = [session, effects];
      for (const name of names) {
        ({ session: now, effects: last } = step(now, { kind: 'key', name }));
      }
      return at(now, last);
    },
    judged(id: string, verdict: Verdict) {
      const next = step(session, { kind: 'judged', id, verdict, fingerprint: `print of ${id}` });
      return at(next.session, next.effects);
    },
    saved(id: string) {
      const next = step(session, { kind: 'saved', id });
      return at(next.session, next.effects);
    },
  };
}
export const start = () => {
  const { session, effects } = begin(all, a, noProgress);
  return at(session, effects);
};
