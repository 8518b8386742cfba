/** Predictions: a choice or a run opens the answer, and nothing else gives it away. */
import * as assert from 'uvu/assert';
import { axeFindings } from './axe.ts';
import { fixtureSite } from './fixture-site.ts';
import { pageSuite } from './page-suite.ts';
import type { RunningPage } from './running-page.ts';
import { readingSuite } from './site-window.ts';

const test = pageSuite('predictions');
const { test: reading, inWindow } = readingSuite('reading predictions', fixtureSite);
const name = '3-predictions';

const question = ({ page }: RunningPage, nth = 0) => page.locator('blockquote').nth(nth);
const answer = ({ page }: RunningPage, nth = 0) => page.locator('article > details').nth(nth);

test('a choice is told what it is, why, and what is printed', name, async (page) => {
  assert.is(await page.page.getByText('3', { exact: true }).filter({ visible: true }).count(), 0);
  assert.is(await page.page.locator('.result .output:visible').count(), 0);

  await question(page).getByRole('button', { name: 'The text 12.' }).click();

  const said = question(page).getByRole('status');
  assert.match(await said.innerText(), /^You said 1; it is 2\.\s/);
  assert.equal(await said.locator('li').allInnerTexts(), [
    'That would be the sum of two texts.',
    'Right. The numbers are added.',
  ]);
  assert.is(await answer(page).locator('.code').innerText(), '3');
  // The third sentence keeps its number, the others are not said twice.
  const left = answer(page).locator('li:visible');
  assert.equal(await left.allInnerTexts(), ['Only an empty list without a start is one.']);
  assert.is(await left.evaluate((item: HTMLLIElement) => item.value), 3);
  assert.not(await answer(page, 1).getAttribute('open'));
});

test('what was said is remembered, marked, and may be said otherwise', name, async (page) => {
  await question(page, 1).getByRole('button', { name: 'The number 0.' }).press('Enter');
  await page.page.reload();

  assert.match(await question(page, 1).getByRole('status').innerText(), 'You said 2; it is 1.');
  assert.match(await answer(page, 1).locator('.code').innerText(), 'TypeError: Reduce of empty');
  const marked = page.page.locator('nav.contents li:has(.done)');
  assert.match((await marked.allInnerTexts()).join(), /^Two blocks/);
  assert.is(await question(page).getByRole('status').innerText(), '');

  await question(page, 1).getByRole('button', { name: 'An error.' }).press('Space');

  const [said, ...others] = await question(page, 1).getByRole('status').allInnerTexts();
  assert.match(
    said ?? '',
    /^You said 1, and so it is\.\s+Right\. There is nothing to begin with\.$/,
  );
  assert.equal(others, []);
  assert.is(await question(page, 1).locator('[aria-pressed="true"]').count(), 1);
});

for (const bad of ['{', 'null', '[1]', '7', 'NAMED 9', 'NAMED "x"', 'NAMED null']) {
  test(`what cannot be a choice is none: ${bad}`, name, async (page) => {
    await question(page).getByRole('button').first().click();
    await page.page.evaluate((text) => {
      const [key = ''] = Object.keys(localStorage).filter((one) => /predictions/.test(one));
      const [named = ''] = Object.keys(JSON.parse(localStorage.getItem(key) ?? '{}') as object);
      const value = text.startsWith('NAMED ')
        ? `{${JSON.stringify(named)}:${text.slice(6)}}`
        : text;
      localStorage.setItem(key, value);
    }, bad);

    await page.page.reload();

    assert.is(await page.page.locator('[aria-pressed="true"]').count(), 0);
    assert.is(await answer(page).getAttribute('open'), null);
    await question(page).getByRole('button').nth(1).click();
    assert.match(await question(page).getByRole('status').innerText(), 'and so it is');
  });
}

test('a run opens the answer of the block that was run', name, async (page) => {
  await page.run(page.block('reduce'));

  await page.page.locator('article > details[open]').waitFor();
  assert.is(await answer(page, 1).getAttribute('open'), null);
  assert.is(await question(page).getByRole('status').innerText(), '');

  await page.runAll();

  assert.is(await answer(page, 1).getAttribute('open'), '');
});

reading('without scripts a prediction is a question and a folded answer', async () => {
  await inWindow({ javaScriptEnabled: false }, async (open) => {
    const page = await open(`${name}.html`);
    assert.is(await page.locator('blockquote button').count(), 0);
    assert.is(await page.locator('blockquote').first().locator('li').count(), 3);
    assert.not(await page.getByText('The numbers are added.').isVisible());
    await page.locator('summary').first().click();
    assert.ok(await page.getByText('The numbers are added.').isVisible());
  });
});

for (const colorScheme of ['light', 'dark'] as const) {
  reading(
    `axe finds nothing, and fingers find the choices, in ${colorScheme} colours`,
    async () => {
      const viewport = { width: 360, height: 740 };
      await inWindow({ viewport, colorScheme, bypassCSP: true }, async (open) => {
        const page = await open(`${name}.html`);
        await page.locator('blockquote button').first().click();
        await page.locator('blockquote button').nth(3).click();
        assert.equal(await axeFindings(page), []);
        for (const choice of await page.locator('blockquote button').all()) {
          assert.ok(((await choice.boundingBox())?.height ?? 0) >= 40);
        }
        assert.is(await page.evaluate(() => document.documentElement.scrollWidth), 360);
      });
    },
  );
}

test.run();
reading.run();
