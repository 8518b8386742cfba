/** What a name is, and where: its type under the pointer, and the search. */
import * as assert from 'uvu/assert';
import { fixtureSite } from './fixture-site.ts';
import { readingSuite } from './site-window.ts';

const { test, inWindow } = readingSuite('looking up', fixtureSite);

test('the type of a name is shown under the pointer and to the keyboard', async () => {
  await inWindow({}, async (open) => {
    const page = await open('1-first.html');
    const tip = page.locator('.type-tip');
    await page.locator('[data-type]', { hasText: 'list' }).first().hover();
    await tip.waitFor({ state: 'visible' });
    assert.match((await tip.textContent()) ?? '', 'const list: number[]');
    await page.keyboard.press('Escape');
    assert.not(await tip.isVisible());
    await page.locator('figure[data-kind=run] pre.code').first().focus();
    await page.keyboard.press('ArrowRight');
    await tip.waitFor({ state: 'visible' });
    assert.match((await tip.textContent()) ?? '', 'assert');
    await page.keyboard.press('ArrowRight');
    await page.waitForFunction(() =>
      /const list/.test(document.querySelector('.type-tip')?.textContent ?? ''),
    );
  });
});

test('the type of a name is shown when it is tapped', async () => {
  await inWindow({ viewport: { width: 360, height: 740 }, hasTouch: true }, async (open) => {
    const page = await open('1-first.html');
    await page.locator('[data-type]', { hasText: 'list' }).first().tap();
    const tip = page.locator('.type-tip');
    await tip.waitFor({ state: 'visible' });
    const box = await tip.boundingBox();
    assert.ok(box && box.x >= 0 && box.x + box.width <= 360);
  });
});

const { test: search, inWindow: inGuide } = readingSuite('search');

search('one search finds sections of the guide and names of the library', async () => {
  await inGuide({}, async (open) => {
    const page = await open('1-domain.html');
    await page.keyboard.press('/');
    const results = page.locator('dialog.search li a');
    const section = page.locator('article h2[id]').nth(1);
    await page.keyboard.type(await section.innerText());
    await results.first().waitFor();
    const href = `1-domain.html#${await section.getAttribute('id')}`;
    assert.is(await results.first().getAttribute('href'), href);
    await page.locator('dialog.search input').fill('storeEvents');
    await page.waitForFunction(() =>
      document.querySelector('dialog.search li a')?.textContent?.includes('EventStore.storeEvents'),
    );
    await page.keyboard.press('Enter');
    await page.waitForURL(/api\/classes\/.*EventStore\.html#storeevents$/);
    assert.match((await page.locator('h1').textContent()) ?? '', 'EventStore');
  });
});

test.run();
search.run();
