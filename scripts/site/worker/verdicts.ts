/** From an error in the worker to what the reader is told of the answer. */
import { explain, startOf } from '../../exercises/explain.ts';
import type { Failure } from '../../exercises/verdict.ts';
import type { Chapter } from '../../chapter/chapter.ts';
import { readThrown } from '../../chapter/thrown.ts';
import type { Trial } from '../shared/messages.ts';
import { readableStack } from './positions.ts';
import { OtherCodeError } from './without-types.ts';

export function failureOf(
  error: unknown,
  { id, answer, check }: Trial,
  chapters: readonly Pick<Chapter, 'path'>[] = [],
): Failure {
  if (error instanceof OtherCodeError) {
    const { path, line, column, message } = error.failure;
    const [, module, name] = /^"\.\/(.+)\.ts" exports nothing called "(.+)"/.exec(message) ?? [];
    if (path !== check.path || module !== id) {
      return { path, line, column, message, why: 'unreadable' };
    }
    const words = `Your answer exports nothing called “${name ?? ''}”, which the check imports.`;
    return { ...startOf(answer), why: 'unreadable', message: words };
  }
  const read = readThrown(error);
  const thrown = { ...read, stack: readableStack(read.stack) };
  const known = [answer.path, check.path, ...chapters.map(({ path }) => path)];
  return explain(thrown, { check }, answer, (file) => known.find((path) => file === `/${path}`));
}
