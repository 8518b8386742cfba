import { test } from 'uvu';
import * as assert from 'uvu/assert';
import { slugsOf } from '../../../scripts/links/slug.ts';

test('a slug is lower case, with hyphens for spaces and without punctuation', () => {
  assert.equal(slugsOf(["The library's events", 'Run the code: `get()`, and `a_b`']), [
    'the-librarys-events',
    'run-the-code-get-and-a_b',
  ]);
});

test('a slug keeps the letters and digits of any language', () => {
  assert.equal(slugsOf(['Überblick 2 – 日本語']), ['überblick-2--日本語']);
});

test('headings that are the same are numbered', () => {
  assert.equal(slugsOf(['Run', 'Run', 'Run']), ['run', 'run-1', 'run-2']);
});

test('a number that is taken by another heading is passed over', () => {
  assert.equal(slugsOf(['Run', 'Run 1', 'Run']), ['run', 'run-1', 'run-2']);
});

test.run();
