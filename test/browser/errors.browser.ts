/** How an error is told: in the code, below it, and at the lower edge of the window. */
import * as assert from 'uvu/assert';
import { pageSuite } from './page-suite.ts';

const test = pageSuite('errors');
const first = 'assert.is(list.length';
const last = 'JSON.stringify(list)';

test(
  'a type error is marked in the code, in the editor and without it',
  '1-first',
  async (page) => {
    const block = page.block(first);
    await page.append(block, 'const wrong: string = list;');
    await page.page.locator('.runner .check').click();

    await block.locator('.cm-line .mistyped-place').waitFor({ timeout: 60_000 });
    assert.is(await block.locator('.mistyped-place').innerText(), 'wrong');
    await block.getByRole('button', { name: 'Close' }).click();
    assert.ok(await block.locator('pre .mistyped-line').isVisible());

    await block.locator('.reset').click();
    assert.is(await page.page.locator('.mistyped-line').count(), 0);
  },
);

const comparisons: readonly (readonly [string, RegExp])[] = [
  [`assert.is(list.length, 3, 'not as long');`, /not as long \(expected 3, found 2\)$/],
  [
    `assert.equal({ list, text: 'a' }, { list: [1], text: 'a' }, 'not equal');`,
    /not equal \(expected \{ list: \[ 1 \], text: 'a' \}, found \{ list: \[ 1, 2 \], text: 'a' \}\)$/,
  ],
  [`assert.is('x'.repeat(500), 'y', 'too long');`, /expected "y", found "x{59}… and \d+ more/],
  [`assert.ok(false, 'not so');`, /not so$/],
];
for (const [code, words] of comparisons) {
  test(`expected and found in one line: ${code.slice(0, 50)}`, '1-first', async (page) => {
    await page.append(page.block(first), code);
    assert.match(await page.runAll(), words);
  });
}

test('what the dock says can be dismissed', '1-first', async (page) => {
  await page.append(page.block(first), `throw new Error('no');`);
  await page.runAll();

  await page.page.getByRole('button', { name: 'Dismiss' }).click();

  assert.is(await page.page.locator('.runner .status').innerText(), '');
  assert.not(await page.page.getByRole('button', { name: 'Dismiss' }).isVisible());
});

for (const width of [1280, 360]) {
  test(
    `the dock does not lie over the line that has failed, ${width} wide`,
    '1-first',
    async (page) => {
      await page.page.setViewportSize({ width, height: 700 });
      const block = page.block(first);
      await page.append(block, `throw new Error('${'no '.repeat(30)}');`);
      await page.runAll();
      const line = block.locator('.cm-line.bad-line');
      // Now it is where the dock is.
      await line.evaluate((element) =>
        element.scrollIntoView({ block: 'end', behavior: 'instant' }),
      );
      await page.page.evaluate(() => scrollBy({ top: -150, behavior: 'instant' }));

      await page.runAll();

      await page.page.waitForFunction(() => {
        const [one, other] = ['.cm-line.bad-line', '.runner'].map((wanted) =>
          document.querySelector(wanted)!.getBoundingClientRect(),
        );
        return one!.bottom <= other!.top;
      });
    },
  );
}

test(
  'an error in a block that is as it was names what was changed above it',
  '1-first',
  async (page) => {
    const block = page.block(first);
    await page.append(block, 'list[1] = list as never;');

    await page.runAll();

    assert.is(await page.block(last).getAttribute('data-state'), 'failed');
    const hint = page.result(page.block(last)).locator('.failure .hint');
    assert.match(await hint.innerText(), /as it was written[^]*list\[1\] = list as never/);
    const id = await block.getAttribute('id');
    assert.is(await hint.locator('a').getAttribute('href'), `#${id}`);
  },
);

test('a changed block that fails blames no other', '1-first', async (page) => {
  await page.append(page.block(first), '// changed');
  await page.append(page.block(last), `throw new Error('no');`);

  await page.runAll();

  assert.is(await page.page.locator('.failure .hint').count(), 0);
});

test.run();
