import { test } from 'uvu';
import * as assert from 'uvu/assert';
import { blockAt, loadChapter, printerOf } from '../../../scripts/chapter/chapter.ts';
import { page } from '../runner/run-guide.ts';

const fence = '```';

/** What is refused on a page, as `line:column message`. */
function refusals(...lines: string[]): string[] {
  return loadChapter(page(...lines), 'guide/1-a.md').blocks.flatMap((block) =>
    block.fence.kind === 'refused'
      ? [`${block.openLine}:${block.wordColumn} ${block.fence.message}`]
      : [],
  );
}

test('a chapter has a name, a title and sections', () => {
  const chapter = loadChapter('# The *domain*\n\n## Events and `code`\n', 'guide/1-domain.md');
  assert.is(chapter.name, '1-domain');
  assert.is(chapter.title, 'The domain');
  assert.equal(chapter.sections, [
    { title: 'The domain', depth: 1, line: 1 },
    { title: 'Events and code', depth: 2, line: 3 },
  ]);
});

test('a block knows its fence lines, its code and its section', () => {
  const text = page('# A', '', '## B', '~~~~ts throws=E', 'throw 1;', '', '~~~~');
  const [block] = loadChapter(text, 'a.md').blocks;
  assert.equal(block, {
    fence: { kind: 'throws', error: 'E' },
    openLine: 4,
    closeLine: 7,
    wordColumn: 8,
    code: 'throw 1;\n',
    section: 1,
  });
});

test('blocks before any heading belong to a section named after the file', () => {
  const chapter = loadChapter(page('```ts', '1;', fence), 'guide/1-a.md');
  assert.equal(chapter.sections, [{ title: '1-a', depth: 1, line: 1 }]);
});

test('imports are found on the lines of the page', () => {
  const { imports } = loadChapter(page('', '```ts', "import './0-b.ts';", fence), 'a.md');
  assert.equal(imports, [{ specifier: './0-b.ts', line: 3, column: 8 }]);
});

test('an output block quotes the program block before it', () => {
  const text = page('```ts', '1;', fence, '```sh', 'ls', fence, '```text output', '1', fence);
  const { blocks } = loadChapter(text, 'a.md');
  assert.is(printerOf(blocks, 2), blocks[0]);
});

test('the block around a line includes its fences', () => {
  const chapter = loadChapter(page('', '```ts', '1;', fence, ''), 'a.md');
  assert.equal(
    [1, 2, 3, 4, 5].map((line) => blockAt(chapter, line)?.openLine),
    [undefined, 2, 2, 2, undefined],
  );
});

test('an output block with nothing to quote is refused', () => {
  assert.equal(refusals('```text output', '1', fence), [
    '1:9 No block before this one could print this.',
  ]);
});

test('a fence that is never closed is refused', () => {
  assert.equal(refusals('', '```ts', '1;'), ['2:1 This fence is never closed.']);
  assert.equal(refusals('````ts', '1;', fence), ['1:1 This fence is never closed.']);
  assert.equal(refusals('```sh', 'ls'), ['1:1 This fence is never closed.']);
  assert.equal(refusals('```'), ['1:1 This fence is never closed.']);
});

test('a fence that runs is refused inside lists and quotations', () => {
  const message = 'This fence stands inside a list or a quotation.';
  assert.equal(refusals('- a', '  ```ts', '  1;', '  ```'), [`2:3 ${message}`]);
  assert.equal(refusals('> ```ts', '> 1;', '> ```'), [`1:3 ${message}`]);
  assert.equal(refusals('- ```ts', '  1;', '  ```'), [`1:3 ${message}`]);
  assert.equal(refusals('- ```sh', '  ls', '  ```'), []);
});

test('a fence that runs is refused when it is indented', () => {
  assert.equal(refusals('  ```ts', '  1;', '  ```'), ['1:3 This fence is indented.']);
  assert.equal(refusals('', '    ```ts', '    1;', '    ```'), [
    '2:5 This fence is indented by four columns or more, which makes it plain text.',
  ]);
});

test('a fence that runs is refused when HTML swallows it', () => {
  assert.equal(refusals('<details>', '```ts', '1;', fence, '</details>'), [
    '2:1 This fence is part of the HTML above it, which makes it plain text.',
  ]);
  assert.equal(refusals('<details>', '', '```ts', '1;', fence, '', '</details>'), []);
});

test('a fence that runs is refused in all that HTML hides, each at its line', () => {
  for (const [open, close] of [
    ['<!--', '-->'],
    ['<pre>', '</pre>'],
    ['<script>', '</script>'],
    ['<details><summary>A</summary>', '</details>'],
  ] as const) {
    const lines = [open, '```ts', 'throw 1;', fence, '```ts', '2;', fence, close];
    const places = refusals(...lines).map((refusal) => refusal.split(' ')[0]);
    assert.equal(places, ['2:1', '5:1'], open);
  }
  assert.equal(refusals('<!--', '', '```ts', 'throw 1;', fence, '', '-->'), [
    '3:1 This fence is in a comment and would never run.',
  ]);
  assert.equal(refusals('text <b>```ts', 'throw 1;', fence, '', fence), [
    '1:9 This is no fence to Markdown, but a part of the text around it.',
  ]);
});

test('a byte order mark is not a part of the page, and one inside of it hides no fence', () => {
  const { blocks } = loadChapter(page('\ufeff```ts', '1;', fence), 'a.md');
  assert.equal(
    blocks.map((block) => [block.fence.kind, block.openLine, block.wordColumn]),
    [['run', 1, 1]],
  );
  assert.equal(refusals('# A', '\ufeff```ts', 'throw 1;', fence, '', '```sh', 'ls', fence), [
    '2:2 This is no fence to Markdown, but a part of the text around it.',
  ]);
});

test('a fence that an unclosed one swallows is refused', () => {
  assert.equal(refusals('```sh', 'ls', '', '```ts', 'throw 1;', fence), [
    '4:1 This fence stands inside that of line 1.',
  ]);
  assert.equal(refusals('```ts `x`', 'throw 1;', fence, '', '```sh', 'ls', fence), [
    '1:1 This is no fence to Markdown, but a part of the text around it.',
  ]);
});

test('a longer fence, or one of tildes, shows what is inside it', () => {
  for (const outer of ['````', '~~~', '````md']) {
    const close = outer.replace('md', '');
    assert.equal(refusals(outer, '```ts', 'throw 1;', fence, close), []);
  }
});

test('what only names a fence in a sentence is left alone', () => {
  assert.equal(refusals('A `` ```ts `` fence, ```ts``` and `ts`.', '', '```ts``` runs.'), []);
});

test('escapes and entities in an info string do not hide what it says', () => {
  for (const info of ['t&#115;', '&#x74;s', 'ts&#32;throws=E']) {
    const { blocks } = loadChapter(page(`~~~${info}`, 'throw 1;', '~~~'), 'a.md');
    assert.not.equal(blocks[0]?.fence.kind, 'shown', info);
  }
});

test('an invisible line separator in code is refused, since it would move all lines after it', () => {
  assert.is(refusals('```ts', "'\u2028';", fence).length, 1);
});

test.run();
