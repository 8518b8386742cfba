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
const examiner = new Examiner([], 5000);
/** For answers that use up all the time there is. */
const impatient = new Examiner([], 2000);
test.after(() => [examiner, impatient].forEach((one) => one.close()));

/** What is said of the solution with lines before it. */
const saidOf = async (lines: string, by = examiner): Promise<string> => {
  const verdict = await by.attempt(exercise, answer(`${lines}\n${exercise.solution.text}`));
  return verdict.kind === 'failed'
    ? `${verdict.failure.why}: ${verdict.failure.message}`
    : 'passed';
};

const failing: readonly (readonly [string, string, RegExp])[] = [
  ['a loop without an end', 'while (true) {}', /^endless/],
  ['a promise that never settles', 'await new Promise(() => undefined);', /^endless/],
  [
    'a call that blocks the thread',
    "import { execSync } from 'node:child_process'; execSync('sleep 20');",
    /^thrown: It kept the whole program waiting/,
  ],
  ['process.exit(0)', 'process.exit(0);', /^thrown/],
  [
    'process.reallyExit(0)',
    "Reflect.get(process, 'reallyExit')(0);",
    /^thrown: It ended the process/,
  ],
  ['a kill', "process.kill(process.pid, 'SIGKILL');", /^thrown: It ended the process/],
  ['process.disconnect()', 'process.disconnect(); await 0;', /^thrown: It ended the process/],
  [
    'a value without a prototype',
    'throw Object.create(null);',
    /^thrown: A value that is no Error/,
  ],
  [
    'an error whose cause has no prototype',
    "throw new Error('x', { cause: /(?<y>\\d+)/.exec('in 2024')?.groups });",
    /^thrown: Error: x/,
  ],
  [
    'an error whose stack throws',
    "throw Object.defineProperty(new Error('x'), 'stack', { get() { throw 1; } });",
    /^thrown: Error: x/,
  ],
  [
    'a proxy that refuses all',
    'throw new Proxy({}, { get() { throw 1; }, getPrototypeOf() { throw 2; } });',
    /^thrown/,
  ],
  [
    'a test of node:test',
    "import { test } from 'node:test'; test('x', () => { throw 1; });",
    /^unreadable: .*“node:test”/,
  ],
  [
    'a test of uvu',
    "import { test } from 'uvu'; test('x', () => { throw 1; }); test.run();",
    /^unreadable: .*“uvu”/,
  ],
  ['a comment that stops the checker', '// @ts-nocheck', /^unreadable: Types are checked/],
  ['a type for all', 'declare global { interface A { b: 1 } }', /^unreadable: This would change/],
  ['one for a line', '\n// @ts-ignore\n', /^unreadable: Types are checked/],
  [
    'a promise that fails unseen',
    "void Promise.reject(new Error('no'));",
    /^thrown: A promise failed, and nothing waited/,
  ],
  [
    'a timer that throws',
    "setTimeout(() => { throw new Error('no'); }); await new Promise((done) => setTimeout(done, 50));",
    /^thrown: Error: no/,
  ],
  ['no Promise any more', 'Reflect.set(globalThis, "Promise", undefined);', /^thrown/],
];
for (const [name, line, says] of failing) {
  test(`${name} is a failure, and the next answer is judged as ever`, async () => {
    const by = /while|sleep/.test(line) ? impatient : examiner;
    assert.match(await saidOf(line, by), says);
    assert.is((await by.attempt(exercise, solution)).kind, 'passed');
  });
}

const harmless: readonly (readonly [string, string])[] = [
  [
    'timers that do nothing, no way to send and a way to print that throws',
    "for (const name of ['setInterval', 'setImmediate', 'clearTimeout']) Reflect.set(globalThis, name, () => undefined);" +
      "Reflect.set(process, 'send', undefined);" +
      "process.stdout.write = () => { throw new Error('no'); };",
  ],
  ['an own prepareStackTrace', "Error.prepareStackTrace = () => { throw new Error('no stack'); };"],
  ['no listeners', 'process.removeAllListeners();'],
];
for (const [name, line] of harmless) {
  test(`${name}: the verdict is that of the check, and the next one, too`, async () => {
    assert.is(await saidOf(line), 'passed');
    const wrong = answer(exercise.starter.text);
    const before = await examiner.attempt(exercise, answer(`${line}\n${wrong.text}`));
    assert.is(before.kind === 'failed' && before.failure.why, 'refuted');
    assert.is((await examiner.attempt(exercise, solution)).kind, 'passed');
  });
}

test('what is printed is kept, and said to be more where it is cut', async () => {
  const verdict = await examiner.attempt(
    exercise,
    answer(`for (let n = 0; n < 30_000; n += 1) console.log('line ' + n);\n${solution.text}`),
  );
  assert.is(verdict.kind, 'passed');
  assert.match(verdict.printed, /^line 0\nline 1\n/);
  assert.match(verdict.printed, /… and \d+ more characters\n$/);
});

test('memory that is filled is a failure that says so', async () => {
  const patient = new Examiner([], 60_000);
  const text = 'const all: unknown[] = [];\nfor (;;) all.push(new Array(1e6).fill(0.5));\n';
  const verdict = await patient.attempt(exercise, answer(text + solution.text));
  patient.close();
  assert.match(JSON.stringify(verdict), 'It used up all the memory');
});

test('a rejection is the cause, also when the check fails because of it', async () => {
  const text = solution.text.replace(
    'await subscriber(batch);',
    "void Promise.reject(new RangeError('too late'));",
  );
  const verdict = await examiner.attempt(exercise, answer(text));
  assert.is(verdict.kind, 'failed');
  if (verdict.kind !== 'failed') return;
  assert.match(verdict.failure.message, 'Is an `await` missing?\nRangeError: too late');
  assert.is(verdict.failure.path, '.exercises/domain-4.ts');
});

test('an answer that ends the process after its verdict harms no other', async () => {
  assert.is(await saidOf('setTimeout(() => process.abort(), 100);'), 'passed');
  await new Promise((resolve) => setTimeout(resolve, 1500));
  assert.is((await examiner.attempt(exercise, solution)).kind, 'passed');
});

test('answers that are given at once are judged one after another', async () => {
  const wrong = answer(exercise.starter.text);
  const verdicts = await Promise.all(
    [solution, wrong, solution].map((one) => examiner.attempt(exercise, one)),
  );
  assert.equal(
    verdicts.map(({ kind }) => kind),
    ['passed', 'failed', 'passed'],
  );
});

test.run();
