import { test } from 'uvu';
import * as assert from 'uvu/assert';
import { applyEdits } from '../../../scripts/chapter/update.ts';

const page = 'one\n```text output\nold\n```\ntwo\n```text output\n```\n';

test('only the code between the fences changes', () => {
  const edits = [
    { openLine: 2, closeLine: 4, code: 'new\nnewer' },
    { openLine: 6, closeLine: 7, code: 'more' },
  ];
  const expected = 'one\n```text output\nnew\nnewer\n```\ntwo\n```text output\nmore\n```\n';
  assert.is(applyEdits(page, edits), expected);
});

test('code may become empty', () => {
  const edited = applyEdits(page, [{ openLine: 2, closeLine: 4, code: '' }]);
  assert.is(edited, 'one\n```text output\n```\ntwo\n```text output\n```\n');
});

test('a fence grows until its code cannot close it', () => {
  const edited = applyEdits(page, [{ openLine: 6, closeLine: 7, code: 'a\n````\nb' }]);
  assert.match(edited, '`````text output\na\n````\nb\n`````\n');
});

test('the page keeps its line endings', () => {
  const edited = applyEdits(page.replaceAll('\n', '\r\n'), [
    { openLine: 2, closeLine: 4, code: 'a' },
  ]);
  assert.match(edited, 'output\r\na\r\n```\r\n');
});

test.run();
