/** Where the reader is on a page: said by its contents, or by a bar, and no heading is hidden by it. */
import * as assert from 'uvu/assert';
import { axeFindings } from './axe.ts';
import { fixtureSite } from './fixture-site.ts';
import { readingSuite } from './site-window.ts';

const { test, inWindow } = readingSuite('place', fixtureSite);

test('the contents stay in view and say which section this is', async () => {
  await inWindow({ viewport: { width: 1440, height: 500 } }, async (open) => {
    const page = await open('1-first.html');
    const current = page.locator('nav.contents [aria-current]');
    assert.is(await current.count(), 0);

    await page.locator('nav.contents a', { hasText: 'Values' }).click();
    await current.waitFor();

    assert.is(await current.innerText(), 'Values');
    assert.is(await page.locator('nav.here').isVisible(), false);
    await page.mouse.wheel(0, 150);
    await page.waitForFunction(() => scrollY > 300);
    assert.ok(((await page.locator('nav.contents').boundingBox())?.y ?? 0) > 50);
    await page.locator('#own-and-library').evaluate((heading) => heading.scrollIntoView());
    await page.locator('nav.contents [aria-current]', { hasText: 'Own and library' }).waitFor();
    // The library's code stands in the same place, and is not hidden.
    const library = page.locator('.counterpart .code');
    const isSeen = await library.evaluate((code) => {
      const { x, y } = code.getBoundingClientRect();
      return code.contains(document.elementFromPoint(x + 60, y + 20));
    });
    assert.ok(isSeen);
  });
});

for (const width of [360, 1000]) {
  test(`at ${width} px a bar says which section this is, and leads to the others`, async () => {
    await inWindow({ viewport: { width, height: 500 }, bypassCSP: true }, async (open) => {
      const page = await open('1-first.html');
      const bar = page.locator('nav.here');
      assert.not(await bar.isVisible());
      await page.locator('#values').evaluate((heading) => heading.scrollIntoView());
      await bar.waitFor();
      assert.is(await bar.innerText(), 'Values');
      assert.ok(((await bar.boundingBox())?.height ?? 0) >= 40);

      const before = await page.evaluate(() => scrollY);
      await bar.getByRole('button').press('Enter');
      assert.is(await page.evaluate(() => scrollY), before);
      assert.equal(await axeFindings(page), []);
      await page.keyboard.press('Escape');
      // The finder of faults has scrolled.
      await page.locator('#values').evaluate((heading) => heading.scrollIntoView());
      await bar.waitFor();
      assert.is(await bar.getByRole('link').count(), 0);
      await bar.getByRole('button').click();
      const link = bar.getByRole('link', { name: 'Own and library' });
      assert.ok(((await link.boundingBox())?.height ?? 0) >= 40);
      await link.click();

      await bar.getByRole('button', { name: 'Own and library' }).waitFor();
      assert.is(await bar.getByRole('link').count(), 0);
      assert.is(new URL(page.url()).hash, '#own-and-library');
    });
  });
}

for (const width of [360, 1000, 1440]) {
  test(`at ${width} px a link lands at its heading, below what stays in view`, async () => {
    await inWindow({ viewport: { width, height: 500 } }, async (open) => {
      for (const id of ['values', 'own-and-library']) {
        await open('2-rows.html');
        const page = await open(`1-first.html#${id}`, 'http');
        const heading = page.locator(`#${id}`);
        await page.waitForFunction(() => scrollY > 0);
        const { y, height } = (await heading.boundingBox())!;
        assert.ok(y + height < 300, `${id} is at ${y}`);
        const isFree = await heading.evaluate((one) => {
          const { x, top } = one.getBoundingClientRect();
          return one === document.elementFromPoint(x + 5, top + 5);
        });
        assert.ok(isFree, id);
      }
    });
  });
}

test.run();
