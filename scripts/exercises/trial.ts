/** Runs an answer and then its check, in this process, and says what came of it. */
import { pathToFileURL } from 'node:url';
import { readThrown } from '../chapter/thrown.ts';
import { intercept } from '../runner/intercept.ts';
import type { Code, Exercise } from '../chapter/exercise.ts';
import { endless, explain, startOf } from './explain.ts';
import { writeTrial } from './trial-files.ts';
import type { Failure, Verdict } from './verdict.ts';

const printLimit = 10_000;

/** @param patience milliseconds that it may take. */
export async function attempt(exercise: Exercise, answer: Code, patience = 5000): Promise<Verdict> {
  // Deep in a library, the frame on the page may be the hundredth.
  Error.stackTraceLimit = 100;
  const files = writeTrial(exercise, answer);
  let printed = '';
  let stray: Failure | undefined;
  const judge = (error: unknown): Failure =>
    explain(readThrown(error), exercise, answer, files.rename);
  const streams = intercept({
    print: (text) => {
      if (printed.length < printLimit) printed += text;
    },
    stray: (error, how) => (stray ??= asStray(judge(error), how, answer)),
    idle: () => undefined,
  });
  try {
    const result = await settled(files.check, { patience, answer, judge });
    // What nobody waited for is the cause, and what the check says about it the consequence.
    const failure = stray ?? result;
    return failure === undefined
      ? { kind: 'passed', printed }
      : { kind: 'failed', failure, printed };
  } finally {
    streams.restore();
    files.remove();
  }
}

/** An error that came too late: an assertion has its idea already. */
function asStray(failure: Failure, how: 'rejection' | 'callback', answer: Code): Failure {
  if (how === 'callback' || failure.why !== 'thrown') return failure;
  const message = `A promise failed, and nobody waited for it. Is an \`await\` missing?\n${failure.message}`;
  // Whoever does not wait is not on the stack: the library has done nothing wrong.
  const place = failure.path.startsWith('src/') ? startOf(answer) : {};
  return { ...failure, ...place, message };
}

interface Terms {
  readonly patience: number;
  readonly answer: Code;
  readonly judge: (error: unknown) => Failure;
}

async function settled(
  file: string,
  { patience, answer, judge }: Terms,
): Promise<Failure | undefined> {
  let timer: NodeJS.Timeout | undefined;
  const late = new Promise<Failure>((resolve) => {
    timer = setTimeout(() => resolve(endless(answer, patience)), patience);
  });
  const run = async (): Promise<Failure | undefined> => {
    try {
      await import(pathToFileURL(file).href);
      return undefined;
    } catch (error) {
      return judge(error);
    } finally {
      // One turn of the event loop, in which a rejection that nobody handled comes to light.
      await new Promise((resolve) => setImmediate(resolve));
    }
  };
  try {
    return await Promise.race([run(), late]);
  } finally {
    clearTimeout(timer);
  }
}
