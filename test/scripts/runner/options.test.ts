import { test } from 'uvu';
import * as assert from 'uvu/assert';
import { help, readOptions } from '../../../scripts/runner/options.ts';

test('without arguments everything runs, with types and ten seconds a block', () => {
  assert.equal(readOptions([]), {
    selectors: [],
    help: false,
    watch: false,
    update: false,
    json: false,
    types: true,
    extract: false,
    limit: 10_000,
    guide: 'guide',
  });
});

test('options and selectors come in any order', () => {
  const options = readOptions(['2', '--timeout=0.5', 'a.md', '--no-types', '--guide=other/']);
  assert.equal(options.selectors, ['2', 'a.md']);
  assert.is(options.limit, 500);
  assert.is(options.types, false);
  assert.is(options.guide, 'other');
});

test('an unknown option is refused with the nearest known one', () => {
  assert.throws(() => readOptions(['--wacth']), /Did you mean "--watch"\?/);
});

test('a timeout that is no time is refused', () => {
  for (const value of ['0', '-1', 'soon', '']) {
    assert.throws(() => readOptions([`--timeout=${value}`]), /--timeout/);
  }
  assert.throws(() => readOptions(['--timeout']), /--timeout/);
});

test('--watch and --json exclude each other', () => {
  assert.throws(() => readOptions(['--watch', '--json']), /choose one/);
});

test('the help names them', () => {
  for (const word of ['--watch', '--update', '--json', '--timeout', '--no-types', '*.md']) {
    assert.match(help, word);
  }
});

test.run();
