/** The exercises at a terminal: keys and saved files go in, the screen comes out. */
import { emitKeypressEvents } from 'node:readline';
import { choosePaint } from '../runner/paint.ts';
import type { Examiner } from './examiner.ts';
import type { Exercise } from '../chapter/exercise.ts';
import * as folder from './folder.ts';
import { screenLines } from './screen.ts';
import { begin, step } from './session.ts';
import type { Effect, Input, Session, Step } from './session-step.ts';

/** Ends when the reader wants to. */
export function workAtTerminal(
  exercises: readonly Exercise[],
  first: Exercise,
  examiner: Examiner,
): Promise<void> {
  const { stdin, stdout } = process;
  const paint = choosePaint(true, process.env);
  return new Promise((resolve) => {
    let session: Session | undefined;
    const draw = (): void => {
      if (session === undefined) return;
      const width = Math.min(stdout.columns, 100);
      const lines = screenLines(session, { width, paint, folder: folder.ownFolder });
      // Clears the screen and what has been scrolled away, and writes it anew.
      stdout.write(`\u001b[2J\u001b[3J\u001b[H${lines.join('\n')}\n`);
    };
    const take = ({ session: next, effects }: Step): void => {
      session = next;
      folder.writeProgress(exercises, session.progress);
      draw();
      for (const effect of effects) act(effect);
    };
    const input = (event: Input): void => {
      if (session !== undefined) take(step(session, event));
    };
    const check = async (exercise: Exercise): Promise<void> => {
      const answer = folder.readAnswer(exercise);
      const { id } = exercise;
      const fingerprint = folder.fingerprintOf(exercise, answer);
      // A verdict on what has been changed meanwhile is no news.
      const isCurrent = (): boolean => folder.readAnswer(exercise).text === answer.text;
      const verdict = await examiner.judge(exercise, answer, (early) => {
        if (isCurrent()) input({ kind: 'judged', id, verdict: early, fingerprint });
      });
      if (isCurrent()) input({ kind: 'judged', id, verdict, fingerprint });
    };
    const act = (effect: Effect): void => {
      switch (effect.kind) {
        case 'check':
          void check(effect.exercise);
          return;
        case 'reset':
          input({ kind: 'reset', backup: folder.resetAnswer(effect.exercise) });
          return;
        case 'quit':
          stdin.setRawMode(false);
          stdin.pause();
          resolve();
      }
    };
    emitKeypressEvents(stdin);
    stdin.setRawMode(true);
    stdin.on('keypress', (text: string | undefined, key: { name?: string; ctrl?: boolean }) => {
      const isEnd = key.ctrl === true && (key.name === 'c' || key.name === 'd');
      input({ kind: 'key', name: isEnd ? 'q' : (key.name ?? text ?? '') });
    });
    stdout.on('resize', draw);
    folder.watchFolder(exercises, ({ id }) => input({ kind: 'saved', id }));
    take(begin(exercises, first, folder.readProgress(exercises)));
  });
}
