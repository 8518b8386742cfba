import { test } from 'uvu';
import * as assert from 'uvu/assert';
import { siblingName } from '../../../scripts/chapter/sibling.ts';

test('a sibling chapter is named by its file', () => {
  assert.is(siblingName('./1-domain.ts'), '1-domain');
  assert.is(siblingName('../1-domain.ts'), undefined);
  assert.is(siblingName('uvu/assert'), undefined);
});

test.run();
