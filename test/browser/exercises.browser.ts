/** Working on the exercises in a real browser. */
import path from 'node:path';
import type { Browser, Locator } from 'playwright-core';
import { suite } from 'uvu';
import * as assert from 'uvu/assert';
import { readGuide } from '../../scripts/exercises/guide.ts';
import type { Exercise } from '../../scripts/exercises/exercise.ts';
import { root } from '../../scripts/guide/workspace.ts';
import { openBrowser } from '../../scripts/site/browser.ts';
import { serve, type Server } from '../../scripts/site/serve.ts';
import { ideas } from '../scripts/exercises/ideas.ts';
import { RunningPage } from './running-page.ts';

const timeout = 60_000;
const { exercises } = readGuide();
let browser: Browser;
let server: Server;
const working = suite('exercises');

working.before(async () => {
  browser = await openBrowser();
  server = await serve(path.join(root, 'build/site'), 0);
});

working.after(async () => {
  server.close();
  await browser.close();
});

/** A test on a chapter's page, which must not complain nor reach for another host. */
function test(name: string, chapter: string, use: (page: RunningPage) => Promise<void>): void {
  working(name, async () => {
    const page = await RunningPage.open(browser, server.address, chapter);
    try {
      await use(page);
      assert.equal(page.complaints, []);
    } finally {
      await page.close();
    }
  });
}

function exerciseOf(id: string): Exercise {
  return exercises.find((exercise) => exercise.id === id)!;
}

async function starterOf({ page }: RunningPage, id: string): Promise<Locator> {
  const figure = page.locator(`#L${exerciseOf(id).starter.line - 1}`);
  await figure.scrollIntoViewIfNeeded();
  await figure.locator('.run').waitFor({ timeout });
  return figure;
}

async function write(page: RunningPage, id: string, code: string): Promise<void> {
  const figure = await starterOf(page, id);
  if (await figure.locator('.edit').isVisible()) await figure.locator('.edit').click();
  await figure.locator('.cm-content').press('ControlOrMeta+a');
  await page.page.keyboard.insertText(code.trimEnd());
}

/** @returns what is said of the answer. */
async function check(page: RunningPage, id: string): Promise<string> {
  const figure = await starterOf(page, id);
  await figure.locator('.run').click();
  await page.page
    .locator(
      `#L${exerciseOf(id).starter.line - 1}:is([data-state="passed"], [data-state="failed"])`,
    )
    .waitFor({ timeout });
  return page.result(figure).innerText();
}

for (const chapter of ['1-domain', '2-infrastructure', '3-application']) {
  const own = exercises.filter((exercise) => exercise.chapter === `guide/${chapter}.md`);

  test(`${chapter}: solutions pass, and starters fail with their ideas`, chapter, async (page) => {
    const said: string[] = [];
    for (const { id, solution } of own) {
      const failed = await check(page, id);
      if (!ideas[id]!.test(failed.replaceAll('\n', ' '))) said.push(`${id} starter: ${failed}`);
      await write(page, id, solution.text);
      const passed = await check(page, id);
      if (!/✓ Passed/.test(passed)) said.push(`${id} solution: ${passed}`);
    }
    assert.equal(said, []);
  });
}

test('answers and progress survive', '1-domain', async (page) => {
  await write(page, 'domain-1', exerciseOf('domain-1').solution.text);
  await check(page, 'domain-1');
  await page.page.reload();

  const figure = await starterOf(page, 'domain-1');
  await figure.locator('.cm-content').waitFor({ timeout });
  assert.match(await figure.locator('.cm-content').innerText(), 'version = 4');
  assert.is(await figure.getAttribute('data-state'), 'passed');

  await figure.locator('.reset').click();
  assert.is(await figure.getAttribute('data-state'), 'open');
  assert.is(await figure.locator('.cm-content').count(), 0);
});

const failures: readonly (readonly [string, string, RegExp])[] = [
  ['a syntax error', 'const = 1;', /Syntax error[^]*Line 1 of your answer/],
  ['a missing export', 'export const version = 4;', /Your answer exports nothing called/],
  ['an error', `\nthrow new TypeError('no');`, /TypeError: no[^]*Line 2 of your answer/],
  ['a loop without an end', 'for (;;) {}', /did not end within/],
];
for (const [name, code, words] of failures) {
  test(`${name} is told`, '1-domain', async (page) => {
    await write(page, 'domain-1', code);
    assert.match(await check(page, 'domain-1'), words);
  });
}

working.run();
