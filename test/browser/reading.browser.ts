/** Reading the site in a real browser: from a disk, over http, without scripts, on paper. */
import { readdirSync } from 'node:fs';
import path from 'node:path';
import { pathToFileURL } from 'node:url';
import type { BrowserContextOptions, Page } from 'playwright-core';
import { suite } from 'uvu';
import * as assert from 'uvu/assert';
import { root } from '../../scripts/guide/workspace.ts';
import { openBrowser } from '../../scripts/site/browser.ts';
import { serve } from '../../scripts/site/serve.ts';
import { axeFindings } from './axe.ts';
import { brokenLinks } from './reading-links.ts';

const site = path.join(root, 'build/site');
const pages = readdirSync(site, { recursive: true, encoding: 'utf8' })
  .filter((file) => file.endsWith('.html') && file !== 'book.html')
  .map((file) => file.replaceAll('\\', '/'))
  .toSorted();
const guide = pages.filter((page) => !page.startsWith('api/'));

const browser = await openBrowser();
const server = await serve(site, 0);
const reading = suite('reading');

reading.after(async () => {
  server.close();
  await browser.close();
});

/** Opens pages in a window, and fails if one of them complains or reaches for another host. */
async function inWindow(
  options: BrowserContextOptions,
  use: (open: (page: string) => Promise<Page>) => Promise<void>,
): Promise<void> {
  const context = await browser.newContext({ viewport: { width: 1280, height: 900 }, ...options });
  const complaints: string[] = [];
  const window = await context.newPage();
  window.on('pageerror', (error) => complaints.push(error.message));
  window.on('console', (message) => {
    if (/error|warning/.test(message.type())) complaints.push(message.text());
  });
  window.on('request', (request) => {
    const isOurs =
      /^(file|data|blob):/.test(request.url()) || request.url().startsWith(server.address);
    if (!isOurs) complaints.push(`asked for ${request.url()}`);
  });
  await use(async (page) => {
    await window.goto(pathToFileURL(path.join(site, page)).href);
    return window;
  });
  await context.close();
  assert.equal(complaints, []);
}

reading('all links and anchors lead somewhere', () => {
  assert.equal(brokenLinks(site, pages), []);
});

reading('a page is complete without scripts', async () => {
  await inWindow({ javaScriptEnabled: false }, async (open) => {
    const page = await open('2-infrastructure.html');
    assert.ok(await page.locator('figure.block[data-kind=run] code').first().isVisible());
    assert.match(
      (await page.locator('.result .output').first().textContent()) ?? '',
      '[{"items":0}]',
    );
    assert.ok(await page.locator('table.rows tr.new').first().isVisible());
    assert.ok(await page.locator('.picture svg').first().isVisible());
    const details = page.locator('details:not([open]) > summary').first();
    await details.click();
    assert.ok(await page.locator('a[rel=next]').isVisible());
  });
});

reading('a chapter can be read over http, too', async () => {
  await inWindow({}, async (open) => {
    const page = await open('index.html');
    await page.goto(`${server.address}1-domain.html`, { waitUntil: 'load' });
    assert.is(await page.locator('h1').textContent(), 'Domain');
  });
});

reading('nothing is wider than a small window', async () => {
  await inWindow({ viewport: { width: 360, height: 740 } }, async (open) => {
    for (const name of pages) {
      const page = await open(name);
      const width = await page.evaluate(() => document.documentElement.scrollWidth);
      assert.is(width, 360, name);
    }
  });
});

for (const colorScheme of ['light', 'dark'] as const) {
  reading(`axe finds nothing in ${colorScheme} colours`, async () => {
    await inWindow({ colorScheme, bypassCSP: true }, async (open) => {
      for (const name of colorScheme === 'light' ? pages : guide) {
        const page = await open(name);
        const found = await axeFindings(page);
        assert.equal(found, [], name);
      }
    });
  });
}

reading('axe finds nothing in what appears when it is asked for', async () => {
  await inWindow({ bypassCSP: true }, async (open) => {
    const page = await open('1-domain.html');
    await page.locator('[data-type]', { hasText: 'originatorId' }).first().hover();
    await page.locator('.type-tip').waitFor({ state: 'visible' });
    assert.equal(await axeFindings(page), []);
    await page.keyboard.press('/');
    await page.keyboard.type('event');
    await page.locator('dialog.search li a').first().waitFor();
    assert.equal(await axeFindings(page), []);
  });
});

reading('the dark page is dark', async () => {
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

reading('the type of a name is shown under the pointer and to the keyboard', async () => {
  await inWindow({}, async (open) => {
    const page = await open('1-domain.html');
    const tip = page.locator('.type-tip');
    await page.locator('[data-type]', { hasText: 'originatorVersion' }).first().hover();
    await tip.waitFor({ state: 'visible' });
    assert.match((await tip.textContent()) ?? '', 'OriginatorFields.originatorVersion: number');
    await page.keyboard.press('Escape');
    assert.not(await tip.isVisible());
    await page.locator('figure[data-kind=run] pre.code').nth(1).focus();
    await page.keyboard.press('ArrowRight');
    await tip.waitFor({ state: 'visible' });
    assert.match((await tip.textContent()) ?? '', 'interface OriginatorFields');
    await page.keyboard.press('ArrowRight');
    await page.waitForFunction(() =>
      /originatorId: string/.test(document.querySelector('.type-tip')?.textContent ?? ''),
    );
  });
});

reading('the type of a name is shown when it is tapped', async () => {
  await inWindow({ viewport: { width: 360, height: 740 }, hasTouch: true }, async (open) => {
    const page = await open('1-domain.html');
    await page.locator('[data-type]', { hasText: 'originatorId' }).first().tap();
    const tip = page.locator('.type-tip');
    await tip.waitFor({ state: 'visible' });
    const box = await tip.boundingBox();
    assert.ok(box && box.x >= 0 && box.x + box.width <= 360);
  });
});

reading('one search finds sections of the guide and names of the library', async () => {
  await inWindow({}, async (open) => {
    const page = await open('1-domain.html');
    await page.keyboard.press('/');
    const results = page.locator('dialog.search li a');
    await page.keyboard.type('persistence policy');
    await results.first().waitFor();
    assert.is(await results.first().getAttribute('href'), '3-application.html#persistence-policy');
    await page.locator('dialog.search input').fill('storeEvents');
    await page.waitForFunction(() =>
      document.querySelector('dialog.search li a')?.textContent?.includes('EventStore.storeEvents'),
    );
    await page.keyboard.press('Enter');
    await page.waitForURL(/api\/classes\/.*EventStore\.html#storeevents$/);
    assert.match((await page.locator('h1').textContent()) ?? '', 'EventStore');
  });
});

reading(
  'the library stands beside one’s own code, or below it where there is no room',
  async () => {
    const placed = async (page: Page) => {
      const pair = page.locator('.pair').first();
      const own = await pair.locator('> .block').first().boundingBox();
      const library = await pair.locator('> details').boundingBox();
      assert.ok(own && library);
      return { own, library, isOpen: await pair.locator('> details').getAttribute('open') };
    };
    await inWindow({}, async (open) => {
      const { own, library, isOpen } = await placed(await open('3-application.html'));
      assert.ok(library.x >= own.x + own.width);
      assert.ok(Math.abs(library.y - own.y) < 40);
      assert.is(isOpen, '');
    });
    await inWindow({ viewport: { width: 360, height: 740 } }, async (open) => {
      const { own, library, isOpen } = await placed(await open('3-application.html'));
      assert.ok(library.y >= own.y + own.height);
      assert.is(isOpen, null);
    });
  },
);

reading('on paper there is all of the text and nothing to press', async () => {
  await inWindow({}, async (open) => {
    const page = await open('1-domain.html');
    await page.emulateMedia({ media: 'print' });
    assert.not(await page.locator('header.site').isVisible());
    assert.not(await page.locator('button').first().isVisible());
    assert.ok(await page.locator('details .block').last().isVisible());
    assert.ok((await page.pdf({ format: 'A4' })).length > 50_000);
  });
});

reading.run();
