/** Pages that cannot be run to their end: one that is no program, and those that never end. */
import { test } from 'uvu';
import * as assert from 'uvu/assert';
import { chapter, makeGuide } from './run-guide.ts';

const syntax = makeGuide({
  '1-syntax.md': chapter(['ts', '1;', "const é = 'é'; const b = = 2;"], ['ts', '1;']),
  '2-reader.md': chapter(['ts compile-fail=TS2540', '1;']),
  '3-import.md': chapter([
    'ts',
    "import 'data:text/javascript,await new Promise(() => undefined)';",
  ]),
});
const syntaxRun = syntax.judge();
test.after(() => syntax.remove());

test('a syntax error is reported at its line and column', async () => {
  const { stdout, status } = await syntaxRun;
  assert.match(stdout, `\n${syntax.folder}/1-syntax.md:5:26  Syntax error: Expression expected.`);
  assert.match(stdout, '1 not reached\n0 passed, 3 failed\n');
  assert.is(status, 1);
});

test('an import that never settles is reported at its line and column', async () => {
  const { stdout } = await syntaxRun;
  assert.match(stdout, `\n${syntax.folder}/3-import.md:4:8  While the chapter's imports were`);
  assert.match(stdout, 'never settle');
});

const loops = makeGuide({
  '1-loop.md': chapter(
    ['ts', 'const spin = () => {', '  for (;;);', '};', 'spin();'],
    ['ts', '1;'],
  ),
  '2-await.md': chapter(['ts', 'for (;;) await null;'], ['ts', '1;']),
  '3-late.md': chapter(
    [
      'ts',
      "void new Promise((go) => setTimeout(go, 100)).then(() => { throw new Error('late'); });",
    ],
    ['ts', '1;'],
  ),
  '4-fine.md': chapter(['ts', '1;']),
});
const loopsRun = loops.run('--timeout=0.5');
test.after(() => loops.remove());

test('an endless loop is named by its line, and the other pages are judged', async () => {
  const { stdout, stderr, status } = await loopsRun;
  assert.match(stdout, `\n${loops.folder}/1-loop.md:5:3  This code kept the program busy`);
  assert.match(stdout, /\n2 not reached\n2 passed, 3 failed\n$/);
  assert.is(status, 1);
  assert.is(stderr, '');
});

test('an endless loop that awaits is named, too: its block, or its place in it', async () => {
  const { stdout } = await loopsRun;
  // Between two turns of the loop no frame is that of the page, and its place is not known.
  const [, place = ''] = stdout.split(`\n${loops.folder}/2-await.md:4`);
  assert.match(place, /^(:10 {2}This code kept|  somewhere in this block: .*kept)/);
});

test('a promise that fails after the last block fails the block that it was made in', async () => {
  const { stdout } = await loopsRun;
  assert.match(stdout, `\n${loops.folder}/3-late.md:4:66  Error: late`);
  assert.match(stdout, /4-fine.md {2}A\n {2}✓/);
});

test('a block that uses up the memory is named', async () => {
  const code = 'for (const all: unknown[] = []; ; ) all.push(new Array(1e7).fill(0));';
  const full = makeGuide({
    '1-full.md': chapter(['ts', code], ['ts', '1;']),
    '2-fine.md': chapter(['ts', '1;']),
  });
  const { stdout, status } = await full.judge('--timeout=30');
  full.remove();
  assert.match(stdout, `\n${full.folder}/1-full.md:4  somewhere in this block: It used up all the`);
  assert.match(stdout, /\n1 not reached\n1 passed, 1 failed\n$/);
  assert.is(status, 1);
});

test.run();
