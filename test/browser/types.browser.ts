/** Checking the types of what the reader has written, in a real browser. */
import type { Locator } from 'playwright-core';
import * as assert from 'uvu/assert';
import { pageSuite } from './page-suite.ts';
import type { RunningPage } from './running-page.ts';

const test = pageSuite('types');
const timeout = 60_000;
const first = 'assert.is(list.length';

async function said(page: RunningPage, words: string): Promise<void> {
  await page.page.locator('.runner .types-said').getByText(words).waitFor({ timeout });
}

async function checkTypes(page: RunningPage, words: string): Promise<void> {
  await page.page.locator('.runner .check').click();
  await said(page, words);
}

function typesOf(page: RunningPage, block: Locator): Locator {
  return page.result(block).locator('xpath=following-sibling::*[1]').locator('.types');
}

test('types are checked when asked for, and again after each change', '1-first', async (page) => {
  await checkTypes(page, 'The types are right.');

  const block = page.block(first);
  await page.append(block, 'const wrong: number = list[0]?.toString();');

  const types = typesOf(page, block);
  await types.waitFor({ timeout });
  assert.match(await types.innerText(), /Line \d+: TS2322/);
  await said(page, '1 type error.');
});

test(
  'a type error is as fresh as its check, not as the result above it',
  '1-first',
  async (page) => {
    const block = page.block(first);
    await page.append(block, `const n: number = 'text';`);
    await checkTypes(page, '1 type error.');

    const types = typesOf(page, block);
    assert.is(await types.locator('xpath=ancestor::*[contains(@class, "stale")]').count(), 0);
    assert.match((await page.result(block).getAttribute('class')) ?? '', 'stale');

    await page.page.locator('.runner .reset').click();
    assert.is(await types.count(), 0);
    await said(page, 'The types are right.');
  },
);

test('a new complaint of the compiler takes the place of the old one', '1-first', async (page) => {
  const block = page.page.locator('figure[data-kind="compile-fail"]').first();
  const complaint = page.result(block);
  const recorded = await complaint.innerText();
  await page.append(block, '// more');
  const hint = await complaint.evaluate((element) => getComputedStyle(element, '::before').content);
  assert.match(hint, 'check the types again');

  await checkTypes(page, 'The types are right.');

  assert.is(await complaint.innerText(), recorded);
  assert.not.match((await complaint.getAttribute('class')) ?? '', 'stale');
  await block.locator('.cm-content').press('ControlOrMeta+a');
  await page.page.keyboard.insertText('// nothing wrong');
  await said(page, '1 type error.');
  assert.is(await complaint.innerText(), '');
  assert.match(await typesOf(page, block).innerText(), 'The compiler should have said');
});

test.run();
