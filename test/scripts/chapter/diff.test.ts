import { test } from 'uvu';
import * as assert from 'uvu/assert';
import { comparable, firstDifference, lineDiff, shortened } from '../../../scripts/chapter/diff.ts';

test('colours, spaces at line ends and line breaks at the end do not count', () => {
  assert.is(comparable('\u001b[33m1\u001b[39m \r\ntwo\t\n\n'), '1\ntwo');
});

test('the first difference has a line and a column', () => {
  assert.equal(firstDifference('one\ntwo', 'one\ntwx'), { line: 2, column: 3 });
  assert.equal(firstDifference('one', 'one\ntwo'), { line: 2, column: 1 });
  assert.equal(firstDifference('', 'one'), { line: 1, column: 1 });
});

test('a diff shows what only one side has', () => {
  assert.is(lineDiff('a\nb\nc', 'a\nx\nc'), '  a\n- b\n+ x\n  c');
  assert.is(lineDiff('', 'a'), '+ a');
  assert.is(lineDiff('a', ''), '- a');
});

test('equal lines far from any change are left out', () => {
  const many = Array.from({ length: 9 }, (_, index) => String(index));
  assert.is(lineDiff([...many, 'a'].join('\n'), many.join('\n')), '  …\n  7\n  8\n- a');
});

test('of a long difference the beginning is shown, and how much is missing', () => {
  const lines = (word: string): string =>
    Array.from({ length: 49_000 }, (_, index) => `${word} ${index}`).join('\n');
  const shown = lineDiff(`same\n${lines('old')}`, `same\n${lines('new')}`).split('\n');
  assert.equal(shown.slice(0, 2), ['  same', '- old 0']);
  assert.is(shown.at(-1), '  … and 48941 more lines, which are not compared here');
  assert.ok(shown.length < 200);
});

test('a long text is shown by its beginning and its end', () => {
  const shown = shortened(Array.from({ length: 100 }, (_, index) => String(index)).join('\n'));
  assert.equal(shown.split('\n').slice(19, 22), ['19', '… 60 more lines …', '80']);
});

test.run();
