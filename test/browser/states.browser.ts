/** What a block says of itself while it waits, when it was stopped, and when the run did not come to it. */
import type { Locator } from 'playwright-core';
import * as assert from 'uvu/assert';
import { pageSuite } from './page-suite.ts';
import type { RunningPage } from './running-page.ts';

const test = pageSuite('states');
const first = 'assert.is(list.length';
const later = 'JSON.stringify(list)';

function state(block: Locator): Promise<string | null> {
  return block.getAttribute('data-state');
}

/** What a block with output below the first one shows, which is nothing that was run just now. */
async function kept(page: RunningPage): Promise<string> {
  const block = page.block(later);
  const result = page.result(block);
  assert.match((await result.getAttribute('class')) ?? '', 'stale');
  assert.is(await block.locator('.state').innerText(), 'not reached');
  return result.innerText();
}

test('blocks say at once that they wait, with old results greyed', '1-first', async (page) => {
  const block = page.block(`console.log('hello')`);
  await page.append(block, `console.log('new');`);

  const seen = await block.evaluate((figure) => {
    document.querySelector<HTMLElement>('.runner .run')!.click();
    const words = figure.querySelector('.state')!.textContent;
    return [words, figure.nextElementSibling!.matches('.stale')];
  });

  assert.equal(seen, ['waiting…', true]);
  await page.ended();
  assert.is(await page.page.locator('.result.stale').count(), 0);
});

test(
  'an error that comes before anything runs takes the place of others',
  '1-first',
  async (page) => {
    const block = page.block(first);
    for (const code of [
      `assert.is(1 as number, 2, 'not equal');`,
      `import 'nowhere';`,
      `import { nothing } from 'typeorm';`,
    ]) {
      await page.append(block, code);
      await page.run(block);
    }

    const failures = page.result(block).locator('.failure');
    assert.is(await failures.count(), 1);
    assert.match(await failures.innerText(), 'nowhere');
  },
);

test('Stop is no failure, and takes no results away', '1-first', async (page) => {
  const recorded = await page.result(page.block(later)).innerText();
  const block = page.block(first);
  await page.append(block, 'await new Promise(() => {});');

  await page.page.locator('.runner .run').click();
  await page.page.locator('[data-state="running"]').waitFor();
  await page.page.locator('.runner .stop').click();

  assert.is(await page.ended(), 'Stopped.');
  assert.is(await state(block), 'stopped');
  assert.is(await page.page.locator('.failure').count(), 0);
  assert.match(await kept(page), recorded);
});

test('Stop before anything has run leaves everything as it was', '1-first', async (page) => {
  await page.page.evaluate(() => {
    document.querySelector<HTMLElement>('.runner .run')!.click();
    document.querySelector<HTMLElement>('.runner .stop')!.click();
  });
  await page.ended();

  assert.is(await page.page.locator('.stale').count(), 0);
  assert.is(await page.page.locator('[data-state="waiting"]').count(), 0);
});

test('what a failure kept from running keeps its result', '1-first', async (page) => {
  const recorded = await page.result(page.block(later)).innerText();
  const block = page.block(first);
  await page.append(block, `throw new Error('no');`);

  await page.runAll();

  assert.is(await state(block), 'failed');
  assert.match(await kept(page), recorded);
  await block.locator('.reset').click();
  assert.is(await page.page.locator('.stale').count(), 0);
});

test('Reset stops the run, whose results would be those of other code', '1-first', async (page) => {
  const recorded = await page.result(page.block(first)).innerText();
  const block = page.block(first);
  const code = `await new Promise((resolve) => setTimeout(resolve, 500)); console.log('old code');`;
  await page.append(block, code);
  await page.page.locator('.runner .run').click();
  await page.page.locator('[data-state="running"]').and(block).waitFor();

  await block.locator('.reset').click();

  assert.is(await page.page.locator('.runner .stop').isVisible(), false);
  await page.page.waitForTimeout(1000);
  assert.is(await page.result(block).innerText(), recorded);
  assert.is(await page.page.locator('[data-state="waiting"], .stale').count(), 0);
  assert.match(await page.runAll(), /blocks ran in/);
});

test('Reset takes back what was said of the failure', '1-first', async (page) => {
  const block = page.block(first);
  await page.append(block, `throw new Error('no');`);
  assert.match(await page.run(block), 'Failed in');

  await block.locator('.reset').click();

  assert.is(await page.page.locator('.runner .status').innerText(), '1 block reset. Undo');
});

test('a run takes over from another one', '1-first', async (page) => {
  await page.append(page.block(later), 'await new Promise(() => {});');
  await page.page.locator('.runner .run').click();
  await page.page.locator('[data-state="running"]').and(page.block(later)).waitFor();

  assert.match(await page.run(page.block(first)), /1 block ran in/);

  assert.is(await page.page.locator('[data-state="waiting"], [data-state="running"]').count(), 0);
});

test.run();
