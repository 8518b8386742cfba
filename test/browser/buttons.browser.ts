/** What can be pressed at a block, and what the keys do. */
import * as assert from 'uvu/assert';
import { pageSuite } from './page-suite.ts';

const test = pageSuite('buttons');
const first = 'assert.is(list.length';

test(
  'a click into code edits it there, and Close shows what has become of it',
  '1-first',
  async (page) => {
    const block = page.block(first);
    await block.locator('pre.code').getByText('length').click();
    await block.locator('.cm-content').waitFor();
    await page.page.keyboard.press('Home');
    await page.page.keyboard.type('// mine: ');

    await block.getByRole('button', { name: 'Close' }).click();

    assert.is(await block.locator('.cm-content').count(), 0);
    assert.match(
      await block.locator('pre.code').innerText(),
      '// mine: assert.is(list.length, 2);',
    );
    assert.ok(await block.locator('pre .tok-keyword').count());
    assert.match((await block.getAttribute('class')) ?? '', 'changed');
    await block.locator('.reset').click();
    assert.not.match(await block.locator('pre.code').innerText(), 'mine');
  },
);

test(
  'the keyboard opens an editor with Enter and closes it with Escape',
  '1-first',
  async (page) => {
    const block = page.block(first);
    await block.locator('pre.code').press('Enter');
    await block.locator('.cm-content').press('Escape');

    await block.locator('pre.code').waitFor();
    const isBack = await block
      .locator('pre.code')
      .evaluate((pre) => pre === document.activeElement);
    assert.ok(isBack);
    assert.is(await page.page.locator('.changed').count(), 0);
  },
);

test('who selects code to copy it is not given an editor', '1-first', async (page) => {
  const block = page.block(first);
  const { x, y } = (await block.locator('pre.code code').boundingBox())!;
  await page.page.mouse.move(x + 5, y + 10);
  await page.page.mouse.down();
  await page.page.mouse.move(x + 150, y + 10, { steps: 5 });
  await page.page.mouse.up();

  await page.page.waitForTimeout(500);
  assert.is(await block.locator('.cm-content').count(), 0);
});

test('Copy copies the code as it is now, without its line numbers', '1-first', async (page) => {
  await page.page.context().grantPermissions(['clipboard-read', 'clipboard-write']);
  const block = page.block(`console.log('hello')`);
  const copy = async (): Promise<string> => {
    await block.getByRole('button', { name: /Copy|Copied/ }).click();
    await block.getByText('Copied').waitFor();
    return page.page.evaluate(() => navigator.clipboard.readText());
  };
  assert.is(await copy(), `console.log('hello');`);
  await page.append(block, '// more');
  assert.is(await copy(), `console.log('hello');\n// more`);
});

test('what takes no time has passed, and its title says how little', '1-first', async (page) => {
  const block = page.block(`console.log('hello')`);
  await page.append(page.block(first), 'await new Promise((go) => setTimeout(go, 30));');

  await page.run(block);

  assert.match(await page.block(first).locator('.state').innerText(), /^✓ \d+ ms$/);
  assert.match(await block.locator('.state').innerText(), /^✓( \d+ ms)?$/);
  assert.match((await block.locator('.state').getAttribute('title')) ?? '', /ms$/);
});

test('lines have numbers, in the block and in its editor', '1-first', async (page) => {
  const block = page.block(first);
  const numbers = await block
    .locator('pre.code')
    .evaluate((pre) => getComputedStyle(pre, '::before').content);
  assert.match(numbers, '1\\a 2\\a 3\\a 4\\a 5');

  await page.append(block, '// line 6');

  assert.is(await block.locator('.cm-gutterElement').last().innerText(), '6');
});

test.run();
