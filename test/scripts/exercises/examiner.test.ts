/** Answers that break the process they run in. */
import { test } from 'uvu';
import * as assert from 'uvu/assert';
import { Examiner } from '../../../scripts/exercises/examiner.ts';
import { readGuide, writeChapters } from '../../../scripts/exercises/guide.ts';

const { chapters, exercises } = readGuide();
// The one whose check needs no chapter.
const exercise = exercises.find(({ id }) => id === 'domain-4')!;
const answer = (text: string) => ({ text, path: '.exercises/domain-4.ts', line: 1 });
const solution = answer(exercise.solution.text);
writeChapters(chapters);
const examiner = new Examiner([], 1500);
test.after(() => examiner.close());

/** What becomes of the solution with a line before it. */
const whyOf = async (line: string): Promise<string> => {
  const verdict = await examiner.attempt(exercise, answer(`${line}\n${exercise.solution.text}`));
  return verdict.kind === 'failed' ? verdict.failure.why : verdict.kind;
};

test('a loop without an end, and a promise that never settles, are ended', async () => {
  assert.is(await whyOf('while (true) {}'), 'endless');
  assert.is(await whyOf('await new Promise(() => undefined);'), 'endless');
  assert.is((await examiner.attempt(exercise, solution)).kind, 'passed');
});

test('an answer that ends the process harms nobody after it', async () => {
  assert.is(await whyOf('process.exit();'), 'thrown');
  assert.is(await whyOf("process.kill(process.pid, 'SIGKILL');"), 'thrown');
  assert.is((await examiner.attempt(exercise, solution)).kind, 'passed');
});

test('a rejection that nobody awaits fails the answer, and what it prints is kept', async () => {
  const text = solution.text.replace(
    'await subscriber(batch);',
    "console.log('here'); subscriber(batch); throw 1;",
  );
  const verdict = await examiner.attempt(exercise, answer(text));
  assert.is(verdict.kind, 'failed');
  assert.is(verdict.printed, 'here\n');
  assert.is(await whyOf("void Promise.reject(new Error('nobody'));"), 'thrown');
});

test('a rejection that nobody awaits is the cause, also when the check fails because of it', async () => {
  const text = solution.text.replace(
    'await subscriber(batch);',
    "void Promise.reject(new RangeError('too late'));",
  );
  const verdict = await examiner.attempt(exercise, answer(text));
  assert.is(verdict.kind, 'failed');
  if (verdict.kind !== 'failed') return;
  assert.is(
    verdict.failure.message,
    'A promise failed, and nobody waited for it. Is an `await` missing?\nRangeError: too late',
  );
  assert.is(verdict.failure.path, '.exercises/domain-4.ts');
});

test('an answer that ends the process after its verdict harms nobody after it', async () => {
  const later = "setTimeout(() => void Promise.reject(new Error('much later')), 1600);";
  assert.is(await whyOf(later), 'passed');
  await new Promise((resolve) => setTimeout(resolve, 2500));
  assert.is((await examiner.attempt(exercise, solution)).kind, 'passed');
});

test.run();
