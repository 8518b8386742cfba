/**
 * Pages that work against the runner: each with its lines, where its failure is told, and a part of
 * what is told. They run in one command, in this order.
 */
import { chapter } from './run-guide.ts';

type Case = readonly [what: string, lines: readonly string[], place: string, text: string];

const fakes = "import { mock } from 'node:test';";
const empty = 'A value that is no Error was thrown: [Object: null prototype]';
const uncaught = "process.on('uncaughtException', () => undefined);";
const unhandled = "process.on('unhandledRejection', () => undefined);";
const lost =
  "void Promise.reject(new Error('lost?')); await new Promise((go) => setTimeout(go, 5));";
const gone = 'It ended the process that it ran in';

export const hostile: readonly Case[] = [
  [
    'two thousand failures in one block',
    ["for (let i = 0; i < 2000; i += 1) void Promise.reject(new Error('n'));"],
    ':3',
    'and 1990 more failures in this block',
  ],
  ['a message without end', ["throw new Error('x'.repeat(5_000_000));"], ':4:7', 'more characters'],
  ['a prototype that is frozen', ['Object.freeze(Object.prototype);', "throw 'x';"], ':4', '"x"'],
  [
    'what is written past the console',
    ["import { writeSync } from 'node:fs';", "writeSync(1, 'hello\\n');"],
    ':4',
    'written past the console',
  ],
  [
    'what another program prints',
    [
      "import { spawnSync } from 'node:child_process';",
      "spawnSync('echo', ['hello'], { stdio: 'inherit' });",
    ],
    ':4',
    'written past the console',
  ],
  [
    'a comment that stops the compiler',
    ['// @ts-ignore', "1 + 'x' - 1;"],
    ':4:4',
    'Types are checked',
  ],
  [
    'a type for all pages',
    ['export {};', 'declare global { interface Array<T> { mine: T } }'],
    ':5:1',
    'types of all other pages',
  ],
  [
    'an interface for all who import a module',
    ["declare module 'node:fs' { interface Stats { mine: 1 } }"],
    ':4:1',
    'types of all other pages',
  ],
  [
    'an assertion that only prints',
    ["console.assert((1 as number) === 2, 'x');"],
    ':4:9',
    'console.assert()',
  ],
  [
    'what is printed after the block',
    [
      "setTimeout(() => console.log('b'), 5);",
      "console.log('a');",
      '```',
      '',
      '```text output',
      'a',
    ],
    ':10:1',
    '+ b',
  ],
  [
    'what is printed while a later block runs',
    [
      "setTimeout(() => console.log('late'), 5);",
      '```',
      '',
      '```text output',
      '```',
      '',
      '```ts',
      'await new Promise((go) => setTimeout(go, 50));',
    ],
    ':8:1',
    '+ late',
  ],
  [
    'a quotation of what an earlier block prints',
    [
      "setTimeout(() => console.log('late'), 5);",
      '```',
      '',
      '```ts',
      'await new Promise((go) => setTimeout(go, 50));',
      '```',
      '',
      '```text output',
      'late',
    ],
    ':12:1',
    '- late',
  ],
  [
    'what is printed while a later page runs',
    ["setTimeout(() => console.log('late'), 5);", '```', '', '```text output'],
    ':8:1',
    '+ late',
  ],
  [
    'the error of an earlier block that a later one listens for',
    [
      "import * as assert from 'uvu/assert';",
      'setTimeout(() => assert.is(1, 2), 5);',
      '```',
      '',
      '```ts',
      uncaught,
      'await new Promise((go) => setTimeout(go, 50));',
    ],
    ':5:25',
    'Expected values to be strictly equal',
  ],
  [
    'the rejection of an earlier block that a later one listens for',
    [
      "void new Promise((go) => setTimeout(go, 5)).then(() => JSON.parse('{'));",
      '```',
      '',
      '```ts',
      unhandled,
      'await new Promise((go) => setTimeout(go, 50));',
    ],
    ':4',
    'Nobody handled this rejection',
  ],
  [
    'an error for which only an earlier block listens, too late',
    [
      `setTimeout(() => ${uncaught.replace(';', '')}, 5);`,
      '```',
      '',
      '```ts',
      "setTimeout(() => { throw new Error('own'); }, 30);",
      'await new Promise((go) => setTimeout(go, 60));',
    ],
    ':8:26',
    'Error: own',
  ],
  ['a value without a prototype', ['1;', 'throw Object.create(null);'], ':4', empty],
  [
    'a cause without a prototype',
    ["throw new Error('x', { cause: /(?<y>.)/.exec('in')?.groups });"],
    ':4:7',
    `Caused by ${empty} { y: 'i' }`,
  ],
  [
    'an error whose message throws',
    ['throw Object.defineProperty(new Error(), "message", { get: () => { throw 1; } });'],
    ':4',
    'somewhere in this block: Error',
  ],
  ['a value thrown in a branch', ['const a = 1;', 'if (a === 1)', "  throw 'x';"], ':4', '"x"'],
  [
    'an assertion in a promise that nobody awaits',
    [
      "import assert from 'node:assert';",
      'void (async () => {',
      '  await null;',
      '  assert(0);',
      '})();',
    ],
    ':7:3',
    'Nobody handled this rejection',
  ],
  [
    "a test of Node's own",
    ["import test from 'node:test';", 'test();'],
    ':4:18',
    'a block is a test',
  ],
  [
    'a test that is imported late',
    ["const { it } = await import('node:test');", 'it();'],
    ':4:29',
    'a block is a test',
  ],
  ['a suite of uvu', ["import { suite } from 'uvu';", "suite('x');"], ':4:23', 'a block is a test'],
  ['an exit status of its own', ['process.exitCode = 3;'], ':4', 'process.exitCode is 3'],
  [
    'a listener left behind',
    [uncaught, unhandled, '```', '', '```ts', lost],
    ':9:21',
    'Error: lost?',
  ],
  [
    'a block that takes all exceptions',
    ['process.setUncaughtExceptionCaptureCallback(() => undefined);'],
    ':4',
    'take all uncaught exceptions',
  ],
  ['a listener of ours removed', ['process.removeAllListeners();', lost], ':4', gone],
  [
    'timers that never fire',
    [
      fakes,
      'mock.timers.enable();',
      '```',
      '',
      '```ts',
      'await new Promise((go) => setTimeout(go, 5));',
    ],
    ':9',
    'can never settle',
  ],
  [
    'other globals than before',
    [
      'const bad = (() => { throw new Error(); }) as never;',
      'globalThis.setTimeout = globalThis.queueMicrotask = JSON.stringify = performance.now = bad;',
      'process.stdout.write = process.exit = Error.prepareStackTrace = bad;',
      'globalThis.console = globalThis.Promise = undefined as never;',
      '```',
      '',
      '```ts',
      "throw new Error('told');",
    ],
    ':11:7',
    'Error: told',
  ],
  [
    'a process that kills itself',
    ["process.kill(process.pid, 'SIGKILL');", 'for (;;);'],
    ':4',
    gone,
  ],
  ['a process that aborts', ['process.abort();'], ':4', gone],
  [
    'a channel that is closed',
    ['process.disconnect();', 'await new Promise((go) => setTimeout(go, 5));'],
    ':4',
    gone,
  ],
  [
    'a command that takes too long',
    ["import { execSync } from 'node:child_process';", "execSync('sleep 45');"],
    ':4',
    'nothing could interrupt it',
  ],
  [
    'a wait for another thread',
    ['Atomics.wait(new Int32Array(new SharedArrayBuffer(4)), 0, 0);'],
    ':4',
    'busy',
  ],
  ['printing without end', ["for (;;) console.log('x'.repeat(1000));"], ':4', 'printed more than'],
];

export const fine = chapter(
  ['ts', "import { readFileSync } from 'node:fs';", 'console.log(readFileSync(0).length);'],
  ['text output', '0'],
);

export const nameOf = (index: number): string => `${String(index + 1).padStart(2, '0')}-page.md`;

export const pages: Readonly<Record<string, string>> = {
  ...Object.fromEntries(
    hostile.map(([, lines], index) => [nameOf(index), chapter(['ts', ...lines])]),
  ),
  '99-fine.md': fine,
};
