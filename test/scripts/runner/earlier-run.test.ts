/** What an earlier run has left behind. */
import { test } from 'uvu';
import * as assert from 'uvu/assert';
import { chapter, makeGuide } from './run-guide.ts';

test('the program of an earlier run, imported behind the back of this one, is no success', async () => {
  const guide = makeGuide({
    '1-first.md': chapter(['ts', 'export const a = 1;']),
    '2-second.md': chapter(['ts', "const path = './1-first.ts';\nawait import(path);"]),
  });
  await guide.run('1');
  const { stdout, status } = await guide.run('2');
  guide.remove();
  assert.match(stdout, '1-first.md was imported from an earlier run');
  assert.is(status, 1);
});

test.run();
