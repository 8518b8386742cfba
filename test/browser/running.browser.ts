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

/** What is marked is the word where it happened. */
const failures: readonly (readonly [string, string, RegExp, string])[] = [
  ['an assertion', `assert.is(1 as number, 2, 'not equal');`, /column 8: not equal/, 'is'],
  ['an error', `\n\nthrow new TypeError('no');`, /column 7: TypeError: no/, 'new'],
  [
    'an error in the middle of a line',
    `const two: readonly number[] = [2]; if (two satisfies object) throw new RangeError('mid');`,
    /column 69: RangeError: mid/,
    'new',
  ],
  [
    'an error in an async function',
    `const f = async (a: number): Promise<void> => (await null, missing(a)); await f(1);`,
    /column 60: ReferenceError: missing is not defined/,
    'missing',
  ],
  ['a syntax error', 'const = 1;', /column 7: Syntax error/, '='],
  ['an unknown module', `import 'nowhere';`, /column 8: There is no module "nowhere"/, `'`],
  [
    'a missing export',
    `import { nothing } from 'typeorm';`,
    /column 10: "typeorm" exports nothing called "nothing"/,
    'nothing',
  ],
  [
    'a rejection',
    `void Promise.reject(new Error('lost'));`,
    /column 21: Error: lost[^]*Nobody handled/,
    'new',
  ],
];
for (const [name, code, words, place] of failures) {
  test(`${name} is shown at its place`, '1-domain', async (page) => {
    const block = page.block('assert.is(opened.owner');
    await page.append(block, code);

    await page.runAll();

    assert.match(await page.result(block).innerText(), words);
    const bad = await block.locator('.cm-line.bad-line').innerText();
    assert.is(bad, code.trim());
    assert.is(await block.locator('.cm-line .bad-place').innerText(), place);
  });
}

test('a block that must throw and does not is told', '1-domain', async (page) => {
  const block = page.page.locator('figure[data-kind="throws"]').first();
  await block.locator('.edit').click();
  await block.locator('.cm-content').press('ControlOrMeta+a');
  await page.page.keyboard.insertText('// nothing');

  await page.runAll();

  assert.match(await page.result(block).innerText(), 'should have thrown');
});

const runaways: readonly (readonly [string, string, RegExp])[] = [
  ['an endless loop', 'for (;;) {}', /did not end within/],
  ['a promise that never settles', 'await new Promise(() => {});', /did not end within/],
  ['a flood', `for (;;) console.log('flood');`, /the rest is not shown[^]*did not end within/],
  ['an evil expression', `/^(a+)+$/.test('a'.repeat(60) + 'b');`, /did not end within/],
];
for (const [name, code, words] of runaways) {
  test(`${name} is stopped, and the page stays alive`, '1-domain', async (page) => {
    const block = page.block('assert.is(opened.owner');
    await page.append(block, code);

    await page.runAll();

    assert.match(await page.result(block).innerText(), words);
    await block.locator('.reset').click();
    assert.match(await page.runAll(), /blocks ran in/);
  });
}

test('a browser that does not let the page run code is told of', '1-domain', async ({ page }) => {
  await page.clock.install();
  await page.evaluate(() =>
    Object.defineProperty(HTMLIFrameElement.prototype, 'srcdoc', { value: '', writable: true }),
  );
  await page.locator('.runner .run').click();
  await page.locator('iframe').waitFor({ state: 'attached' });
  await page.clock.runFor(30_000);

  const status = page.locator('.runner .status');
  await status.filter({ hasText: 'does not let the page run code' }).waitFor();
  assert.match(await status.innerText(), '`npm run guide`');
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

test('Stop stops at any time', '1-domain', async (page) => {
  const block = page.block('assert.is(opened.owner');
  await page.append(block, 'for (;;) {}');

  await page.page.locator('.runner .run').click();
  await page.page.locator('[data-state="running"]').waitFor();
  await page.page.locator('.runner .stop').click();
  await page.ended();

  assert.match(await page.result(block).innerText(), 'Stopped');
});

test('the code of the reader reaches no other host', '1-domain', async (page) => {
  const block = page.block('assert.is(opened.owner');
  const tries = [
    `await fetch('https://example.org/').catch(() => console.log('no fetch'));`,
    `await import('https://example.org/' + 1).catch(() => console.log('no import'));`,
    `try { new Function('1'); } catch { console.log('no eval'); }`,
    `try { importScripts('https://example.org/'); } catch { console.log('no scripts'); }`,
  ];
  await page.append(block, tries.join('\n'));

  await page.runAll();

  assert.match(await page.result(block).innerText(), 'no fetch\nno import\nno eval\nno scripts');
  // The browser says what it has refused; it must not have asked anybody.
  assert.equal(
    page.complaints.filter((words) => words.startsWith('http')),
    [],
  );
  page.complaints.length = 0;
});

test(
  'types are checked when asked for, and then again after each change',
  '1-domain',
  async (page) => {
    await page.page.locator('.runner .check').click();
    const status = page.page.locator('.runner .status');
    await status.filter({ hasText: 'The types are right.' }).waitFor({ timeout: 60_000 });

    const block = page.block('assert.is(opened.owner');
    await page.append(block, 'const wrong: number = opened.owner;');

    const types = page.result(block).locator('.types');
    await types.waitFor({ timeout: 60_000 });
    assert.match(await types.innerText(), /Line \d+: TS2322/);
  },
);

test.run();
