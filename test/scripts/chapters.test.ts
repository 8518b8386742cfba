/** The command as its users meet it, on small guides made for each test. */
import fs from 'node:fs';
import { test } from 'uvu';
import * as assert from 'uvu/assert';
import { loadChapter } from '../../scripts/guide/chapter.ts';
import { makeGuide, page, root, startCommand, type Ended } from './run-guide.ts';

const fence = '```';

/** A page with a title and blocks: each is its fence words, then its lines. */
function chapter(...blocks: readonly (readonly [string, ...string[]])[]): string {
  return page('# A', ...blocks.flatMap(([words, ...code]) => ['', fence + words, ...code, fence]));
}

const broken: Readonly<Record<string, string>> = {
  '01-assertion.md': chapter(
    ['ts', "import * as assert from 'uvu/assert';", "console.log('before');"],
    ['ts', '  assert.equal({ a: 1 }, { a: 2 });'],
    ['ts', '1;'],
    ['ts source=scripts/guide/paint.ts#nobody'],
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
    ['ts source=scripts/guide/paint.ts#plain', 'export const plan'],
    ['ts source=scripts/guide/paint.ts#plan'],
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
  '29-string.md': chapter(['ts', "throw 'text';"]),
};

// One run shows nearly all there is to see: the chapters do not know of each other.
const guide = makeGuide(broken);
const many = guide.run('--timeout=1');
const syntax = makeGuide({
  '1-syntax.md': chapter(['ts', '1;', "const é = 'é'; const b = = 2;"], ['ts', '1;']),
  '2-reader.md': chapter(['ts compile-fail=TS2540', '1;']),
  '3-import.md': chapter([
    'ts',
    "import 'data:text/javascript,await new Promise(() => undefined)';",
  ]),
});
const syntaxRun = syntax.run();
test.after(() => {
  guide.remove();
  syntax.remove();
});

/** The part of the report on one failure. */
async function failureAt(place: string): Promise<string> {
  const { stdout } = await many;
  const start = stdout.indexOf(`\n${guide.folder}/${place}  `);
  assert.not(start === -1, `nothing at ${place}`);
  return stdout.slice(start + 1).split(/\n\n(?=\S)/)[0] ?? '';
}

function fails(what: string, place: string, ...texts: readonly string[]): void {
  test(`${what} is reported at its line and column`, async () => {
    const text = await failureAt(place);
    for (const part of texts) assert.match(text, part);
  });
}

fails('a failed assertion', '01-assertion.md:9:10', 'deeply equal', '--··"a":·1', '++··"a":·2');
fails(
  'an error in a function',
  '02-thrown.md:5:9',
  'Error: boom',
  'Caused by TypeError: why',
  '02-thrown.md:10:2',
);
fails('an error in an async function', '03-async.md:6:9', 'Error: later', '03-async.md:8:1');
fails('an error in a callback', '04-callback.md:5:9', 'Error: called');
fails('an error in a timer', '05-timer.md:5:9', 'Error: timer');
fails('an error in a library', '06-library.md:5:19', 'ENOENT');
fails('a missing chapter', '08-missing.md:4:19', 'There is no module "./99-nowhere.ts"');
fails('a missing package', '09-package.md:4:19', 'There is no module "no-such-package"');
fails('a missing export', '10-export.md:5:3', '"node:fs" exports nothing called "nothing"');
fails('a type error', '11-type.md:4:23', "TS2322: Type 'string' is not assignable");
fails('an unhandled rejection', '12-rejection.md:4:47', 'Error: alone', 'Await the promise');
fails('output that differs', '13-output.md:9:3', '- twx\n  + two', '--update');
fails(
  'a source that drifted',
  '14-source.md:4:17',
  '- export const plan\n',
  '+ export const plain',
);
fails('a source that does not exist', '14-source.md:7:7', 'Did you mean "plain"?');
fails('a source file that does not exist', '14-source.md:10:7', 'no file nowhere.ts');
fails('a block that should have thrown', '15-silent.md:3:7', 'RangeError, and it threw nothing');
fails('a block that threw another error', '16-other.md:4:8', 'TypeError: other', 'RangeError');
fails('an unknown fence word', '17-word.md:7:7', 'Did you mean "throws"?');
fails('a fence that is never closed', '18-unclosed.md:3:1', 'never closed');
fails('a fence in a list', '19-nested.md:3:3', 'list or a quotation');
fails('a fence in a quotation', '19-nested.md:7:3', 'list or a quotation');
fails('code that should not compile', '20-compiles.md:3:7', 'should not compile (TS2540)');
fails('code that does not compile otherwise', '20-compiles.md:8:7', 'TS2322', 'TS2540 only');
fails('a block that can never settle', '21-never.md:5:3', 'never settle');
fails('a block that takes too long', '22-slow.md:4:1', 'did not settle within 1 s', '--timeout');
fails('a timer left running', '23-interval.md:4:4', 'still running', 'Clear it');
fails('a handle left open', '24-server.md:4:1', 'TCPServerWrap', 'Close it');
fails('a call of process.exit', '25-exit.md:5:11', 'process.exit()');
fails('a thrown value that is no error', '29-string.md:4:1', '"text"');

test('the lines around a failure are shown with the place marked', async () => {
  const text = await failureAt('02-thrown.md:5:9');
  assert.match(text, '  > 5 |   throw new Error(');
  assert.match(text, '\n      |         ^\n');
});

test('a failure shows what its block had printed', async () => {
  const { stdout } = await many;
  assert.match(stdout, '01-assertion.md:3 prints\n    | before\n');
});

test('frames of libraries and of the runner are left out', async () => {
  const { stdout, stderr } = await many;
  assert.not.match(stdout, /node_modules|node:internal|scripts\/guide\/(?!paint)/);
  assert.is(stderr, '');
});

test('after a failure the rest of the chapter is not reached', async () => {
  const { stdout } = await many;
  assert.match(stdout, /01-assertion.*\n.*4 blocks.*1 failed, 1 not reached/);
  assert.match(stdout, /05-timer.*\n.*3 blocks.*1 failed, 1 not reached/);
  assert.match(stdout, /17-word.*\n.*2 blocks.*1 failed, 1 not reached/);
});

test('chapters that import a failed one are not run, and the others are', async () => {
  const { stdout } = await many;
  assert.match(
    stdout,
    `26-importer.md  A\n  - not run: it imports ${guide.folder}/02-thrown.md, which failed`,
  );
  assert.match(
    stdout,
    `27-importer.md  A\n  - not run: it imports ${guide.folder}/26-importer.md, which did not run`,
  );
  assert.match(stdout, /28-fine.md {2}A\n {2}✓/);
});

test('every block is counted once, on the last line', async () => {
  const { stdout, status } = await many;
  const [counts, verdict] = stdout.trimEnd().split('\n').slice(-2);
  assert.is(counts, '5 not reached, 2 not run');
  assert.is(verdict, '9 passed, 30 failed');
  const pages = Object.entries(broken).map(([name, text]) => loadChapter(text, name));
  assert.is(pages.flatMap(({ blocks }) => blocks).length, 5 + 2 + 9 + 30);
  assert.is(status, 1);
});

test('a syntax error is reported at its line and column', async () => {
  const { stdout, status } = await syntaxRun;
  assert.match(stdout, `\n${syntax.folder}/1-syntax.md:5:26  Syntax error: Unexpected "="`);
  assert.match(stdout, '1 not reached, 1 not checked\n0 passed, 2 failed\n');
  assert.is(status, 1);
});

test('an import that never settles is reported at its line and column', async () => {
  const { stdout } = await syntaxRun;
  assert.match(stdout, `\n${syntax.folder}/3-import.md:4:8  While the chapter's imports were`);
  assert.match(stdout, 'never settle');
});

/** An endless loop can only be ended with the run. */
async function looping(...code: string[]): Promise<{ ended: Ended; folder: string }> {
  const loop = makeGuide({ '1-loop.md': chapter(['ts', ...code], ['ts', '1;']) });
  const ended = await loop.run('--timeout=0.3', '--no-types');
  loop.remove();
  return { ended, folder: loop.folder };
}

test('an endless loop is named by its line, and the command ends', async () => {
  const { ended, folder } = await looping('const spin = () => {', '  for (;;);', '};', 'spin();');
  assert.match(ended.stdout, `\n${folder}/1-loop.md:5:3  This code kept the program busy`);
  assert.match(ended.stdout, /\n1 not reached\n0 passed, 1 failed\n$/);
  assert.is(ended.status, 1);
  assert.is(ended.stderr, '');
});

test('an endless loop that awaits is named, too', async () => {
  const { ended, folder } = await looping('for (;;) await null;');
  assert.match(ended.stdout, `\n${folder}/1-loop.md:4:`);
  assert.is(ended.status, 1);
});

const good = {
  '1-first.md': page(
    '# First',
    '',
    '```ts',
    "import { fail } from 'node:assert';",
    'export const answer = 42;',
    "console.log('answer:', answer);",
    "console.error('and an error');",
    fence,
    '',
    'prints',
    '',
    '```text output',
    'answer: 42',
    'and an error',
    fence,
    '',
    '## Failing on purpose',
    '',
    '```ts throws=AssertionError',
    "fail('as planned');",
    fence,
    '',
    '```text output',
    'AssertionError: as planned',
    fence,
    '',
    '```ts compile-fail=TS2588',
    'answer = 43;',
    fence,
    '',
    '```ts source=scripts/guide/paint.ts#plain',
    'export const plain: Paint = { bold: same, dim: same, red: same, green: same };',
    fence,
    '',
    '## Listening',
    '',
    '```ts',
    'const stray = new Promise<unknown>((resolve) => {',
    "  process.once('unhandledRejection', resolve);",
    '});',
    "void Promise.reject(new Error('heard'));",
    'console.log(String(await stray));',
    fence,
  ),
  '2-second-part.md': chapter([
    'ts',
    "import { answer } from './1-first.ts';",
    "console.log('again', answer);",
  ]),
  '3-third.md': chapter(['ts', 'export {};']),
};

test('a guide that is right passes, section by section', async () => {
  const right = makeGuide(good);
  const { stdout, status } = await right.run();
  right.remove();
  const lines = stdout.replaceAll(/ +\d+ ms/g, '').split('\n');
  assert.equal(lines, [
    `${right.folder}/1-first.md  First`,
    '  ✓ First                                     2 blocks',
    '  ✓ Failing on purpose                        4 blocks',
    '  ✓ Listening                                 1 block',
    `    ${right.folder}/1-first.md:37 prints`,
    '    | Error: heard',
    `${right.folder}/2-second-part.md  A`,
    '  ✓ A                                         1 block',
    `    ${right.folder}/2-second-part.md:3 prints`,
    '    | again 42',
    `${right.folder}/3-third.md  A`,
    '  ✓ A                                         1 block',
    '',
    '9 passed, 0 failed',
    '',
  ]);
  assert.is(status, 0);
});

test('one chapter runs with what it imports and nothing else', async () => {
  const right = makeGuide(good);
  for (const selector of ['2', 'second-part', `${right.folder}/2-second-part.md`]) {
    const { stdout } = await right.run(selector, '--no-types');
    assert.match(stdout, '1-first.md');
    assert.match(stdout, '2-second-part.md');
    assert.not.match(stdout, '3-third.md');
    assert.match(stdout, /\n1 not checked\n7 passed, 0 failed\n$/);
  }
  right.remove();
});

test('a selector that selects nothing is refused with a suggestion', async () => {
  const right = makeGuide(good);
  const { stdout, stderr, status } = await right.run('thrid');
  right.remove();
  assert.match(stderr, 'There is no chapter "thrid". Did you mean "third"?');
  assert.is(stdout, '');
  assert.is(status, 2);
});

test('a report asked for as JSON is all there is on stdout', async () => {
  const right = makeGuide({
    ...good,
    '4-bad.md': chapter(['ts', "console.log('hi');", ' throw 1;']),
  });
  const { stdout, status } = await right.run('--json');
  right.remove();
  const report: unknown = JSON.parse(stdout);
  assert.ok(typeof report === 'object' && report !== null && 'chapters' in report);
  const { chapters, ...counts } = report;
  assert.equal(counts, {
    success: false,
    passed: 9,
    failed: 1,
    notReached: 0,
    notRun: 0,
    notChecked: 0,
    notes: [],
  });
  assert.match(JSON.stringify(chapters), '"line":4,"column":1,"message":"A value that is no Error');
  assert.is(status, 1);
});

test('--update brings output and sources up to date, and only those', async () => {
  const old = good['1-first.md']
    .replace('\nanswer: 42\n', '\nanswer: 41\n')
    .replace('AssertionError: as planned', '')
    .replace('export const plain: Paint =', 'const plain =');
  const outdated = makeGuide({ ...good, '1-first.md': old });
  const { stdout, status } = await outdated.run('--update');
  const updated = outdated.read('1-first.md');
  outdated.remove();
  assert.is(updated, good['1-first.md']);
  for (const line of [12, 23, 31])
    assert.match(stdout, `updated ${outdated.folder}/1-first.md:${line}\n`);
  assert.match(stdout, /\n9 passed, 0 failed\n$/);
  assert.is(status, 0);
});

test('--watch runs again what changed and what imports it', async () => {
  const watched = makeGuide(good);
  const command = watched.start('--watch', '--no-types');
  assert.match(await command.until('Watching'), '8 passed');
  watched.write('1-first.md', good['1-first.md'].replace('# First', '# Premier'));
  const second = await command.until('Watching');
  assert.match(second, 'Premier');
  assert.match(second, '2-second-part.md');
  assert.not.match(second, '3-third.md');
  watched.write('3-third.md', chapter(['ts', 'throw new RangeError();']));
  const third = await command.until('Watching');
  assert.match(third, '3-third.md:4:7  RangeError');
  assert.not.match(third, '1-first.md');
  command.stop();
  await command.ended;
  watched.remove();
});

test('--extract writes the programs and runs nothing', async () => {
  const extracted = makeGuide({ '1-first.md': chapter(['ts', "throw new Error('ran');"]) });
  const { stdout, status } = await extracted.run('--extract');
  const program = fs.readFileSync(`${root}/build/pages/${extracted.folder}/1-first.ts`, 'utf8');
  extracted.remove();
  assert.is(program.split('\n')[3], "throw new Error('ran');");
  assert.is(stdout, '');
  assert.is(status, 0);
});

test('--help says all of this', async () => {
  const { stdout, status } = await startCommand(['--help']).ended;
  for (const word of ['--watch', '--update', '--json', '--timeout', '--no-types', '*.md']) {
    assert.match(stdout, word);
  }
  assert.is(status, 0);
});

test.run();
