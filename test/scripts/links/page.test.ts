import { test } from 'uvu';
import * as assert from 'uvu/assert';
import { readPage } from '../../../scripts/links/page.ts';

/** The links of a page as `line:column target`. */
function linksOf(...lines: string[]): string[] {
  const { links } = readPage(lines.join('\n'));
  return links.map(({ line, column, target }) => `${line}:${column} ${target}`);
}

test('a link is found where its bracket opens', () => {
  assert.equal(linksOf('# Title', '', 'See [one](a.md) and [two](b.md#c).'), [
    '3:5 a.md',
    '3:21 b.md#c',
  ]);
});

test('a link is found in later lines of a paragraph', () => {
  assert.equal(linksOf('One', 'two', '  three [four](a.md)'), ['3:9 a.md']);
});

test('a link is found in lists, quotes, headings and tables', () => {
  assert.equal(linksOf('- [a](a)', '', '> > [b](b)', '', '## [c](c)'), ['1:3 a', '3:5 b', '5:4 c']);
  assert.equal(linksOf('| a | b |', '| - | - |', '| x | [y](y) |'), ['3:7 y']);
});

test('an image is a link too', () => {
  assert.equal(linksOf('An ![image](a.svg)'), ['1:4 a.svg']);
});

test('a reference is found where it is used', () => {
  assert.equal(linksOf('See [this][1].', '', '[1]: a.md'), ['1:5 a.md']);
});

test('links in HTML are found, in blocks and in lines', () => {
  assert.equal(linksOf('<p>', '  <img alt="x" src="a.svg">', '</p>'), ['2:21 a.svg']);
  assert.equal(linksOf('See <a href="b.md">this</a>.'), ['1:14 b.md']);
  assert.equal(linksOf('<source srcset="a.svg 1x, b.svg 2x">'), ['1:17 a.svg', '1:17 b.svg']);
});

test('code is no link', () => {
  assert.equal(linksOf('`[a](a.md)`', '', '```md', '[b](b.md)', '```'), []);
});

test('percent-encoding is taken off', () => {
  assert.equal(linksOf('[a](a%20b.md) [b](<c d.md>) [c](%zz)'), [
    '1:1 a b.md',
    '1:15 c d.md',
    '1:29 %zz',
  ]);
});

test('the text of a link is kept if it is nothing but code', () => {
  const { links } = readPage('[`A`](a) [the `B`](b) [c](c)');
  assert.equal(
    links.map((link) => link.code),
    ['A', undefined, undefined],
  );
});

test('a page can be linked at its headings and at the ids in its HTML', () => {
  const { anchors } = readPage('# The `a` [b](c)\n\nText <a id="here"></a>\n\n## *Two*');
  assert.equal(anchors, ['the-a-b', 'two', 'here']);
});

test.run();
