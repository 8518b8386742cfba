/** The reader's work is kept: through reloads, resets, a second tab and a page that is rewritten. */
import type { Page } from 'playwright-core';
import * as assert from 'uvu/assert';
import { pageSuite } from './page-suite.ts';
import { RunningPage } from './running-page.ts';

const test = pageSuite('work');
const first = 'assert.is(list.length';
const hello = `console.log('hello')`;

test('changes made in two tabs are both kept', '1-first', async (page) => {
  const other = await page.page.context().newPage();
  await other.goto(page.page.url());
  await page.append(page.block(first), '// from the first tab');
  const second = new RunningPage(other, []);
  await second.append(second.block(hello), '// from the second tab');
  await page.append(page.block(first), '// once more');

  await page.page.reload();

  await page.page.locator('.cm-content').nth(1).waitFor();
  const text = (await page.page.locator('.cm-content').allInnerTexts()).join('\n');
  assert.match(text, '// from the first tab\n// once more');
  assert.match(text, '// from the second tab');
});

test('Reset all tells how many, and can be undone', '1-first', async (page) => {
  await page.append(page.block(first), '// one');
  await page.append(page.block(hello), '// two');
  await page.page.locator('.runner .reset').click();
  const status = page.page.locator('.runner .status');
  assert.match(await status.innerText(), '2 blocks reset. Undo');
  assert.is(await page.page.locator('.changed').count(), 0);

  await status.getByText('Undo').click();

  await page.page.locator('.cm-content').nth(1).waitFor();
  assert.is(await page.page.locator('.changed').count(), 2);
  await page.page.reload();
  await page.page.locator('.cm-content').nth(1).waitFor();
});

test(
  'the reset of one block, and of the chapter above, can be undone, too',
  '1-first',
  async (page, site) => {
    const undo = page.page.locator('.runner .undo');
    await page.append(page.block(first), '// one');
    await page.block(first).locator('.reset').click();
    await undo.click();
    assert.is(await page.page.locator('.changed').count(), 1);

    await page.page.goto(`${site.address}2-rows.html`);
    await page.page.getByRole('button', { name: 'Reset First' }).click();
    await undo.click();

    assert.match(await page.page.locator('.runner .above').innerText(), '1 block');
  },
);

/** What the browser keeps of a page whose blocks were these before. */
async function keep(page: Page, edits: unknown): Promise<void> {
  await page.evaluate(
    (text) => localStorage.setItem('workbook/1-first', text),
    JSON.stringify(edits),
  );
  await page.reload();
}

test('a change goes with its block when the page gets longer above it', '1-first', async (page) => {
  // As version 0.1.0 kept it, by a line that is another one now.
  await keep(page.page, [[3, { base: `console.log('hello');`, text: `console.log('mine');` }]]);

  await page.page.locator('.cm-content').waitFor();

  assert.match(await page.runAll(), 'blocks ran');
  assert.match(await page.result(page.block('mine')).innerText(), 'mine');
});

test('a change of a block that has been rewritten is offered', '1-first', async ({ page }) => {
  await keep(page, [{ base: 'const gone = 1;', nth: 0, text: 'const mine = 2;' }]);
  const offer = page.locator('.runner details');
  await offer.getByText('You had changed').click();
  assert.match(await offer.innerText(), 'const mine = 2;');
  await page.reload();

  await offer.getByText('You had changed').click();
  await offer.getByText('Forget it').click();

  assert.is(await offer.count(), 0);
  await page.reload();
  assert.is(await offer.count(), 0);
});

for (const kept of ['no JSON', '{"a":1}', '[7, null, [1], [1, {"base": 2}], {"text": "x"}]']) {
  test(`what makes no sense counts as no change: ${kept}`, '1-first', async (page) => {
    await page.page.evaluate((text) => localStorage.setItem('workbook/1-first', text), kept);
    await page.page.reload();
    assert.match(await page.runAll(), 'blocks ran');
  });
}

test('a link to a place ends there, whatever grows above it', '1-first', async (page) => {
  await page.append(page.block(first), '// longer\n'.repeat(60));
  await page.page.goto(`${page.page.url()}#last`);
  await page.page.reload();
  await page.page.locator('.cm-content').waitFor();

  await page.page.waitForFunction(() => {
    const { top } = document.getElementById('last')!.getBoundingClientRect();
    return top >= 0 && top < innerHeight / 2;
  });
});

test('however often Run is pressed, there is one worker and a spare', '1-first', async (page) => {
  const run = page.page.locator('.runner .run');
  await page.append(page.block(first), 'await new Promise((go) => setTimeout(go, 300));');
  await page.page.keyboard.press('Control+End');
  for (let n = 0; n < 20; n += 1) await page.page.keyboard.press('ControlOrMeta+Enter');
  await page.page.evaluate(() => {
    for (let n = 0; n < 6; n += 1) document.querySelector<HTMLElement>('.block .run')!.click();
  });
  await page.ended();
  await run.click();
  await page.ended();

  await page.page.waitForFunction(() => document.querySelectorAll('iframe').length <= 2);
  assert.ok(page.page.workers().length <= 2, `${page.page.workers().length} workers`);
});

test.run();
