import { test } from 'uvu';
import * as assert from 'uvu/assert';
import { choosePaint, coloured, plain } from '../../../scripts/runner/paint.ts';

test('a terminal gets colours, anything else plain text', () => {
  assert.is(choosePaint(true, {}), coloured);
  assert.is(choosePaint(false, {}), plain);
});

test('NO_COLOR, CI and a dumb terminal ask for plain text', () => {
  assert.is(choosePaint(true, { NO_COLOR: '1' }), plain);
  assert.is(choosePaint(true, { CI: 'true' }), plain);
  assert.is(choosePaint(true, { TERM: 'dumb' }), plain);
  assert.is(choosePaint(true, { NO_COLOR: '' }), coloured);
});

test.run();
