import { test } from 'uvu';
import * as assert from 'uvu/assert';
import { OtherCodeError } from '../../../../scripts/site/worker/without-types.ts';
import { failureOf } from '../../../../scripts/site/worker/verdicts.ts';

const trial = {
  id: 'domain-1',
  answer: { text: 'export const a = 1;\n', path: 'domain-1.ts', line: 1 },
  check: { text: `import { a } from './domain-1.ts';\n`, path: 'guide/1-domain.md', line: 200 },
};
const broken = (path: string, line: number, message: string): OtherCodeError =>
  new OtherCodeError({ path, line, column: 1, message });

test('a name that the answer does not export is told of the answer', () => {
  const message = '"./domain-1.ts" exports nothing called "b".';
  const { why, path, message: told } = failureOf(broken('guide/1-domain.md', 200, message), trial);
  assert.equal([why, path], ['unreadable', 'domain-1.ts']);
  assert.is(told, 'Your answer exports nothing called “b”, which the check imports.');
});

test('an answer that is no program is told at its line', () => {
  const failure = failureOf(broken('domain-1.ts', 3, 'Syntax error: no'), trial);
  assert.equal(
    [failure.why, failure.path, failure.line, failure.message],
    ['unreadable', 'domain-1.ts', 3, 'Syntax error: no'],
  );
});

const stacks: readonly (readonly [string, string])[] = [
  ['V8', 'Error: no\n    at f (/domain-1.ts:7:3)\n    at /guide/1-domain.md:210:1'],
  ['others', 'f@/domain-1.ts:7:3\nmodule code@/guide/1-domain.md:210:1'],
];
for (const [engine, stack] of stacks) {
  test(`an error is told at its line in the answer, as ${engine} says it`, () => {
    const { why, path, line } = failureOf(Object.assign(new Error('no'), { stack }), trial);
    assert.equal([why, path, line], ['thrown', 'domain-1.ts', 7]);
  });
}

test('an assertion is told at its line in the check, with its idea', () => {
  try {
    assert.is(1, 2, 'The idea.');
  } catch (error) {
    assert.ok(error instanceof Error);
    error.stack = 'Assertion: The idea.\n    at /guide/1-domain.md:210:1';
    const failure = failureOf(error, trial);
    assert.equal(
      [failure.why, failure.path, failure.line, failure.message],
      ['refuted', 'guide/1-domain.md', 210, 'The idea.'],
    );
    assert.match(failure.details ?? '', 'Expected');
  }
});

test.run();
