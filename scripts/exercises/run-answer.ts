/** Runs an answer and then its check, in this process, and says what came of it. */
import { pathToFileURL } from 'node:url';
import type { Code, Exercise } from '../chapter/exercise.ts';
import { findImports } from '../chapter/imports.ts';
import { readThrown } from '../chapter/thrown.ts';
import { intercept } from '../runner/intercept.ts';
import { writeAnswer } from './answer-files.ts';
import { endless, explain, startOf } from './explain.ts';
import type { Failure, Verdict } from './verdict.ts';

// An answer may replace these for all who run in its process.
const { setTimeout, clearTimeout, setImmediate, Promise } = globalThis;
const printLimit = 10_000;

/** @param limit milliseconds that it may take. */
export async function runAnswer(exercise: Exercise, answer: Code, limit: number): Promise<Verdict> {
  const refusal = testFramework(answer);
  if (refusal !== undefined) return { kind: 'failed', failure: refusal, printed: '' };
  // Deep in a library, the frame on the page may be the hundredth.
  Error.stackTraceLimit = 100;
  const files = writeAnswer(exercise, answer);
  let printed = '';
  let more = 0;
  let unhandled: Failure | undefined;
  const judge = (error: unknown): Failure =>
    explain(readThrown(error), exercise, answer, files.rename);
  const streams = intercept({
    print: (text) => {
      const rest = printLimit - printed.length;
      printed += text.slice(0, Math.max(0, rest));
      more += Math.max(0, text.length - rest);
    },
    stray: (error, how) => (unhandled ??= asUnhandled(judge(error), how, answer)),
    idle: () => undefined,
  });
  try {
    const thrown = await settled(files.check, { limit, answer, judge });
    // What nothing waited for is the cause, and what the check says about it the consequence.
    const failure = unhandled ?? thrown;
    if (more > 0) printed += `\n… and ${more} more characters\n`;
    return failure ? { kind: 'failed', failure, printed } : { kind: 'passed', printed };
  } finally {
    streams.restore();
    files.remove();
  }
}

/** Tests that an answer registers would run after the verdict, and fail unseen. */
function testFramework({ text, path, line: first }: Code): Failure | undefined {
  const found = findImports(text, first).find(({ specifier }) =>
    /^(node:test|test|uvu)$/.test(specifier),
  );
  if (found === undefined) return undefined;
  const { specifier, line, column } = found;
  const message = `An answer cannot use “${specifier}”: its tests would run after the check. Assert with “uvu/assert”.`;
  return { why: 'unreadable', path, line, column, message };
}

/** An error that came too late: an assertion has its idea already. */
function asUnhandled(failure: Failure, how: 'rejection' | 'callback', answer: Code): Failure {
  if (how === 'callback' || failure.why !== 'thrown') return failure;
  const message = `A promise failed, and nothing waited for it. Is an \`await\` missing?\n${failure.message}`;
  // The caller that does not wait is not on the stack: the library has done nothing wrong.
  const place = failure.path.startsWith('src/') ? startOf(answer) : {};
  return { ...failure, ...place, message };
}

interface Terms {
  readonly limit: number;
  readonly answer: Code;
  readonly judge: (error: unknown) => Failure;
}

async function settled(file: string, terms: Terms): Promise<Failure | undefined> {
  const { limit, answer, judge } = terms;
  let timer: NodeJS.Timeout | undefined;
  const late = new Promise<Failure>((resolve) => {
    timer = setTimeout(() => resolve(endless(answer, limit)), limit);
  });
  const run = async (): Promise<Failure | undefined> => {
    try {
      await import(pathToFileURL(file).href);
      return undefined;
    } catch (error) {
      return judge(error);
    } finally {
      // One turn of the event loop, in which a rejection that nothing handled comes to light.
      await new Promise((resolve) => setImmediate(resolve));
    }
  };
  try {
    return await Promise.race([run(), late]);
  } finally {
    clearTimeout(timer);
  }
}
