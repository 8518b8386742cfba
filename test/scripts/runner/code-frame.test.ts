import { test } from 'uvu';
import * as assert from 'uvu/assert';
import { codeFrame } from '../../../scripts/runner/code-frame.ts';

const lines = ['one', 'two', '\tthree', 'four', 'five', 'six', 'seven', 'eight', 'nine', 'ten'];

test('two lines stand before and after the marked place', () => {
  const frame = codeFrame(lines, { line: 3, column: 2 });
  assert.is(frame, '  1 | one\n  2 | two\n> 3 | \tthree\n    | \t^\n  4 | four\n  5 | five');
});

test('numbers are aligned, and the page ends where it ends', () => {
  const frame = codeFrame(lines, { line: 9, column: 3 });
  assert.is(frame, '   7 | seven\n   8 | eight\n>  9 | nine\n     |   ^\n  10 | ten');
});

test('the caret stands under its letter after wide ones, joined ones and combined ones', () => {
  for (const [before, cells] of [
    ["const 名前 = '日本語の文字列'; const ", 37],
    ['"ｗｉｄｅ한국어、"', 18],
    ['"👩‍👩‍👧‍👦❤️"', 6],
    ['"e\u0301\u0323é"', 4],
  ] as const) {
    const frame = codeFrame([`${before}x`], { line: 1, column: before.length + 1 });
    assert.is(frame.split('\n')[1], `    | ${' '.repeat(cells)}^`);
  }
});

test.run();
