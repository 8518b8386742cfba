/** What keeps code from running, in a real browser. */
import * as assert from 'uvu/assert';
import { pageSuite } from './page-suite.ts';

const test = pageSuite('trouble');

test('a block that must throw and does not is told', '1-first', async (page) => {
  const block = page.page.locator('figure[data-kind="throws"]').first();
  await block.locator('.edit').click();
  await block.locator('.cm-content').press('ControlOrMeta+a');
  await page.page.keyboard.insertText('// nothing');

  await page.runAll();

  assert.match(await page.result(block).innerText(), 'should have thrown');
});

test('a browser that does not let the page run code is told of', '1-first', async ({ page }) => {
  await page.evaluate(() =>
    Object.defineProperty(HTMLIFrameElement.prototype, 'srcdoc', { value: '', writable: true }),
  );
  const start = performance.now();
  await page.locator('.runner .run').click();

  const status = page.locator('.runner .status');
  await status.filter({ hasText: 'does not let the page run code' }).waitFor();
  assert.ok(performance.now() - start < 4000);
  assert.match(await status.innerText(), '`npm run guide`');
});

test('a slow machine is not taken for a browser that refuses', '1-first', async (page) => {
  const devtools = await page.page.context().newCDPSession(page.page);
  await devtools.send('Emulation.setCPUThrottlingRate', { rate: 6 });

  assert.match(await page.runAll(), /blocks ran in/);
});

test('what could not be loaded can be asked for again', '1-first', async (page) => {
  for (const file of ['hovers-1-first', 'entries']) {
    await page.page.route(`**/${file}.js`, (route) => route.abort(), { times: 1 });
  }
  const name = page.page.locator('[data-type]', { hasText: 'list' }).first();
  await Promise.all([page.page.waitForEvent('requestfailed'), name.hover()]);
  await page.page.mouse.move(0, 0);
  await name.hover();
  await page.page.locator('.type-tip').waitFor();

  await page.page.keyboard.press('/');
  await page.page.getByText('entries.js could not be loaded').waitFor();
  await page.page.keyboard.type('event');
  await page.page.locator('dialog.search li a').first().waitFor();

  assert.ok(page.complaints.every((words) => words.includes('Failed to load')));
  page.complaints.length = 0;
});

test('the code of the reader reaches no other host', '1-first', async (page) => {
  const block = page.block('assert.is(list.length');
  const tries = [
    `await fetch('https://example.org/').catch(() => console.log('no fetch'));`,
    `await import('https://example.org/' + 1).catch(() => console.log('no import'));`,
    `try { new Function('1'); } catch { console.log('no eval'); }`,
    `try { importScripts('https://example.org/'); } catch { console.log('no scripts'); }`,
  ];
  await page.append(block, tries.join('\n'));

  await page.runAll();

  assert.match(await page.result(block).innerText(), 'no fetch\nno import\nno eval\nno scripts');
  // The browser says what it has refused; it must not have asked any host.
  assert.equal(
    page.complaints.filter((words) => words.startsWith('http')),
    [],
  );
  page.complaints.length = 0;
});

test.run();
