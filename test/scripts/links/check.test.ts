import { test } from 'uvu';
import * as assert from 'uvu/assert';
import { findProblems, textOfProblem, type Project } from '../../../scripts/links/check.ts';
import { readPage } from '../../../scripts/links/page.ts';

const bus = 'src/domain/bus.ts';
const files = new Set(['README.md', 'src', bus, 'src/domain/event.ts', 'guide/figures/one.svg']);

/** What is wrong with a chapter `guide/1-domain.md` beside `guide/2-sql.md`. */
function problemsOf(text: string): string[] {
  const pages = new Map([
    ['guide/1-domain.md', readPage(text)],
    ['guide/2-sql.md', readPage('# Store\n\n## Run the code')],
  ]);
  const project: Project = {
    pages,
    exists: (path) => pages.has(path) || files.has(path),
    api: new Map([
      [bus, new Map([['EventBus', ['publish']]])],
      ['src/domain/event.ts', new Map([['DomainEvent', []]])],
    ]),
  };
  return findProblems(project).map(textOfProblem);
}

test('links to pages, files, folders, figures and headings that are there are right', () => {
  const text =
    '# One\n\n[a](2-sql.md) [b](2-sql.md#run-the-code) [c](#one) [d](../README.md) [e](../src/) ' +
    '![f](figures/one.svg) [g](https://example.org/a) [h](mailto:a@example.org)';
  assert.equal(problemsOf(text), []);
});

test('a page may be called as it likes', () => {
  const names = ['c#.md', '50%.md', 'why?.md', 'x (1).md', 'ünï.md'];
  const page = readPage('# One');
  const links = names.map((name) => `[a](<${encodeURIComponent(name)}#one>)`);
  const pages = new Map(names.map((name) => [`a b/${name}`, page]));
  pages.set('a b/#.md', readPage(`\n\n${links.join(' ')} [b](c%23.md#two)`));
  const found = findProblems({ pages, exists: (path) => pages.has(path), api: new Map() });
  assert.equal(found.map(textOfProblem), [
    `a b/#.md:3:${links.join(' ').length + 2}  There is no heading #two in a b/c#.md.`,
  ]);
});

test('a file that is not there is told, with what may have been meant', () => {
  assert.equal(problemsOf('See [a](2-sq.md).'), [
    'guide/1-domain.md:1:5  There is no guide/2-sq.md. Did you mean guide/2-sql.md?',
  ]);
});

test('a heading that is not there is told, with what may have been meant', () => {
  assert.equal(problemsOf('[a](2-sql.md#run-code)'), [
    'guide/1-domain.md:1:1  There is no heading #run-code in guide/2-sql.md. ' +
      'Did you mean #run-the-code?',
  ]);
  assert.equal(problemsOf('# One\n\n[a](#on)'), [
    'guide/1-domain.md:3:1  There is no heading #on in guide/1-domain.md. Did you mean #one?',
  ]);
});

test('a link out of the project, or from its root, is refused', () => {
  assert.equal(problemsOf('[a](../../x.md)\n[b](/guide/2-sql.md)'), [
    'guide/1-domain.md:1:1  ../../x.md leads out of the project.',
    'guide/1-domain.md:2:1  Write /guide/2-sql.md relative to this page.',
  ]);
});

test('an address must be well-formed, and one that a reader can open', () => {
  assert.equal(problemsOf('[a](https://exa[mple)\n[b](ftp://example.org)'), [
    'guide/1-domain.md:1:1  https://exa[mple is not a well-formed address.',
    'guide/1-domain.md:2:1  ftp: is not an address for a reader: write https:.',
  ]);
});

test('a name of the library, and a member of it, may be linked to its file', () => {
  const text = `[\`EventBus\`](../${bus}) [\`EventBus.publish()\`](../${bus})`;
  assert.equal(problemsOf(text), []);
});

test('a path may be linked to any file', () => {
  assert.equal(problemsOf(`[\`${bus}\`](../${bus}) [the bus](../${bus})`), []);
});

test('a name that is not exported is told, with what may have been meant', () => {
  assert.equal(problemsOf(`[\`EvntBus\`](../${bus})`), [
    'guide/1-domain.md:1:1  src/index.ts exports no EvntBus of src/domain/bus.ts. ' +
      'Did you mean EventBus? To show a file instead, make its path the text: ' +
      '[`src/domain/bus.ts`](…).',
  ]);
});

test('a name that is in another file is told with that file', () => {
  assert.equal(problemsOf(`[\`DomainEvent\`](../${bus})`), [
    'guide/1-domain.md:1:1  DomainEvent is in src/domain/event.ts, not in src/domain/bus.ts: ' +
      'link there.',
  ]);
});

test('a member that is not there is told, with what may have been meant', () => {
  assert.equal(problemsOf(`[\`EventBus.publsh\`](../${bus})`), [
    'guide/1-domain.md:1:1  EventBus has no member publsh in src/domain/bus.ts. ' +
      'Did you mean publish?',
  ]);
});

test.run();
