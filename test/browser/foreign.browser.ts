/** Code that asks for what a browser has not, or replaces what the page works with: told as that. */
import * as assert from 'uvu/assert';
import { pageSuite } from './page-suite.ts';

const test = pageSuite('foreign');
const first = 'assert.is(list.length';

const failures: readonly (readonly [string, string, RegExp])[] = [
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
for (const [name, code, words] of failures) {
  test(`${name}: a red verdict on the block`, '1-first', async (page) => {
    const block = page.block(first);
    await page.append(block, code);

    assert.match(await page.runAll(), 'Failed in First');

    assert.is(await block.getAttribute('data-state'), 'failed');
    assert.match(await page.result(block).innerText(), words);
  });
}

test('a chapter with replaced globals goes on to its end', '1-first', async (page) => {
  const code = `Object.assign(globalThis, { setTimeout: () => 0, Blob: 1 }); JSON.stringify = () => 'x';`;
  await page.append(page.block(first), code);

  assert.match(await page.runAll(), 'blocks ran');
});

test.run();
