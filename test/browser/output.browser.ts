/** What blocks print, and what comes of them late. */
import * as assert from 'uvu/assert';
import { axeFindings } from './axe.ts';
import { pageSuite } from './page-suite.ts';
import { RunningPage } from './running-page.ts';

const test = pageSuite('output');
const first = 'assert.is(list.length';

test('what was printed before Stop is shown', '1-first', async (page) => {
  const block = page.block(first);
  const many = `for (let n = 0; n < 1000; n += 1) console.log('line', n);`;
  await page.append(block, `${many}\nawait new Promise(() => {});`);
  await page.page.locator('.runner .run').click();
  await page.result(block).getByText('line 999').waitFor();

  await page.page.locator('.runner .stop').click();

  assert.match(await page.result(block).innerText(), 'line 999');
});

test('an error that a timer throws soon after the run is told', '1-first', async (page) => {
  const block = page.block(first);
  await page.append(block, `setTimeout(() => { throw new Error('late'); }, 50);`);

  assert.match(await page.run(block), 'Failed in First: Error: late');

  assert.match(await page.result(block).innerText(), /column 26: Error: late/);
});

test('a run does not wait for timers that are far away', '1-first', async (page) => {
  const block = page.block(first);
  await page.append(block, `setTimeout(() => {}, 60_000); clearTimeout(setTimeout(() => {}, 50));`);

  assert.match(await page.run(block), /blocks? ran in/);
});

test('a flood scrolls in its place, and the failure is seen', '1-first', async (_, site) => {
  const viewport = { width: 1280, height: 900 };
  const context = await site.browser.newContext({ bypassCSP: true, viewport });
  const page = new RunningPage(await context.newPage(), []);
  await page.page.goto(`${site.address}1-first.html`);
  const block = page.block(first);
  await page.append(block, `for (;;) console.log('flood');`);

  await page.run(block);

  const [output, failure] = ['.output', '.failure'].map((part) => page.result(block).locator(part));
  await output!.evaluate((element) => element.scrollIntoView({ behavior: 'instant' }));
  const box = await failure!.boundingBox();
  assert.ok((await output!.boundingBox())!.height < 450);
  assert.ok(box!.y + box!.height < 900, `the failure stands at ${box!.y}`);
  assert.equal(await axeFindings(page.page), []);
  await context.close();
});

test('thousands of rows are counted, and the newest are shown', '2-rows', async (page) => {
  const block = page.block(`console.log('stored')`);
  const many = `await database.query("WITH RECURSIVE n(i) AS (SELECT 1 UNION ALL SELECT i + 1 FROM n WHERE i < 5000) INSERT INTO integer_sequenced_items (sequence_id, position, topic, state) SELECT 'many', i + 100, 'Counted', '{}' FROM n");`;
  await page.append(block, many);

  await page.run(block);

  const result = page.result(block);
  assert.match(await result.locator('caption').first().innerText(), '5003 rows, 5001 new');
  const rows = result.locator('table').first().locator('tbody tr');
  assert.is(await rows.count(), 100);
  assert.match(await rows.last().innerText(), /x|5100/);
  assert.ok((await result.boundingBox())!.height < 900);
});

test('a position of many digits keeps clear of the names', '2-rows', async (page) => {
  const block = page.block(`console.log('stored')`);
  await page.append(block, `await store('sequence-9', 1234567890, 'far');`);

  await page.run(block);

  const life = page.result(block).locator('.life', { hasText: '1234567890' });
  const boxes = await life.locator('b').evaluateAll((all) => {
    const parts = all.flatMap((b) => [b, b.nextElementSibling!]);
    return parts
      .map((part) => part.getBoundingClientRect())
      .map(({ x, y, width, height }) => ({ x, y, width, height }));
  });
  for (const [at, one] of boxes.entries()) {
    for (const other of boxes.slice(at + 1)) {
      const isApart =
        one.x + one.width <= other.x ||
        other.x + other.width <= one.x ||
        one.y + one.height <= other.y;
      assert.ok(isApart, JSON.stringify([one, other]));
    }
  }
});

test('while a block prints without an end, the page answers', '1-first', async (page) => {
  const block = page.block(first);
  await page.append(
    block,
    `for (let n = 0; ; n += 1) console.log('flood', n, 'x'.repeat(n % 60));`,
  );
  await page.page.evaluate(() => {
    let last = performance.now();
    let longest = 0;
    setInterval(() => {
      longest = Math.max(longest, performance.now() - last);
      last = performance.now();
      document.body.dataset['longest'] = String(Math.round(longest));
    }, 10);
  });
  await page.page.locator('.runner .run').click();
  await page.result(block).getByText('the rest is not shown').waitFor();

  await page.page.locator('.runner .stop').click();

  assert.is(await block.getAttribute('data-state'), 'stopped');
  if (process.env['LONGEST'])
    console.log(await page.page.locator('body').getAttribute('data-longest'));
});

test.run();
