/** Whatever a page does, its failure is told, the other pages are judged, and nothing is a success. */
import { test } from 'uvu';
import * as assert from 'uvu/assert';
import { hostile, nameOf, pages } from './hostile-pages.ts';
import { makeGuide } from './run-guide.ts';

const guide = makeGuide(pages);
const run = guide.run('--timeout=1');
test.after(() => guide.remove());

for (const [index, [what, , place, text]] of hostile.entries()) {
  test(`${what} is told at its place`, async () => {
    const { stdout } = await run;
    const [, ...found] = stdout.split(`\n${guide.folder}/${nameOf(index)}${place}`);
    assert.ok(
      found.some((part) => (part.split(/\n\n(?=\S)/)[0] ?? '').includes(text)),
      stdout.replace(/^.*\n\n/s, ''),
    );
  });
}

test('each of them fails, and the page after them is judged', async () => {
  const { stdout, status } = await run;
  for (const index of hostile.keys()) {
    assert.match(stdout, new RegExp(`/${nameOf(index)} {2}A\n {2}✗`));
  }
  assert.match(stdout, /99-fine.md {2}A\n {2}✓ A +2 blocks/);
  assert.is(status, 1);
});

test.run();
