/** Code that fails, does not end, or asks for what a browser has not: a red verdict on its block. */
import * as assert from 'uvu/assert';
import { pageSuite } from './page-suite.ts';

const test = pageSuite('failures');
const first = 'assert.is(list.length';

/** The last one, where there is one, is the word that is marked; '' means that no line is blamed. */
const failures: readonly (readonly [string, string, RegExp, string?])[] = [
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
  ['a value that is no error', `throw 'a string';`, /^A value that is no Error was thrown/, ''],
  [
    'an error without a stack',
    `throw Object.assign(new Error('no'), { stack: '' });`,
    /^Error: no/,
    '',
  ],
  ['an endless loop', `console.log('one'); for (;;) {}`, /one\n[^]*did not end within/],
  [
    'a promise that never settles',
    `console.log('one'); await new Promise(() => {});`,
    /one\n[^]*did not end within/,
  ],
  ['a flood', `for (;;) console.log('flood');`, /the rest is not shown[^]*did not end within/],
  ['an evil expression', `/^(a+)+$/.test('a'.repeat(60) + 'b');`, /did not end within/],
  ['a value without a prototype', 'throw Object.create(null);', /no Error was thrown/],
  [
    'a cause without a prototype',
    `throw new Error('x', { cause: /(?<y>\\d+)/.exec('in 2024')?.groups });`,
    /Error: x[^]*Caused by/,
  ],
  [
    'a stack that is no text',
    `Error.prepareStackTrace = () => 7; throw new Error('x');`,
    /Error: x/,
  ],
  [
    'timers that are none',
    `Object.assign(globalThis, { setTimeout: () => 0 }); throw new Error('x');`,
    /Error: x/,
  ],
  [
    'messages that go nowhere',
    `MessagePort.prototype.postMessage = () => {}; throw new Error('x');`,
    /Error: x/,
  ],
  [
    'another Promise',
    `Object.assign(globalThis, { Promise: undefined }); throw new Error('x');`,
    /Error: x/,
  ],
  [
    'no console',
    `Object.assign(globalThis, { console: undefined }); throw new Error('x');`,
    /Error: x/,
  ],
  [
    'no JSON, no Blob and no clock',
    `JSON.stringify = () => { throw 1; }; performance.now = () => { throw 1; }; Object.assign(globalThis, { Blob: 1 }); throw new Error('x');`,
    /Error: x/,
  ],
  [
    'lists that do not work',
    `Array.prototype.find = () => { throw 1; }; throw new Error('x');`,
    /replaced something that the page itself needs|Error: x/,
  ],
  ['a module of Node', `import 'node:fs';`, /no module "node:fs"[^]*in Node.js only/],
  ['a driver', `await import('pg');`, /in Node.js only/],
  ['a global of Node', `console.log(process.env);`, /process is not defined[^]*in Node.js only/],
  [
    'a server',
    `import { DataSource } from 'typeorm'; new DataSource({ type: 'postgres' });`,
    /reaches no database server/,
  ],
  [
    'a server, through the library',
    `import { TypeOrmDatastore, TypeOrmSettings } from 'event-sourcing-workbook';
const far = new TypeOrmDatastore({ settings: new TypeOrmSettings({ uri: 'postgresql://postgres@127.0.0.1:5432/postgres' }) });
await far.setupConnection();`,
    /reaches no database server/,
  ],
  [
    'a file, through the library',
    `import { TypeOrmDatastore, TypeOrmSettings } from 'event-sourcing-workbook';
const file = new TypeOrmDatastore({ settings: new TypeOrmSettings({ uri: 'sqlite:////tmp/my.db' }) });
await file.setupConnection();`,
    /no file/,
  ],
];
for (const [name, code, words, place] of failures) {
  test(`${name}: a red verdict on the block`, '1-first', async (page) => {
    const block = page.block(first);
    await page.append(block, code);

    assert.match(await page.runAll(), /Failed in First|did not end/);

    assert.is(await block.getAttribute('data-state'), 'failed');
    assert.match(await page.result(block).innerText(), words);
    if (place === '') assert.is(await page.page.locator('.bad-line').count(), 0);
    if (!place) return;
    assert.is(await block.locator('.cm-line.bad-line').innerText(), code.trim());
    assert.is(await block.locator('.cm-line .bad-place').innerText(), place);
  });
}

test('after code without an end the page goes on', '1-first', async (page) => {
  const block = page.block(first);
  await page.append(block, 'for (;;) {}');
  await page.runAll();

  await block.locator('.reset').click();

  assert.match(await page.runAll(), /blocks ran in/);
});

test('a chapter with replaced globals goes on to its end', '1-first', async (page) => {
  const code = `Object.assign(globalThis, { setTimeout: () => 0, Blob: 1 }); JSON.stringify = () => 'x';`;
  await page.append(page.block(first), code);

  assert.match(await page.runAll(), 'blocks ran');
});

test.run();
