import * as fc from 'fast-check';
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

test('a fence grows until its code cannot be taken for another one', () => {
  const edited = applyEdits(page, [{ openLine: 6, closeLine: 7, code: '```ts\nb' }]);
  assert.match(edited, '````text output\n```ts\nb\n````\n');
});

test('every other line keeps its ending, and new lines end as their fence does', () => {
  const edits = [
    { openLine: 2, closeLine: 4, code: 'a\nb' },
    { openLine: 6, closeLine: 7, code: 'c' },
  ];
  for (const [first, second, third] of [
    ['\r\n', '\r\n', '\r\n'],
    ['\r\n', '\n', '\n'],
    ['\n', '\r\n', '\r'],
  ]) {
    const mixed =
      `\ufeffone${second}~~~text output${first}old${second}~~~${third}two${third}` +
      `\`\`\`text output${second}\`\`\``;
    const expected = mixed
      .replace(`old${second}`, `a${first}b${first}`)
      .replace(/```$/, `c${second}\`\`\``);
    assert.is(applyEdits(mixed, edits), expected);
  }
});

test('without an edit, any page stays as it is', () => {
  const check = fc.property(fc.string({ unit: fc.constantFrom('a', '`', '\r', '\n') }), (text) => {
    assert.is(applyEdits(text, []), text);
  });
  fc.assert(check);
});

test.run();
