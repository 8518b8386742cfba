/** Code that takes all memory: it is stopped, and the page stays alive and usable. */
import { suite } from 'uvu';
import * as assert from 'uvu/assert';
import { serve, type Server } from '../../scripts/site/build/serve.ts';
import { openChromium } from './engines/chromium.ts';
import type { Window } from './engines/window.ts';
import { fixtureSite } from './fixture-site.ts';

const test = suite('runaways');
const block = '#main figure[data-kind="run"]';
let window: Window;
let server: Server;

test.before(async () => {
  server = await serve(await fixtureSite(), 0);
});

test.after(() => server.close());

// A process of a browser that has been brought down belongs to one test alone.
test.before.each(async () => {
  window = await openChromium();
});

test.after.each(async () => window.close());

const hogs: Readonly<Record<string, string>> = {
  'arrays in a loop': 'for (;;) all.push(new Array(1e7).fill(0));',
  'arrays of nothing': 'for (;;) all.push(new Array(1e7));',
  'strings that double': `for (let s = 'ab'; ; s = s.length > 1e8 ? 'ab' : s + s) all.push(s, s.indexOf('c'));`,
  'long strings': `for (;;) { const s = 'x'.repeat(5e7) + all.length; all.push(s, s.indexOf('y')); }`,
  'bytes that are used': 'for (;;) all.push(new Uint8Array(1e7).fill(1));',
  'a map that grows': 'const map = new Map(); for (let i = 0; ; i += 1) map.set(i, { i });',
  'async code': 'for (;;) { all.push(new Array(1e7).fill(0)); await null; }',
  'a timer': 'setInterval(() => all.push(new Array(1e7).fill(0))); await new Promise(() => {});',
  'a flood of messages': `for (;;) postMessage('x'.repeat(1e6));`,
};

interface Seen {
  /** The block that failed, from its beginning. */
  took: number;
  /** The longest time for which the page did nothing else. */
  longest: number;
}

/** It runs in the page, and looks at it often. */
function watch(block: string): void {
  const seen = { took: 0, longest: 0, last: performance.now(), began: 0 };
  setInterval(() => {
    const now = performance.now();
    seen.longest = Math.max(seen.longest, now - seen.last);
    seen.last = now;
    const state = document.querySelector<HTMLElement>(block)?.dataset['state'];
    if (state === 'running' && seen.began === 0) seen.began = now;
    if (state === 'failed' && seen.took === 0) seen.took = now - seen.began;
    // What a function leaves on the page is what others find in all engines.
    document.body.dataset['seen'] = JSON.stringify(seen);
  }, 20);
}

for (const [name, code] of Object.entries(hogs)) {
  test(`${name}: stopped within 5 s, and the page goes on`, async () => {
    await window.go(`${server.address}1-first.html`);
    await window.runAll();
    await window.write(block, `const all: unknown[] = [];\n${code}`, 'end');
    await window.run(watch, block);

    assert.match(await window.runAll(), /did not end within|RangeError/);

    await window.press(`${block} .reset`);
    assert.match(await window.runAll(), /blocks ran in/);
    const seen = await window.run(() => document.body.dataset['seen'] ?? '');
    const { took, longest } = JSON.parse(seen) as Seen;
    assert.ok(took < 5000, `it took ${Math.round(took)} ms`);
    assert.ok(longest < 1000, `the page was busy for ${Math.round(longest)} ms`);
  });
}

test('a worker that was brought down by another tab is replaced', async () => {
  await window.go(`${server.address}1-first.html`);
  await window.runAll();
  await window.until(() => document.querySelector('iframe') !== null);
  await window.run(() => document.querySelector('iframe')!.remove());

  assert.match(await window.runAll(), /blocks ran in/);
});

test.run();
