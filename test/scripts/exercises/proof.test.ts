/**
 * The proof of the exercises: unsolved they fail, solved they pass, and who errs is told how. All
 * of them run in this process, one after another.
 */
import { test } from 'uvu';
import * as assert from 'uvu/assert';
import type { Code, Exercise } from '../../../scripts/exercises/exercise.ts';
import { loadChapters, readGuide, writeChapters } from '../../../scripts/exercises/guide.ts';
import { cleanUp } from '../../../scripts/exercises/trial-files.ts';
import { attempt } from '../../../scripts/exercises/trial.ts';
import { withTypes, type TypeFailures } from '../../../scripts/exercises/type-failures.ts';
import { checkTypes } from '../../../scripts/exercises/types.ts';
import type { Failure } from '../../../scripts/exercises/verdict.ts';
import { ideasIn } from './check-ideas.ts';
import { constantAnswers } from './constants.ts';
import { ideas } from './ideas.ts';
import { right } from './right.ts';
import { wrongs } from './wrong/all.ts';
import { textOf, type Answer } from './wrong/wrong.ts';

const { chapters, exercises } = readGuide();
/** By exercise, what its wrong answers have been told. */
const told = new Map(exercises.map(({ id }) => [id, new Set<string>()]));
const limit = 10_000;
const noTypes: TypeFailures = { inAnswer: undefined, inCheck: undefined };

const codeOf = (exercise: Exercise, answer: Answer): Code => {
  const code = exercise[answer.from];
  return { ...code, text: textOf(answer, code.text) };
};
async function failureOf(
  exercise: Exercise,
  answer: Code,
  types = noTypes,
): Promise<Failure | undefined> {
  const verdict = withTypes(await attempt(exercise, answer, limit), types);
  return verdict.kind === 'failed' ? verdict.failure : undefined;
}
const wordsOf = (failure: Failure | undefined): string =>
  failure === undefined ? 'passed' : `${failure.path}:${failure.line} ${failure.message}`;

test.before(async () => {
  writeChapters(chapters);
  await loadChapters(chapters.map(({ path }) => path));
});
test.after(() => cleanUp());

test('there are six exercises in each chapter', () => {
  const found = exercises.map(({ id, stars }) => `${id} ${'★'.repeat(stars)}`);
  assert.equal(found, [
    'domain-1 ★',
    'domain-2 ★★',
    'domain-3 ★★',
    'domain-4 ★★',
    'domain-5 ★★★',
    'domain-6 ★★★',
    'infrastructure-1 ★',
    'infrastructure-2 ★★',
    'infrastructure-3 ★★',
    'infrastructure-4 ★★',
    'infrastructure-5 ★★',
    'infrastructure-6 ★★★',
    'application-1 ★',
    'application-2 ★',
    'application-3 ★★',
    'application-4 ★★',
    'application-5 ★★★',
    'application-6 ★★★',
  ]);
});

test('solutions, starters and their checks fit the types', async () => {
  const pairs = exercises.flatMap((exercise) => [
    { exercise, answer: exercise.starter },
    { exercise, answer: exercise.solution },
  ]);
  const mistyped = wrongs.filter(({ types }) => types);
  const erring = mistyped.map((wrong) => {
    const exercise = exercises.find(({ id }) => id === wrong.exercise)!;
    return { exercise, answer: codeOf(exercise, wrong) };
  });
  const found = await checkTypes([...pairs, ...erring]);
  for (const [index, { exercise, answer }] of pairs.entries()) {
    const { inAnswer, inCheck } = found[index]!;
    assert.is(inAnswer, undefined, wordsOf(inAnswer));
    // What a starter lacks may be a type: the check then says so.
    if (answer === exercise.solution) assert.is(inCheck, undefined, wordsOf(inCheck));
  }
  for (const [index, { exercise, answer }] of erring.entries()) {
    const failure = await failureOf(exercise, answer, found[pairs.length + index]);
    assert.match(wordsOf(failure), mistyped[index]!.says);
    told.get(exercise.id)!.add(failure!.message);
  }
});

for (const exercise of exercises) {
  const { id, starter, solution, hints } = exercise;

  test(`${id}: the starter fails, with the idea of the first hint`, async () => {
    const failure = await failureOf(exercise, starter);
    assert.is(failure?.why, 'refuted', wordsOf(failure));
    assert.is(failure?.path, exercise.page);
    assert.match(wordsOf(failure), ideas[id]!);
    assert.match(hints[0]!, ideas[id]!);
  });

  test(`${id}: the solution passes`, async () => {
    assert.is(wordsOf(await failureOf(exercise, solution)), 'passed');
  });

  test(`${id}: other right answers pass`, async () => {
    for (const answer of right.filter(({ exercise }) => exercise === id)) {
      const words = wordsOf(await failureOf(exercise, codeOf(exercise, answer)));
      assert.is(words, 'passed', `who ${answer.way} is told: ${words}`);
    }
  });

  test(`${id}: three mistakes at least are named`, async () => {
    const mine = wrongs.filter((wrong) => wrong.exercise === id);
    assert.ok(mine.length >= 3, 'three wrong answers');
    for (const wrong of mine.filter(({ types }) => !types)) {
      const failure = await failureOf(exercise, codeOf(exercise, wrong));
      const words = wordsOf(failure);
      assert.ok(words.includes(wrong.says), `who ${wrong.way} is told: ${words}`);
      told.get(id)!.add(failure!.message);
    }
  });

  test(`${id}: each idea of the check is told to somebody`, () => {
    const messages = [...told.get(id)!];
    const silent = ideasIn(exercise.check.text).filter(
      ({ pattern }) => !messages.some((message) => pattern.test(message)),
    );
    const words = silent.map((idea) => idea.words);
    assert.equal(words, [], 'no wrong answer provokes these ideas: add one, or drop the assertion');
  });

  test(`${id}: nothing and constants do not pass`, async () => {
    for (const text of constantAnswers(exercise.check.text, id)) {
      const words = wordsOf(await failureOf(exercise, { ...starter, text }));
      assert.is.not(words, 'passed', `this passes:\n${text}`);
    }
  });

  test(`${id}: the hints come in steps`, () => {
    assert.is(hints.length, 3);
    assert.is(new Set(hints).size, 3);
    const known = exercise.statement + starter.text;
    for (const hint of hints.slice(0, 2)) {
      for (const [, code = ''] of hint.matchAll(/`([^`]+)`/g)) {
        const isNew = solution.text.includes(code) && !known.includes(code);
        assert.not(isNew, `${code} is given away before the third hint`);
      }
    }
  });
}

test.run();
