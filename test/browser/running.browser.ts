/** Running and changing the chapters in a real browser. */
import * as assert from 'uvu/assert';
import { axeFindings } from './axe.ts';
import { pageSuite } from './page-suite.ts';
import { RunningPage } from './running-page.ts';
import { shownIn } from './running-results.ts';

const test = pageSuite('running');

for (const chapter of ['1-domain', '2-infrastructure', '3-application']) {
  test(`${chapter}: output and rows are those of Node`, chapter, async (page) => {
    const recorded = await shownIn((read) => page.page.evaluate(read));
    assert.ok(recorded.some(({ output }) => output !== ''));

    assert.match(await page.runAll(), /^\d+ blocks ran in/);

    assert.equal(await shownIn((read) => page.page.evaluate(read)), recorded);
    assert.is(await page.page.locator('[data-state="failed"]').count(), 0);
  });
}

for (const other of ['index', 'how-it-works', 'many-machines']) {
  test(`${other}: the page runs its own blocks`, other, async (page) => {
    const words = await page.runAll();

    assert.match(words, /^[1-9]\d* blocks? ran in/);
    const passed = await page.page.locator('[data-state="passed"]').count();
    assert.is(passed, Number.parseInt(words, 10));
  });
}

test('a page that needs Node offers no Run', 'guarantees', async ({ page }) => {
  assert.is(await page.locator('.runner, .run').count(), 0);
  const results = (await page.locator('.result').allInnerTexts()).join();
  assert.match(results, 'a gap inside a batch is refused');
  assert.match(results, 'failed: A loser is told');
});

test('a block runs with all that is above it, and nothing below', '1-domain', async (page) => {
  const block = page.block('console.log(String(opened))');

  await page.run(block);

  assert.is(await block.getAttribute('data-state'), 'passed');
  assert.is(
    (await page.page.locator('[data-state]:not([data-kind="compile-fail"])').count()) < 8,
    true,
  );
});

test('a change is run, marked, kept, and taken back', '1-domain', async (page) => {
  const words = 'console.log(String(opened))';
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

test('a later chapter runs with the changes of an earlier one', '1-domain', async (page, site) => {
  await page.append(page.block('assert.is(opened.owner'), `throw new Error('changed above');`);
  await page.page.goto(`${site.address}2-infrastructure.html`);

  assert.match(await page.runAll(), 'Domain');
  assert.match(await page.page.locator('.runner .status').innerText(), 'changed above');
});

for (const colorScheme of ['light', 'dark'] as const) {
  const name = `axe finds nothing on a page that is worked on, in ${colorScheme} colours`;
  test(name, '2-infrastructure', async (_, { browser, address }) => {
    for (const width of [1280, 360]) {
      const viewport = { width, height: 900 };
      const context = await browser.newContext({ bypassCSP: true, colorScheme, viewport });
      const running = new RunningPage(await context.newPage(), []);
      await running.page.goto(`${address}2-infrastructure.html`);
      await running.runAll();
      await running.page.locator('figure[data-kind="run"] .edit').first().click();
      const last = running.page.locator('figure[data-kind="run"]').last();
      await running.append(
        last,
        `const wrong: string = 1; console.log('x'.repeat(300)); assert.equal(['x'.repeat(300)], []);`,
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
