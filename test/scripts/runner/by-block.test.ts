/** Each block is judged by itself: one that cannot be read, or must not compile, hides no other. */
import { test } from 'uvu';
import * as assert from 'uvu/assert';
import { chapter, makeGuide, root } from './run-guide.ts';

/** A block in the middle that leaves something open. */
const open = (code: string): string =>
  chapter(['ts', 'const a = 1;'], ['ts', code], ['ts', 'a;'], ['ts', '`*/;']);

const guide = makeGuide({
  'unreadable.md': chapter(['ts compile-fail=TS1005', 'const a = (1;']),
  'mistyped.md': chapter(['ts', "export const n: number = 'x' + '';"]),
  'program.md': chapter(['ts', 'const a = = 1;']),
  'numbers.md': chapter(
    ['ts compile-fail=TS1308', 'function f() { await 1; }'],
    ['ts compile-fail=TS1294', 'enum A { b }'],
    ['ts compile-fail=TS2588', 'const one = 1; one = 2;'],
  ),
  'otherwise.md': chapter(
    ['ts compile-fail=TS2322', 'const a = {'],
    ['ts compile-fail=TS2322', 'const s: string = 1;', 'nope;'],
    ['ts compile-fail=TS1005', 'const s: string = 1;'],
  ),
  'brace.md': open('const b = {'),
  'template.md': open('const s = `abc'),
  'comment.md': open('/* abc'),
  'close.md': open('}'),
  'name.md': chapter([
    'ts',
    "import { EvntStore } from 'event-sourcing-workbook';",
    'new EvntStore();',
  ]),
  'one.md': chapter(['ts', "import { b } from './two.ts';", 'export const a = b;']),
  'two.md': chapter(['ts', '1;'], ['ts', "import { a } from './one.ts';", 'export const b = a;']),
  'broken.ts': 'export type X = = string;\n',
  'unchecked.md': chapter([
    'ts',
    `import type { X } from "${root}/build/test-guides/${process.pid}-1/broken.ts";`,
    "('x') satisfies X;",
  ]),
});
test.after(() => guide.remove());
const pages = (...names: readonly string[]) => names.map((name) => `${guide.folder}/${name}.md`);
const readable = ['numbers', 'mistyped'];
const others = ['program', 'otherwise', 'brace', 'template', 'comment', 'close', 'name', 'one'];
const all = guide.judge(...pages('unreadable', ...readable, ...others));

async function says(...texts: readonly string[]): Promise<void> {
  const { stdout, status } = await all;
  for (const text of texts) assert.ok(stdout.includes(text), `${text} is not in:\n${stdout}`);
  assert.is(status, 1);
}

test('a block that is not to be readable passes', async () => {
  const { stdout, status } = await guide.judge(...pages('unreadable'));
  assert.match(stdout, /\n1 passed, 0 failed\n$/);
  assert.is(status, 0);
});

test('blocks that cannot be read do not hide the types of others', async () => {
  await says('/mistyped.md:4:14  Type error TS2322');
});

test('an error of the program is told at its place', async () => {
  await says('/program.md:4:11  Syntax error: Expression expected.');
});

test('errors with the numbers of syntax errors that are none are judged like others', async () => {
  const { stdout, status } = await guide.judge(...pages(...readable));
  assert.match(stdout, 'Type error TS2322');
  assert.match(stdout, /\n3 passed, 1 failed\n$/);
  assert.is(status, 1);
});

test('a block that is to fail with a code and fails otherwise, or with others, too, is told', () =>
  says(
    "/otherwise.md:4:11  Syntax error TS1005: '}' expected.",
    '/otherwise.md:9:1  Type error TS2304',
    '/otherwise.md:13:7  Type error TS2322',
  ));

test('of blocks that hang together, the one that leaves something open is named', () =>
  says(
    "/brace.md:8:11  Syntax error: '}' expected.",
    '/template.md:8:15  Syntax error: Unterminated template literal.',
    "/comment.md:8:7  Syntax error: '*/' expected.",
    '/close.md:8:1  Syntax error: Declaration or statement expected.',
  ));

test('a name that a module does not export keeps what the compiler takes it for', () =>
  says("Did you mean 'EventStore'?"));

test('pages that import each other are named in their circle', () => {
  const circle = pages('one', 'two', 'one').join(' → ');
  return says(
    `/two.md:7:1  These pages import each other: ${circle}.`,
    `/one.md  A\n  - not run: it imports ${guide.folder}/two.md, which failed`,
  );
});

test('types that cannot be checked are no success', async () => {
  const { stdout, status } = await guide.judge(...pages('unchecked'));
  assert.match(stdout, `No types were checked: ${guide.folder}/broken.ts:1:17: `);
  assert.match(stdout, /\n1 passed, 0 failed\n$/);
  assert.is(status, 1);
});

test.run();
