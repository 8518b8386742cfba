/** The process that answers run in: it has loaded the chapters and waits for the next answer. */
import type { Code, Exercise } from '../chapter/exercise.ts';
import { loadChapters } from './guide.ts';
import { cleanUp } from './trial-files.ts';
import { attempt } from './trial.ts';

export interface Question {
  readonly number: number;
  readonly exercise: Exercise;
  readonly answer: Code;
  readonly patience: number;
}

process.on('disconnect', () => process.exit());
process.on('exit', () => cleanUp());

await loadChapters(process.argv.slice(2));
process.on('message', ({ number, exercise, answer, patience }: Question) => {
  void (async () => {
    process.send?.({ number, verdict: await attempt(exercise, answer, patience) });
  })();
});
process.send?.('ready');
