/** Type-checks answers with their checks: all of them in one run of the checker. */
import { writeFileSync } from 'node:fs';
import path from 'node:path';
import { startBeside } from '../guide/child.ts';
import { parseDiagnostics, type Diagnostic } from '../guide/types.ts';
import { removeFile, root, typeChecker } from '../guide/workspace.ts';
import type { Code, Exercise } from './exercise.ts';
import { folder, writeTrial } from './trial-files.ts';
import { isUnreadable, type Failure, type Verdict } from './verdict.ts';

export interface Pair {
  readonly exercise: Exercise;
  readonly answer: Code;
}

/** What the checker found first, in the answer or else in the check. */
export type TypeFailures = {
  readonly inAnswer: Failure | undefined;
  readonly inCheck: Failure | undefined;
};

let runs = 0;

/** In the order of the pairs. */
export async function checkTypes(pairs: readonly Pair[]): Promise<TypeFailures[]> {
  // An answer that cannot even be read leaves nothing to check.
  if (pairs.length === 0) return [];
  const trials = pairs.map(({ exercise, answer }) => writeTrial(exercise, answer));
  const config = path.join(folder, `tsconfig-${(runs += 1)}.json`);
  const files = trials.flatMap(({ answer, check }) => [answer, check]);
  writeFileSync(
    config,
    JSON.stringify({ extends: path.join(root, 'tsconfig.json'), include: [], files }),
  );
  try {
    const args = ['--project', config, '--pretty', 'false'];
    const { stdout } = await startBeside(typeChecker(), args, root).ending();
    // Two pairs may come from one page, so the files keep the names that they have on the disk.
    const found = parseDiagnostics(stdout, (file) => path.resolve(root, file));
    return pairs.map((pair, index) => {
      const first = (file = ''): Diagnostic | undefined => found.find((one) => one.path === file);
      const inAnswer = first(trials[index]?.answer);
      const inCheck = first(trials[index]?.check);
      return {
        inAnswer: inAnswer && answerFailure(inAnswer, pair),
        inCheck: inCheck && checkFailure(inCheck, pair),
      };
    });
  } finally {
    for (const trial of trials) trial.remove();
    removeFile(config);
  }
}

/** A type error in the answer explains most; one in the check is told when all else is well. */
export function withTypes(verdict: Verdict, { inAnswer, inCheck }: TypeFailures): Verdict {
  if (isUnreadable(verdict)) return verdict;
  const failure = inAnswer ?? (verdict.kind === 'passed' ? inCheck : undefined);
  return failure === undefined ? verdict : { kind: 'failed', failure, printed: verdict.printed };
}

function answerFailure({ line, column, code, message }: Diagnostic, { answer }: Pair): Failure {
  const why = /^TS1\d{3}$/.test(code) ? 'unreadable' : 'mistyped';
  const what = why === 'unreadable' ? 'Syntax error' : `Type error ${code}`;
  return { why, path: answer.path, line, column, message: `${what}: ${message}` };
}

/** In a check, the comment above a line says what the line is there for. */
function checkFailure({ line, column, message }: Diagnostic, { exercise }: Pair): Failure {
  const { check } = exercise;
  const rows = check.text.split('\n').slice(0, line - check.line);
  const comment = rows.findLast((row) => /^\s*\/\//.test(row));
  const isAbove = comment !== undefined && rows.at(-1) === comment;
  const idea = isAbove
    ? comment.replace(/^\s*\/\/\s*/, '')
    : 'The check cannot use what your file exports: do the types fit?';
  return { why: 'mistyped', path: check.path, line, column, message: idea, details: message };
}
