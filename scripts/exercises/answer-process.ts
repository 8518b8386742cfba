/** The process that answers run in: it has loaded the chapters and waits for the next answer. */
import type { Code, Exercise } from '../chapter/exercise.ts';
import { readThrown } from '../chapter/thrown.ts';
import { removeAnswers } from './answer-files.ts';
import { startOf } from './explain.ts';
import { loadChapters } from './guide.ts';
import { runAnswer } from './run-answer.ts';
import type { Verdict } from './verdict.ts';

export interface Question {
  readonly exercise: Exercise;
  readonly answer: Code;
  /** Milliseconds that it may take. */
  readonly limit: number;
}

export interface Reply {
  readonly verdict: Verdict;
  /** Whether the process is as it was before, for the next answer. */
  readonly isClean: boolean;
}

// An answer may replace whatever it finds; this is ours.
const send = process.send?.bind(process);
const exit = process.exit.bind(process);
process.on('disconnect', () => exit());
process.on('exit', () => removeAnswers());

await loadChapters(process.argv.slice(2));
process.on('message', (question: Question) => void reply(question));
send?.('ready');

async function reply({ exercise, answer, limit }: Question): Promise<void> {
  const before = functionsInReach();
  let verdict: Verdict;
  try {
    verdict = await runAnswer(exercise, answer, limit);
  } catch (error) {
    // The runner itself came to grief: the answer has taken away what it stands on.
    const failure = { ...startOf(answer), why: 'thrown' as const, message: readThrown(error).text };
    verdict = { kind: 'failed', failure, printed: '' };
  }
  let isClean = false;
  try {
    const after = functionsInReach();
    isClean = after.length === before.length && after.every((one, at) => one === before[at]);
  } catch {
    // What cannot even be compared is not as it was.
  }
  send?.({ verdict, isClean } satisfies Reply);
}

/** What an answer can replace for the next one: global functions and methods, and listeners. */
function functionsInReach(): readonly unknown[] {
  const { getOwnPropertyDescriptors, prototype } = Object;
  const classes = [Object, Function, Array, Map, Set, Promise, Error, String, Date];
  const prototypes = classes.map((one): object => one.prototype as object);
  const objects = [globalThis, process, console, JSON, Math, Reflect, prototype];
  const members = [...objects, ...classes, ...prototypes].flatMap((object) =>
    Object.values<PropertyDescriptor>(getOwnPropertyDescriptors(object)).map(
      ({ value }: { value?: unknown }) => (typeof value === 'function' ? value : undefined),
    ),
  );
  const listeners = process.eventNames().map((name) => process.listenerCount(name));
  return [...members, ...listeners];
}
