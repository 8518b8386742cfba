import { test } from 'uvu';
import * as assert from 'uvu/assert';
import { didYouMean, nearest } from '../../../scripts/chapter/suggestion.ts';

test('the nearest known word is suggested', () => {
  assert.is(nearest('thorws', ['output', 'throws', 'source']), 'throws');
  assert.is(nearest('sorce', ['output', 'throws', 'source']), 'source');
});

test('a word that is part of a known one leads to it', () => {
  assert.is(nearest('struct', ['1-domain', '2-infrastructure']), '2-infrastructure');
});

test('nothing is suggested for a word like no other', () => {
  assert.is(nearest('zzz', ['output', 'throws']), undefined);
  assert.is(nearest('', ['output']), undefined);
  assert.is(didYouMean('zzz', ['output']), '');
});

test.run();
