import { test } from 'uvu';
import * as assert from 'uvu/assert';
import { selectPages } from '../../../scripts/runner/selection.ts';

const pages = ['guide/1-domain.md', 'guide/2-infrastructure.md'];
const select = (...selectors: string[]): string[] =>
  selectPages(selectors, pages, (path) => (path === 'other.md' ? 'some/other.md' : undefined));

test('no selector selects every chapter', () => {
  assert.equal(select(), pages);
});

test('a chapter answers to its number, its word and its name', () => {
  for (const selector of ['2', 'infrastructure', '2-infrastructure', 'Infrastructure']) {
    assert.equal(select(selector), ['guide/2-infrastructure.md']);
  }
});

test('any Markdown file can be named by its path', () => {
  assert.equal(select('other.md', '1', '1'), ['some/other.md', 'guide/1-domain.md']);
});

test('an unknown selector is refused with the nearest known one', () => {
  assert.throws(() => select('infrastrcture'), /Did you mean "infrastructure"\?/);
  assert.throws(() => select('nope.md'), /There is no file nope.md/);
});

test.run();
