/** Pages with one fault each, and what is wrong with them. They do not know of each other. */
import { chapter, page } from './run-guide.ts';

export const broken: Readonly<Record<string, string>> = {
  '01-assertion.md': chapter(
    ['ts', "import * as assert from 'uvu/assert';", "console.log('before');"],
    ['ts', '  assert.equal({ a: 1 }, { a: 2 });'],
    ['ts', '1;'],
    ['ts source=scripts/runner/paint.ts#nobody'],
  ),
  '02-thrown.md': chapter(
    [
      'ts',
      'export function boom() {',
      "  throw new Error('boom', { cause: new TypeError('why') });",
      '}',
    ],
    ['ts', ' boom();'],
  ),
  '03-async.md': chapter([
    'ts',
    'async function later() {',
    '  await null;',
    "  throw new Error('later');",
    '}',
    'await later();',
  ]),
  '04-callback.md': chapter(['ts', '[1].forEach(() => {', "  throw new Error('called');", '});']),
  '05-timer.md': chapter(
    ['ts', 'setTimeout(() => {', "  throw new Error('timer');", '}, 1);'],
    ['ts', 'await new Promise((resolve) => setTimeout(resolve, 50));'],
    ['ts', '1;'],
  ),
  '06-library.md': chapter([
    'ts',
    "import { readFileSync } from 'node:fs';",
    "const read = 1;   readFileSync('/no/such/file');",
  ]),
  '08-missing.md': chapter(['ts', "import { x } from './99-nowhere.ts';", 'x;']),
  '09-package.md': chapter(['ts', "import { x } from 'no-such-package';", 'x;']),
  '10-export.md': chapter(['ts', 'import {', '  nothing,', "} from 'node:fs';", 'nothing;']),
  '11-type.md': chapter(['ts', "const é = '😀'; const n: number = 'text';", 'é + n;']),
  '12-rejection.md': chapter([
    'ts',
    "const later = async () => { await null; throw new Error('alone'); };",
    'later();',
  ]),
  '13-output.md': chapter(
    ['ts', "console.log('one\\ntwo');"],
    ['text output', 'one', 'twx'],
    ['ts', '1;'],
  ),
  '14-source.md': chapter(
    ['ts source=scripts/runner/paint.ts#plain', 'export const plan'],
    ['ts source=scripts/runner/paint.ts#plan'],
    ['ts source=nowhere.ts#plain'],
  ),
  '15-silent.md': chapter(['ts throws=RangeError', '1;']),
  '16-other.md': chapter(['ts throws=RangeError', " throw new TypeError('other');"]),
  '17-word.md': chapter(['ts', '1;'], ['ts thorws=RangeError', '1;']),
  '18-unclosed.md': page('# A', '', '```ts', '1;'),
  '19-nested.md': page('# A', '- b', '  ```ts', '  1;', '  ```', '', '> ```ts', '> 1', '> ```'),
  '20-compiles.md': chapter(
    ['ts compile-fail=TS2540', 'const one = 1;'],
    ['ts compile-fail=TS2540', 'const one: string = 1;'],
    ['ts compile-fail=TS2322', 'const one: string = 1;'],
  ),
  '21-never.md': chapter(['ts', '', '  await new Promise(() => undefined);']),
  '22-slow.md': chapter(
    ['ts', 'await new Promise((resolve) => setTimeout(resolve, 60_000));'],
    ['ts', '1;'],
  ),
  '23-interval.md': chapter(['ts', '1; setInterval(() => undefined, 1000);'], ['ts', '1;']),
  '24-server.md': chapter(
    ['ts', "import { createServer } from 'node:net';", 'createServer().listen(0);'],
    ['ts', '1;'],
  ),
  '25-exit.md': chapter(['ts', '1;', '  process.exit(0);'], ['ts', '1;']),
  '26-importer.md': chapter(['ts', "import { boom } from './02-thrown.ts';", 'boom();']),
  '27-importer.md': chapter(['ts', "import './26-importer.ts';"]),
  '28-fine.md': chapter(['ts', '1;']),
  '30-outside.md': chapter([
    'ts throws=RangeError',
    "throw new RangeError('x'); });await (async()=>{ throw 1;",
  ]),
  '31-outside.md': chapter(
    ['ts', '1;'],
    ['ts compile-fail=TS2322', 'const n: string = 1; });void (async()=>{'],
  ),
  '29-string.md': chapter(['ts', "throw 'text';"]),
};
