/** What axe finds on the pages. */
import * as assert from 'uvu/assert';
import { axeFindings } from './axe.ts';
import { guide, pages, readingSuite } from './site-window.ts';

const { test, inWindow } = readingSuite('accessibility');

for (const colorScheme of ['light', 'dark'] as const) {
  test(`axe finds nothing in ${colorScheme} colours`, async () => {
    await inWindow({ colorScheme, bypassCSP: true }, async (open) => {
      for (const name of colorScheme === 'light' ? pages : guide) {
        const page = await open(name);
        const found = await axeFindings(page);
        assert.equal(found, [], name);
      }
    });
  });
}

test('axe finds nothing in what appears when it is asked for', async () => {
  await inWindow({ bypassCSP: true }, async (open) => {
    const page = await open('1-domain.html');
    await page.locator('[data-type]', { hasText: 'assert' }).first().hover();
    await page.locator('.type-tip').waitFor({ state: 'visible' });
    assert.equal(await axeFindings(page), []);
    await page.keyboard.press('/');
    await page.keyboard.type('event');
    await page.locator('dialog.search li a').first().waitFor();
    assert.equal(await axeFindings(page), []);
  });
});

test.run();
