import { Console } from 'node:console';
import { PassThrough } from 'node:stream';
import { test } from 'uvu';
import * as assert from 'uvu/assert';
import { table } from '../../../../scripts/site/worker/console.ts';
import { readableStack } from '../../../../scripts/site/worker/positions.ts';

function byNode(value: unknown): string {
  const stream = new PassThrough();
  // Colours depend on who runs the tests.
  new Console({ stdout: stream, colorMode: false }).table(value);
  return String(stream.read()).trimEnd();
}

const tables: readonly unknown[] = [
  [
    { a: 1, b: 'two' },
    { b: [1, 2], c: { d: 1 } },
  ],
  ['one', 2],
  [{ a: 1 }, 'mixed'],
  { first: { a: null }, second: { a: undefined } },
  [],
];
for (const value of tables) {
  test(`a table is Node's: ${JSON.stringify(value)}`, () => {
    assert.is(table(value), byNode(value));
  });
}

test('what is no object is no table', () => {
  assert.is(table('text'), undefined);
});

test('stacks of other engines read like those of V8', () => {
  assert.is(
    readableStack('run@/guide/1-a.md:3:5\n@blob:x:1:2\n'),
    '    at run (/guide/1-a.md:3:5)\n    at  (blob:x:1:2)\n',
  );
  const ours = 'Error: no\n    at run (/guide/1-a.md:3:5)';
  assert.is(readableStack(ours), ours);
});

test.run();
