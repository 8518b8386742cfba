/** Code that fails, or does not end, or may not run, in a real browser. */
import * as assert from 'uvu/assert';
import { pageSuite } from './page-suite.ts';

const test = pageSuite('trouble');

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
    /column 21: Error: lost[^]*No code handled/,
    'new',
  ],
];
for (const [name, code, words, place] of failures) {
  test(`${name} is shown at its place`, '1-first', async (page) => {
    const block = page.block('assert.is(list.length');
    await page.append(block, code);

    await page.runAll();

    assert.match(await page.result(block).innerText(), words);
    const bad = await block.locator('.cm-line.bad-line').innerText();
    assert.is(bad, code.trim());
    assert.is(await block.locator('.cm-line .bad-place').innerText(), place);
  });
}

const placeless: readonly (readonly [string, string, RegExp])[] = [
  ['a value that is no error', `throw 'a string';`, /^A value that is no Error was thrown/],
  [
    'an error without a stack',
    `throw Object.assign(new Error('no'), { stack: '' });`,
    /^Error: no/,
  ],
];
for (const [name, code, words] of placeless) {
  test(`${name} is told of the block, and no line is blamed`, '1-first', async (page) => {
    const block = page.block('assert.is(list.length');
    await page.append(block, code);

    assert.match(await page.run(block), 'Failed in First');

    assert.match(await page.result(block).locator('.failure').innerText(), words);
    assert.is(await page.page.locator('.bad-line').count(), 0);
  });
}

test('a block that must throw and does not is told', '1-first', async (page) => {
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
  test(`${name} is stopped, and the page stays alive`, '1-first', async (page) => {
    const block = page.block('assert.is(list.length');
    await page.append(block, code);

    await page.runAll();

    assert.match(await page.result(block).innerText(), words);
    await block.locator('.reset').click();
    assert.match(await page.runAll(), /blocks ran in/);
  });
}

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

test('Stop stops at any time', '1-first', async (page) => {
  const block = page.block('assert.is(list.length');
  await page.append(block, 'for (;;) {}');

  await page.page.locator('.runner .run').click();
  await page.page.locator('[data-state="running"]').waitFor();
  await page.page.locator('.runner .stop').click();
  await page.ended();

  assert.is(await block.getAttribute('data-state'), 'stopped');
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
  // The browser says what it has refused; it must not have asked anybody.
  assert.equal(
    page.complaints.filter((words) => words.startsWith('http')),
    [],
  );
  page.complaints.length = 0;
});

test.run();
