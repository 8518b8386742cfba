import { test } from 'uvu';
import * as assert from 'uvu/assert';
import { loadChapter } from '../../../scripts/chapter/chapter.ts';
import { startResult } from '../../../scripts/runner/results.ts';
import {
  checkerTrouble,
  judgeTypes,
  parseDiagnostics,
  type Diagnostic,
} from '../../../scripts/runner/types.ts';
import { page } from './run-guide.ts';

const chapter = loadChapter(
  page('```ts', '1;', '```', '```ts compile-fail=TS2540', 'a.b = 1;', '```'),
  'a.md',
);

/** What each block is, once it is judged by these diagnostics. */
function judged(...diagnostics: readonly Partial<Diagnostic>[]) {
  const result = startResult(chapter);
  const whole = { path: 'a.md', line: 5, column: 1, code: 'TS2540', message: 'No.' };
  judgeTypes(
    [result],
    diagnostics.map((part) => ({ ...whole, ...part })),
  );
  return result.blocks.map(({ status, failures }) => [status, ...failures.map((f) => f.message)]);
}

test('what the checker prints is read, continued lines included', () => {
  const text = 'a/b.ts(3,7): error TS2322: No.\n  Deeper.\n\nc.ts(1,2): error TS1: x: y\n';
  assert.equal(
    parseDiagnostics(text, (file) => (file === 'c.ts' ? 'c.md' : undefined)),
    [
      { path: 'a/b.ts', line: 3, column: 7, code: 'TS2322', message: 'No.\n  Deeper.' },
      { path: 'c.md', line: 1, column: 2, code: 'TS1', message: 'x: y' },
    ],
  );
});

test('a block that must not compile passes when it fails with its code', () => {
  assert.equal(judged({}), [['waiting'], ['passed']]);
});

test('a block that must not compile fails when it compiles', () => {
  assert.equal(judged()[1], ['failed', 'This block should not compile (TS2540), but it does.']);
});

test('a block that must not compile fails when it fails with another code', () => {
  assert.equal(judged({}, { code: 'TS2304' })[1], [
    'failed',
    'Type error TS2304: No. (the block is to fail with TS2540 only)',
  ]);
});

test('a type error fails the block that it stands in', () => {
  assert.equal(judged({ line: 2 }, {})[0], ['failed', 'Type error TS2540: No.']);
});

test('no block that must not compile is judged while types are not checked', () => {
  const result = startResult(chapter);
  judgeTypes([result], [], true);
  assert.is(result.blocks[1]?.status, 'not checked');
});

test('errors in no block are given back', () => {
  const inside = { path: 'a.md', line: 5, column: 1, code: 'TS2540', message: 'No.' };
  const outside = { ...inside, line: 9 };
  assert.equal(judgeTypes([startResult(chapter)], [inside, outside]), [outside]);
});

test('a checker that has not come to its end has judged nothing', () => {
  const one = parseDiagnostics("a.ts(1,2): error TS2322: Type 'x'.", (file) => file);
  const trouble = (code: number | null, stdout = '', found = one): string | undefined =>
    checkerTrouble({ stdout, stderr: '', code }, found);
  assert.is(trouble(0, '', []), undefined);
  assert.is(trouble(2), undefined);
  assert.is(trouble(2, '', []), 'It ended with status 2.');
  assert.is(trouble(null), 'It ended with status null.');
  assert.is(trouble(139), 'It ended with status 139.');
  assert.match(trouble(2, 'error TS5083: Cannot read file.') ?? '', 'TS5083');
});

test.run();
