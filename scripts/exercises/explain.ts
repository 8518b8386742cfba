/** From an error to what the reader is told: the idea first, at its place. */
import {
  columnOfByte,
  missingExport,
  missingModule,
  stackPlaces,
  syntaxErrorPlace,
  type Place,
} from '../chapter/stack.ts';
import type { Thrown } from '../chapter/thrown.ts';
import { comparison } from './comparison.ts';
import type { Code, Exercise } from '../chapter/exercise.ts';
import type { Failure } from './verdict.ts';

/** Turns file names into paths as people write them; others say nothing to a reader. */
export type Rename = (file: string) => string | undefined;

export function explain(
  { text: says, message, stack, assertion }: Thrown,
  exercise: Pick<Exercise, 'check'>,
  answer: Code,
  rename: Rename,
): Failure {
  const start = startOf(answer);
  const syntax = syntaxErrorPlace(message);
  if (syntax !== undefined && rename(syntax.file) === answer.path) {
    const row = answer.text.split('\n')[syntax.line - answer.line] ?? '';
    const column = columnOfByte(row, syntax.byte);
    const text = `Syntax error: ${syntax.message}`;
    return { why: 'unreadable', path: answer.path, line: syntax.line, column, message: text };
  }
  const unknown = missingExport(message);
  if (unknown !== undefined) {
    const ours = unknown.specifier.includes('answer');
    const text = ours
      ? `Your file exports nothing called “${unknown.name}”, which the check imports.`
      : `“${unknown.specifier}” exports nothing called “${unknown.name}”.`;
    return { ...start, why: 'unreadable', message: text };
  }
  const module = missingModule(message);
  if (module !== undefined && rename(module.importer) !== undefined) {
    return { ...start, why: 'unreadable', message: `There is no module “${module.wanted}”.` };
  }
  const places = stackPlaces(stack, rename);
  if (assertion !== undefined) {
    // The assertion may stand in a function of the check: the innermost of its lines is the one.
    const place =
      places.find(({ path }) => path === exercise.check.path) ?? startOf(exercise.check);
    const details = assertion.details || comparison(assertion);
    return { ...place, why: 'refuted', message, ...(details ? { details } : {}) };
  }
  const inAnswer = places.find(({ path }) => path === answer.path);
  const inCheck = places.find(({ path }) => path === exercise.check.path);
  const place = inAnswer ?? inCheck ?? places[0] ?? start;
  return { ...place, why: 'thrown', message: says };
}

/** Where no line is known. */
export function startOf({ path, line }: Code): Place & { isSomewhere: boolean } {
  return { path, line, column: 1, isSomewhere: true };
}

/** @param limit milliseconds that it had; none where it waits for what can never come. */
export function endless(answer: Code, limit?: number): Failure {
  const message =
    limit === undefined
      ? 'It waits for a promise that never settles.'
      : `It did not end within ${limit / 1000} seconds. Is there a loop without an end, or a promise that never settles?`;
  return { ...startOf(answer), why: 'endless', message };
}
