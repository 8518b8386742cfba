/** Pages that cannot be run to their end: one that is no program, and those that never end. */
import { test } from 'uvu';
import * as assert from 'uvu/assert';
import { chapter, makeGuide, type Ended } from './run-guide.ts';

const syntax = makeGuide({
  '1-syntax.md': chapter(['ts', '1;', "const é = 'é'; const b = = 2;"], ['ts', '1;']),
  '2-reader.md': chapter(['ts compile-fail=TS2540', '1;']),
  '3-import.md': chapter([
    'ts',
    "import 'data:text/javascript,await new Promise(() => undefined)';",
  ]),
});
const syntaxRun = syntax.run();
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

async function alone(
  timeout: string,
  ...code: string[]
): Promise<{ ended: Ended; folder: string }> {
  const page = chapter(['ts', ...code], ['ts', '1;']);
  const guide = makeGuide({ '1-loop.md': page, '2-fine.md': chapter(['ts', '1;']) });
  const ended = await guide.run(`--timeout=${timeout}`);
  guide.remove();
  return { ended, folder: guide.folder };
}

test('an endless loop is named by its line, and the other pages are judged', async () => {
  const { ended, folder } = await alone(
    '0.3',
    'const spin = () => {',
    '  for (;;);',
    '};',
    'spin();',
  );
  assert.match(ended.stdout, `\n${folder}/1-loop.md:5:3  This code kept the program busy`);
  assert.match(ended.stdout, /\n1 not reached\n1 passed, 1 failed\n$/);
  assert.is(ended.status, 1);
  assert.is(ended.stderr, '');
});

test('an endless loop that awaits is named, too', async () => {
  const { ended, folder } = await alone('0.3', 'for (;;) await null;');
  assert.match(ended.stdout, `\n${folder}/1-loop.md:4:`);
  assert.is(ended.status, 1);
});

test('a block that uses up the memory is named', async () => {
  const code = 'for (const all: unknown[] = []; ; ) all.push(new Array(1e7).fill(0));';
  const { ended, folder } = await alone('30', code);
  assert.match(
    ended.stdout,
    `\n${folder}/1-loop.md:4  somewhere in this block: It used up all the`,
  );
  assert.match(ended.stdout, /\n1 not reached\n1 passed, 1 failed\n$/);
  assert.is(ended.status, 1);
});

test('a promise that fails after the last block fails the block that it was made in', async () => {
  const code =
    "void new Promise((go) => setTimeout(go, 300)).then(() => { throw new Error('late'); });";
  const { ended, folder } = await alone('5', code);
  assert.match(ended.stdout, `\n${folder}/1-loop.md:4:66  Error: late`);
  assert.match(ended.stdout, /\n2 passed, 1 failed\n$/);
  assert.is(ended.status, 1);
});

test.run();
