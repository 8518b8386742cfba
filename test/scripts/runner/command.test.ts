/** The command and its options, on a guide that is right. */
import fs from 'node:fs';
import { test } from 'uvu';
import * as assert from 'uvu/assert';
import { choosePages } from '../../../scripts/runner/command.ts';
import { readOptions } from '../../../scripts/runner/options.ts';
import { chapter, makeGuide, root } from './run-guide.ts';
import { good } from './good-pages.ts';

test('a guide that is right passes, section by section', async () => {
  const right = makeGuide(good);
  const { stdout, status } = await right.judge();
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
  const page = `${right.folder}/2-second-part.md`;
  for (const selector of ['2', 'second-part', page]) {
    assert.equal(choosePages(readOptions([`--guide=${right.folder}`, selector])), [page]);
  }
  const { stdout } = await right.judge('2', '--no-types');
  assert.match(stdout, '1-first.md');
  assert.match(stdout, '2-second-part.md');
  assert.not.match(stdout, '3-third.md');
  assert.match(stdout, /\n1 not checked\n7 passed, 0 failed\n$/);
  right.remove();
});

test('pages beside the chapters are judged, too', async () => {
  const guide = makeGuide({ ...good, 'README.md': chapter(['ts', "throw new Error('false');"]) });
  const { stdout, status } = await guide.judge();
  guide.remove();
  assert.match(stdout, /README\.md:\d+:\d+ {2}Error: false/);
  assert.match(stdout, /\n9 passed, 1 failed\n$/);
  assert.is(status, 1);
});

test('a run that has judged nothing is no success', async () => {
  const shown = '# Shown\n\n```sh\nls\n```\n';
  const guide = makeGuide({ '1-nothing.md': '', '2-empty.md': '# Empty\n', '3-shown.md': shown });
  const { stdout, status } = await guide.judge();
  guide.remove();
  assert.match(stdout, /\nNothing was judged: .*\n0 passed, 0 failed\n$/);
  assert.is(status, 1);
});

test('a selector that selects nothing is refused with a suggestion', async () => {
  const right = makeGuide(good);
  const { stdout, stderr, status } = await right.run('thrid');
  right.remove();
  assert.match(stderr, 'There is no chapter "thrid". Did you mean "third"?');
  assert.is(stdout, '');
  assert.is(status, 2);
});

test('a report asked for as JSON is all there is on stdout, and whole however slowly it is read', async () => {
  const code = 'for (let i = 1; i <= 30_000; i += 1) console.log(i);';
  const quoted = Array.from({ length: 29_999 }, (_, index) => String(index + 1));
  const guide = makeGuide({
    '1-fine.md': chapter(['ts', '1;']),
    '2-bad.md': chapter(['ts', "console.log('hi');", ' throw 1;']),
    '3-long.md': chapter(['ts', code], ['text output', ...quoted]),
  });
  const { stdout, status } = await guide.run('--json');
  guide.remove();
  const report: unknown = JSON.parse(stdout);
  assert.ok(typeof report === 'object' && report !== null && 'chapters' in report);
  const { chapters, ...counts } = report;
  assert.equal(counts, {
    success: false,
    passed: 2,
    failed: 2,
    notReached: 0,
    notRun: 0,
    notChecked: 0,
    notes: [],
  });
  assert.match(JSON.stringify(chapters), '"line":4,"column":1,"message":"A value that is no Error');
  assert.match(stdout, '"details": "  …\\n  29998\\n  29999\\n+ 30000"');
  assert.is(status, 1);
});

test('--update brings output and sources up to date, and only those', async () => {
  const old = good['1-first.md']
    .replace('\nanswer: 42\n', '\nanswer: 41\n')
    .replace('AssertionError: as planned', '')
    .replace('export const plain: Paint =', 'const plain =');
  const outdated = makeGuide({ ...good, '1-first.md': old });
  const { stdout, status } = await outdated.judge('--update');
  const updated = outdated.read('1-first.md');
  outdated.remove();
  assert.is(updated, good['1-first.md']);
  for (const line of [12, 23, 31])
    assert.match(stdout, `updated ${outdated.folder}/1-first.md:${line}\n`);
  assert.match(stdout, /\n9 passed, 0 failed\n$/);
  assert.is(status, 0);
});

/** Three pages, the second of which imports the first, as short as can be. */
const small = {
  '1-first.md': chapter(['ts', 'export const answer = 42;']),
  '2-second-part.md': chapter(['ts', "import { answer } from './1-first.ts';", 'answer;']),
  '3-third.md': chapter(['ts', 'export {};']),
};
const renamed = small['1-first.md'].replace('# A', '# Premier');

test('--watch runs again what changed and what imports it, and no change is what --update writes', async () => {
  const random = (name: string): string =>
    chapter(['ts', `console.log('${name}', Math.random());`], ['text output']);
  const watched = makeGuide({ ...small, '4-random.md': random('one') });
  const command = watched.start('--watch', '--update', '--no-types');
  const first = await command.until('Watching');
  assert.match(first, '4-random.md:7');
  assert.match(first, '5 passed');
  assert.match(watched.read('4-random.md'), /output\none 0\.\d+\n/);
  // Longer than it takes to notice a save: what follows is the answer to the next one alone.
  await new Promise((resolve) => setTimeout(resolve, 300));
  watched.write('4-random.md', random('two'));
  const second = await command.until('Watching');
  assert.is(second.split('changed').length, 2);
  assert.not.match(second, /1-first|2-second|3-third/);
  assert.match(watched.read('4-random.md'), /output\ntwo 0\.\d+\n/);
  watched.write('1-first.md', renamed);
  const third = await command.until('Watching');
  assert.match(third, 'Premier');
  assert.match(third, '2-second-part.md');
  assert.not.match(third, '3-third.md');
  command.stop();
  await command.ended;
  watched.remove();
});

test('--watch runs a chosen chapter again when one that it imports is saved', async () => {
  const watched = makeGuide(small);
  const command = watched.start('2', '--watch', '--no-types');
  assert.match(await command.until('Watching'), '2 passed');
  watched.write('3-third.md', chapter(['ts', 'export const other = 1;']));
  watched.write('1-first.md', renamed);
  const second = await command.until('Watching');
  assert.match(second, '1-first.md changed');
  assert.match(second, 'Premier');
  assert.match(second, '2-second-part.md  A');
  assert.not.match(second, '3-third.md');
  watched.write('2-second-part.md', chapter(['ts', 'throw new RangeError();']));
  const third = await command.until('Watching');
  assert.match(third, '2-second-part.md:4:7  RangeError');
  command.stop();
  await command.ended;
  watched.remove();
});

test('a folder that cannot be written to is named in a line, and the command ends', async () => {
  const unwritable = makeGuide({ '1-first.md': chapter(['ts', '1;']) });
  fs.mkdirSync(`${root}/build/pages/build/test-guides`, { recursive: true });
  fs.writeFileSync(`${root}/build/pages/${unwritable.folder}`, 'a file, where a folder is needed');
  const { stdout, stderr, status } = await unwritable.run('--no-types');
  unwritable.remove();
  assert.is(stdout, '');
  assert.match(stderr, /^E[A-Z]+: .*build\/pages\/.*\n$/);
  assert.is(status, 1);
});

test('--extract writes the programs and runs nothing', async () => {
  const extracted = makeGuide({ '1-first.md': chapter(['ts', "throw new Error('ran');"]) });
  const { stdout, status } = await extracted.judge('--extract');
  const program = fs.readFileSync(`${root}/build/pages/${extracted.folder}/1-first.ts`, 'utf8');
  extracted.remove();
  assert.is(program.split('\n')[3], "throw new Error('ran');");
  assert.is(stdout, '');
  assert.is(status, 0);
});

test.run();
