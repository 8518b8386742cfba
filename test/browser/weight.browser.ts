/** What a browser with an empty cache loads until a chapter has run: packed, in bytes. */
import { gzipSync } from 'node:zlib';
import * as assert from 'uvu/assert';
import { guideSite } from './fixture-site.ts';
import { pageSuite } from './page-suite.ts';
import { RunningPage } from './running-page.ts';

const test = pageSuite('weight', () => Promise.resolve(guideSite));

test('a first run needs 640 KB in all', '2-infrastructure', async (_, { browser, address }) => {
  const page = await browser.newPage();
  const bodies: Promise<readonly [string, number]>[] = [];
  page.on('response', (response) => {
    const { pathname, protocol } = new URL(response.url());
    if (!/^https?:$/.test(protocol)) return;
    const packed = response.body().then((body) => gzipSync(body, { level: 9 }).length);
    bodies.push(packed.then((bytes) => [pathname, bytes]));
  });
  const weigh = async (...kinds: string[]): Promise<number> => {
    const files = (await Promise.all(bodies)).filter(([file]) =>
      kinds.some((k) => file.endsWith(k)),
    );
    return files.reduce((sum, [, bytes]) => sum + bytes, 0);
  };
  await page.goto(`${address}2-infrastructure.html`);
  const own = await weigh('/tab.js', '.css');

  assert.match(await new RunningPage(page, []).runAll(), /blocks ran in/);

  const all = await weigh('');
  await page.close();
  assert.ok(bodies.length > 4);
  assert.ok(own > 0 && own < 16_000, `scripts and style before the first run: ${own}`);
  assert.ok(all < 640_000, `everything: ${all}`);
});

test.run();
