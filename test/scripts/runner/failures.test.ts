/** How each kind of failure is reported: the command runs once, on all the broken pages. */
import { test } from 'uvu';
import * as assert from 'uvu/assert';
import { loadChapter } from '../../../scripts/chapter/chapter.ts';
import { failureAt, makeGuide } from './run-guide.ts';
import { broken } from './broken-pages.ts';

const guide = makeGuide(broken);
const many = guide.run('--timeout=1');
test.after(() => guide.remove());

function fails(what: string, place: string, ...texts: readonly string[]): void {
  test(`${what} is reported at its place`, async () => {
    const { stdout } = await many;
    const text = failureAt(stdout, `${guide.folder}/${place}`);
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
fails('a block that can never settle', '21-never.md:5', 'somewhere in this block', 'never settle');
fails(
  'a block that takes too long',
  '22-slow.md:4',
  'somewhere in this block',
  'did not settle within 1 s',
  '--timeout',
);
fails('a timer left running', '23-interval.md:4:4', 'still running', 'Clear it');
fails(
  'a handle left open',
  '24-server.md:4',
  'somewhere in this block',
  'TCPServerWrap',
  'Close it',
);
fails(
  'a `throws` block that ends the function around it',
  '30-outside.md:4:28',
  'complete in itself',
);
fails('one that must not compile and does so', '31-outside.md:8:22', 'complete in itself');
fails('a call of process.exit', '25-exit.md:5:11', 'process.exit()');
fails('a thrown value that is no error', '29-string.md:4', 'somewhere in this block', '"text"');

test('the lines around a failure are shown with the place marked', async () => {
  const { stdout } = await many;
  const text = failureAt(stdout, `${guide.folder}/02-thrown.md:5:9`);
  assert.match(text, '  > 5 |   throw new Error(');
  assert.match(text, '\n      |         ^\n');
});

test('a failure shows what its block had printed', async () => {
  const { stdout } = await many;
  assert.match(stdout, '01-assertion.md:3 prints\n    | before\n');
});

test('frames of libraries and of the runner are left out', async () => {
  const { stdout, stderr } = await many;
  assert.not.match(stdout, /node_modules|node:internal|scripts\/(chapter|runner)\/(?!paint)/);
  assert.is(stderr, '');
});

test('after a failure the rest of the chapter is not reached', async () => {
  const { stdout } = await many;
  assert.match(stdout, /01-assertion.*\n.*4 blocks.*2 failed, 1 not reached/);
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
  assert.is(counts, '4 not reached, 2 not run');
  assert.is(verdict, '11 passed, 32 failed');
  const pages = Object.entries(broken).map(([name, text]) => loadChapter(text, name));
  assert.is(pages.flatMap(({ blocks }) => blocks).length, 4 + 2 + 11 + 32);
  assert.is(status, 1);
});

test.run();
