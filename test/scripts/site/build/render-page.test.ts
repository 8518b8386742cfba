import { suite } from 'uvu';
import * as assert from 'uvu/assert';
import { loadChapter } from '../../../../scripts/chapter/chapter.ts';
import { contentsOf, renderPage, type Site } from '../../../../scripts/site/build/render-page.ts';
import { entriesOf } from '../../../../scripts/site/build/search-index.ts';

const page = suite('page');

const site: Site = {
  pages: new Map([['guide/2-next.md', '2-next.html']]),
  api: new Map([['Store', 'api/classes/Store.html']]),
  readPicture: () => '<svg><style>text { fill: red }</style><path id="a"/></svg>',
  know: () => ({
    hovers: new Map([[6, 'const n: 1']]),
    complaint: '',
    recorded: { output: 'one <1>', rows: [] },
    before: [],
    url: undefined,
  }),
};

function render(text: string): string {
  return renderPage(loadChapter(text, 'guide/1-first.md'), site, []);
}

page('has each block with its line, its types and its result', () => {
  const html = render('# T\n\n```ts\nconst n = 1;\n```\n\n```text output\none <1>\n```\n');
  assert.match(html, '<figure class="block" id="L3" data-line="3" data-kind="run">');
  assert.match(html, '<span class="tok-definition" data-type="0">n</span>');
  assert.match(
    html,
    '<div class="result" data-for="3"><pre class="output" tabindex="0">one &lt;1&gt;',
  );
  // What is quoted is what was printed: it is not shown twice.
  assert.not.match(html, 'data-kind="output"');
});

page('keeps to itself what a block prints when the reader is to guess it', () => {
  const html = render(
    '```ts\nconst n = 1;\n```\n\n<details>\n<summary>Answer</summary>\n\n```text output\none <1>\n```\n\n</details>\n',
  );
  const [open = '', folded = ''] = html.split('<summary>Answer</summary>');
  assert.match(open, '<div class="result" data-for="1" hidden>');
  assert.match(folded, 'one &lt;1&gt;');
});

page('leads to pages of the site and to names of the library, and nowhere else', () => {
  const html = render('[on](2-next.md#a) [`Store`](../src/store.ts) [file](../src/other.ts)');
  assert.match(html, '<a href="2-next.html#a">on</a>');
  assert.match(html, '<a href="api/classes/Store.html"><code>Store</code></a>');
  assert.match(html, '<a>file</a>');
});

page('takes pictures in, with styles that are bound to them', () => {
  const html = render('![p](figures/p.svg)');
  assert.match(html, '<style>#figure-p { text { fill: red } }</style>');
  assert.match(html, 'id="figure-p-a"');
});

page('sets notes aside', () => {
  const html = render('> [!NOTE]\n> Aside.\n\n> Quoted.');
  assert.match(html, '<div class="note note-note"><p class="note-title">Note</p><p>Aside.</p>');
  assert.match(html, '<blockquote>');
});

page('sets the library beside the block that it belongs to', () => {
  const html = render(
    '```ts\nclass Store {}\n```\n\nText.\n\n<details>\n<summary>S</summary>\n\n' +
      '```ts source=src/store.ts#Store\nclass Store { a = 1 }\n```\n\n</details>\n\nAfter.',
  );
  const [inside = '', after = ''] = html.split('</details>');
  assert.match(
    inside,
    /^<div class="pair"><figure.*<p>Text\.<\/p>.*<details open class="counterpart">/s,
  );
  assert.match(inside, 'only here: <code>a</code>');
  assert.match(after, /^\s*<\/div>\s*<p>After/);
});

page('has a contents with the anchors of its headings', () => {
  const chapter = loadChapter('# T\n\n## A `b`\n\n## A b\n', 'guide/1-first.md');
  assert.match(contentsOf(chapter), '<a href="#a-b-1">A b</a>');
  assert.match(renderPage(chapter, site, []), '<h2 id="a-b-1">');
});

page('is found by its prose and its code, section by section', () => {
  const text = '# T\n\nIntro.\n\n## Part\n\nSee [this](x.md).\n\n```ts\nrun();\n```\n';
  assert.equal(entriesOf(loadChapter(text, 'guide/1-first.md'), '1-first.html'), [
    { title: 'T', place: 'Guide', url: '1-first.html#t', text: 'Intro.' },
    { title: 'Part', place: 'T', url: '1-first.html#part', text: 'See this . run();' },
  ]);
});

page.run();
