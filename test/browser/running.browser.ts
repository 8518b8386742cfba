/** Running and changing a page in a real browser. */
import * as assert from 'uvu/assert';
import { axeFindings } from './axe.ts';
import { pageSuite } from './page-suite.ts';
import { RunningPage } from './running-page.ts';

const test = pageSuite('running');

test('a block runs with all that is above it, and nothing below', '1-first', async (page) => {
  const block = page.block(`console.log('hello')`);

  await page.run(block);

  assert.is(await block.getAttribute('data-state'), 'passed');
  assert.is(await page.page.locator('[data-state="passed"]').count(), 2);
});

test('a change is run, marked, kept, and taken back', '1-first', async (page) => {
  const words = `console.log('hello')`;
  await page.append(page.block(words), `console.log({ answer: 42, list: [1, 'two'] });`);

  assert.ok(await page.page.locator('.result.stale').count());
  await page.runAll();
  const block = page.block(words);
  assert.match(await page.result(block).innerText(), "{ answer: 42, list: [ 1, 'two' ] }");
  assert.match((await block.getAttribute('class')) ?? '', 'changed');

  await page.page.reload();
  await block.locator('.cm-content').waitFor();
  assert.match(await block.innerText(), 'answer: 42');

  await block.locator('.reset').click();
  assert.not.match(await block.innerText(), 'answer: 42');
  await page.page.reload();
  assert.is(await page.page.locator('.changed').count(), 0);
});

for (const colorScheme of ['light', 'dark'] as const) {
  const name = `axe finds nothing on a page that is worked on, in ${colorScheme} colours`;
  test(name, '2-rows', async (_, { browser, address }) => {
    for (const width of [1280, 360]) {
      const viewport = { width, height: 900 };
      const context = await browser.newContext({ bypassCSP: true, colorScheme, viewport });
      const running = new RunningPage(await context.newPage(), []);
      await running.page.goto(`${address}2-rows.html`);
      await running.runAll();
      await running.page.locator('figure[data-kind="run"] .edit').first().click();
      const last = running.page.locator('figure[data-kind="run"]').last();
      await running.append(
        last,
        `import { equal } from 'uvu/assert'; const wrong: string = 1; console.log('x'.repeat(300)); equal(['x'.repeat(300)], []);`,
      );
      await running.runAll();
      const more = running.page.locator('.runner .more');
      if (await more.isVisible()) await more.click();
      await running.page.locator('.runner .check').click();
      await running.page.locator('.types').first().waitFor({ timeout: 60_000 });
      await running.page
        .locator('.result details')
        .evaluateAll((found) => found.forEach((details) => details.setAttribute('open', '')));
      await running.page.locator('[data-type]:visible').first().hover();
      await running.page.locator('.type-tip').waitFor({ state: 'visible' });
      assert.equal(await axeFindings(running.page), [], `${width}`);
      await context.close();
    }
  });
}

test.run();
