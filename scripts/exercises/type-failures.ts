/** What the type checker has found in an answer or its check, in words for the reader. */
import type { Diagnostic } from '../runner/types.ts';
import type { Code, Exercise } from '../chapter/exercise.ts';
import { isUnreadable, type Failure, type Verdict } from './verdict.ts';

interface Tried {
  readonly exercise: Pick<Exercise, 'check'>;
  readonly answer: Code;
}

/** What the checker found first, in the answer or else in the check. */
export type TypeFailures = {
  readonly inAnswer: Failure | undefined;
  readonly inCheck: Failure | undefined;
};

/** A type error in the answer explains most; one in the check is told when all else is well. */
export function withTypes(verdict: Verdict, { inAnswer, inCheck }: TypeFailures): Verdict {
  if (isUnreadable(verdict)) return verdict;
  const failure = inAnswer ?? (verdict.kind === 'passed' ? inCheck : undefined);
  return failure === undefined ? verdict : { kind: 'failed', failure, printed: verdict.printed };
}

export function answerFailure(
  { line, column, code, message }: Diagnostic,
  { answer }: Pick<Tried, 'answer'>,
): Failure {
  const why = /^TS1\d{3}$/.test(code) ? 'unreadable' : 'mistyped';
  const what = why === 'unreadable' ? 'Syntax error' : `Type error ${code}`;
  return { why, path: answer.path, line, column, message: `${what}: ${message}` };
}

/** In a check, the comment above a line says what the line is there for. */
export function checkFailure(
  { line, column, message }: Diagnostic,
  { exercise }: Pick<Tried, 'exercise'>,
): Failure {
  const { check } = exercise;
  const rows = check.text.split('\n').slice(0, line - check.line);
  const comment = rows.findLast((row) => /^\s*\/\//.test(row));
  const isAbove = comment !== undefined && rows.at(-1) === comment;
  const idea = isAbove
    ? comment.replace(/^\s*\/\/\s*/, '')
    : 'The check cannot use what your file exports: do the types fit?';
  return { why: 'mistyped', path: check.path, line, column, message: idea, details: message };
}
