/** The guide itself runs in a browser as it does in Node. */
import * as assert from 'uvu/assert';
import { guidePages, guideSite } from './fixture-site.ts';
import { pageSuite } from './page-suite.ts';
import { shownIn } from './running-results.ts';

const test = pageSuite('guide', () => Promise.resolve(guideSite));

for (const { url } of guidePages) {
  const name = url.replace('.html', '');
  test(`${name}: output and rows are those of Node`, name, async (page) => {
    const recorded = await shownIn((read) => page.page.evaluate(read));

    const words = await page.runAll();

    assert.match(words, /^[1-9]\d* blocks? ran in/);
    assert.equal(await shownIn((read) => page.page.evaluate(read)), recorded);
    assert.is(await page.page.locator('[data-state="failed"]').count(), 0);
  });
}

test('a page that needs Node offers no Run', 'guarantees', async ({ page }) => {
  assert.is(await page.locator('.runner, .run').count(), 0);
  assert.match((await page.locator('.result').allInnerTexts()).join(), /\w/);
});

test.run();
