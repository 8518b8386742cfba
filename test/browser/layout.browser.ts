/** What fits where, in windows of each size and colour. */
import type { Page } from 'playwright-core';
import * as assert from 'uvu/assert';
import { fixtureSite } from './fixture-site.ts';
import { pages, readingSuite } from './site-window.ts';

const { test, inWindow } = readingSuite('layout');
const { test: small, inWindow: inSmall } = readingSuite('pairs', fixtureSite);

test('nothing is wider than a small window', async () => {
  await inWindow({ viewport: { width: 360, height: 740 } }, async (open) => {
    for (const name of pages) {
      const page = await open(name);
      const width = await page.evaluate(() => document.documentElement.scrollWidth);
      assert.is(width, 360, name);
    }
  });
});

small('the library stands beside one’s own code, or below it where there is no room', async () => {
  const placed = async (page: Page) => {
    const pair = page.locator('.pair').first();
    const own = await pair.locator('> .block').first().boundingBox();
    const library = await pair.locator('> details').boundingBox();
    assert.ok(own && library);
    return { own, library, isOpen: await pair.locator('> details').getAttribute('open') };
  };
  await inSmall({}, async (open) => {
    const { own, library, isOpen } = await placed(await open('1-first.html'));
    assert.ok(library.x >= own.x + own.width);
    assert.ok(Math.abs(library.y - own.y) < 40);
    assert.is(isOpen, '');
  });
  await inSmall({ viewport: { width: 360, height: 740 } }, async (open) => {
    const { own, library, isOpen } = await placed(await open('1-first.html'));
    assert.ok(library.y >= own.y + own.height);
    assert.is(isOpen, null);
  });
});

test('the dark page is dark', async () => {
  const colour = (page: Page): Promise<string> =>
    page.evaluate(() => getComputedStyle(document.documentElement).backgroundColor);
  const seen = new Set<string>();
  for (const colorScheme of ['light', 'dark'] as const) {
    await inWindow({ colorScheme }, async (open) => {
      seen.add(await colour(await open('index.html')));
    });
  }
  assert.is(seen.size, 2);
});

test.run();
small.run();
