/** What the reader sees on a slow line, and how early loading begins. */
import * as assert from 'uvu/assert';
import { pageSuite } from './page-suite.ts';

const test = pageSuite('waiting');
const last = 'JSON.stringify(list)';

test('on a slow line, size and progress stand beside the block', '1-first', async (page) => {
  const devtools = await page.page.context().newCDPSession(page.page);
  const slow = { offline: false, latency: 20, downloadThroughput: 300_000, uploadThroughput: 1e6 };
  await devtools.send('Network.emulateNetworkConditions', slow);
  const block = page.block(last);
  await block.locator('.run').click();

  await block.locator('.state', { hasText: /^loading 0\.[1-9] of \d\.\d MB…$/ }).waitFor();

  assert.match(await page.page.locator('.runner .status').innerText(), /loading|block/);
  assert.match(await page.ended(), 'blocks ran');
});

test('loading begins when the reader comes near a block, and once', '1-first', async (page) => {
  const loaded: string[] = [];
  page.page.on('request', (request) => loaded.push(request.url()));
  const isLoading = page.page.waitForRequest(/worker\.js$/);
  await page.block(last).hover();
  await isLoading;

  assert.match(await page.runAll(), 'blocks ran');

  assert.is(loaded.filter((url) => url.endsWith('/worker.js')).length, 1);
});

test('a line that breaks is told of, and can be tried again', '1-first', async (page) => {
  await page.page.route('**/worker.js', (route) => route.abort(), { times: 1 });
  assert.match(await page.runAll(), /Failed to fetch|could not be loaded/);

  assert.match(await page.runAll(), 'blocks ran');
  page.complaints.length = 0;
});

test.run();
