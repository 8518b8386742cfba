/** Reading the site in a real browser: from a disk, over http, without scripts, on paper. */
import * as assert from 'uvu/assert';
import { brokenLinks } from './reading-links.ts';
import { pages, readingSuite, site } from './site-window.ts';

const { test, inWindow } = readingSuite('reading');

test('all links and anchors lead somewhere', () => {
  assert.equal(brokenLinks(site, pages), []);
});

test('a page is complete without scripts', async () => {
  await inWindow({ javaScriptEnabled: false }, async (open) => {
    const page = await open('2-infrastructure.html');
    assert.ok(await page.locator('figure.block[data-kind=run] code').first().isVisible());
    assert.ok(await page.locator('.result:not([hidden]) .output').first().isVisible());
    assert.ok(await page.locator('.result:not([hidden]) table.rows tr.new').first().isVisible());
    assert.ok(await page.locator('.picture svg').first().isVisible());
    const details = page.locator('details:not([open]) > summary').first();
    await details.click();
    assert.ok(await page.locator('a[rel=next]').isVisible());
  });
});

test('a chapter can be read over http, too', async () => {
  await inWindow({}, async (open) => {
    const page = await open('1-domain.html', 'http');
    assert.ok(await page.locator('h1').isVisible());
  });
});

test('on paper there is all of the text and nothing to press', async () => {
  await inWindow({}, async (open) => {
    const page = await open('1-domain.html');
    await page.emulateMedia({ media: 'print' });
    assert.not(await page.locator('header.site').isVisible());
    assert.not(await page.locator('button').first().isVisible());
    assert.ok(await page.locator('details .block').last().isVisible());
    assert.ok((await page.pdf({ format: 'A4' })).length > 50_000);
  });
});

test.run();
