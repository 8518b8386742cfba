/** What the lower edge of the window says, and how much of the page it covers. */
import * as assert from 'uvu/assert';
import { pageSuite } from './page-suite.ts';

const test = pageSuite('dock');
const first = 'assert.is(list.length';

test(
  'a change in an earlier chapter is told, and can be taken back',
  '1-first',
  async (page, site) => {
    const id = await page.block(first).getAttribute('id');
    await page.append(page.block(first), `console.log('more');`);
    await page.page.goto(`${site.address}2-rows.html`);

    const above = page.page.locator('.runner .above');
    assert.match(await above.innerText(), 'First is changed (1 block)');
    assert.is(await above.locator('a').getAttribute('href'), `1-first.html#${id}`);
    assert.ok(await page.page.locator('.result.stale').count());

    await above.getByRole('button', { name: 'Reset First' }).click();

    assert.is(await above.innerText(), '');
    assert.is(await page.page.locator('.stale').count(), 0);
    await page.page.goto(`${site.address}1-first.html`);
    assert.is(await page.page.locator('.changed').count(), 0);
  },
);

test('a failure in an earlier chapter leads to its block', '1-first', async (page, site) => {
  const block = page.page.locator('figure[data-kind="run"]').nth(2);
  const id = await block.getAttribute('id');
  // What stands below a longer block is further down in the program, but not on the page.
  await page.append(page.page.locator('figure[data-kind="run"]').first(), '\n\n\n// longer');
  await page.append(block, `throw new Error('${'changed above '.repeat(20)}');`);
  await page.page.goto(`${site.address}2-rows.html`);

  const words = await page.runAll();

  const status = page.page.locator('.runner .status');
  assert.match(words, 'Failed in First: Error: changed above');
  assert.is((await status.getAttribute('title'))?.trim(), words);
  assert.is(await status.locator('a').getAttribute('href'), `1-first.html#${id}`);
});

test('on a small screen the idle dock is small', '1-first', async (page) => {
  await page.page.setViewportSize({ width: 360, height: 700 });
  const dock = page.page.locator('.runner');
  const isSmall = async (): Promise<boolean> => {
    const { width, height } = (await dock.boundingBox())!;
    return width < 150 && height < 50;
  };
  assert.ok(await isSmall());
  await page.page.clock.install();

  assert.match(await page.runAll(), /blocks ran in/);
  await page.page.clock.runFor(7000);

  assert.ok(await isSmall());
  await dock.getByRole('button', { name: 'More' }).click();
  assert.ok(await dock.locator('.check').isVisible());
  await page.page.evaluate(() => scrollTo({ top: 1e6, behavior: 'instant' }));
  const end = (await page.page.locator('main > :last-child').boundingBox())!;
  const { y } = (await dock.boundingBox())!;
  assert.ok(
    end.y + end.height <= y,
    `the page ends at ${end.y + end.height}, the dock begins at ${y}`,
  );
});

test.run();
