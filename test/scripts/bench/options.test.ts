import { test } from 'uvu';
import * as assert from 'uvu/assert';
import { readOptions } from '../../../scripts/bench/options.ts';

test('by default everything is measured, without peers', () => {
  const options = readOptions([]);
  assert.equal(options.only, ['sqljs', 'file', 'postgresql', 'mariadb']);
  assert.is(options.peers, false);
  assert.is(options.events, 1_000_000);
});

test('the short form is short, and can be changed', () => {
  assert.is(readOptions(['--short']).effort.rounds, 1);
  assert.is(readOptions(['--short', '--events=10,000']).events, 10_000);
  assert.equal(readOptions(['--only=file,sqljs']).only, ['file', 'sqljs']);
});

test('what is not known is refused', () => {
  assert.throws(() => readOptions(['--fast']), /--fast/);
  assert.throws(() => readOptions(['--only=oracle']), /not 'oracle'/);
  assert.throws(() => readOptions(['--rounds=0']), /from 1, not '0'/);
});

test.run();
