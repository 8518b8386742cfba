/** Places are right whatever a page and its folder are called. */
import { test } from 'uvu';
import * as assert from 'uvu/assert';
import { chapter, failureAt, makeGuide } from './run-guide.ts';

const folders = ['x (1)', 'a b', '50%', 'what?', 'ünï', "it's", 'a:b', '#1', 'new\u200bzero'];
const names = ['page.md', 'c#.md', 'two (2).md', '5%.md', 'why?.md', '名前.md', 'UPPER.MD'];
const thrown = chapter([
  'ts',
  'const go = () => {',
  '',
  '    throw new Error("x");',
  '};',
  'go();',
]);
const wrong = chapter(['ts', 'const one = 1;', '', '    export const n: string = one;']);

const pages: Record<string, string> = {};
for (const folder of folders) {
  pages[`${folder}/1-thrown.md`] = thrown;
  pages[`${folder}/2-wrong.md`] = wrong;
}
for (const name of names) {
  pages[`thrown/${name}`] = thrown;
  pages[`wrong/${name}`] = wrong;
}
const guide = makeGuide(pages);
const all = guide.run(...Object.keys(pages).map((name) => `${guide.folder}/${name}`));
test.after(() => guide.remove());

for (const [name, text] of Object.entries(pages)) {
  const what = text === thrown ? 'an error' : 'a type error';
  const place = text === thrown ? '6:11  Error: x' : '6:18  Type error TS2322';
  test(`${what} on the page ${JSON.stringify(name)} is reported at its line and column`, async () => {
    const { stdout, stderr } = await all;
    assert.ok(stdout.includes(`\n${guide.folder}/${name}:${place}`), stdout);
    assert.is(stderr, '');
  });
}

test('a page whose program would be called as a declaration file is refused, with another name', async () => {
  const refused = ['x.d.md', 'x.d.ts.md', 'x.d.css.md'];
  const text = chapter(['ts', "export const n: string = Number('1');"]);
  const own = makeGuide(Object.fromEntries([...refused, 'x.data.md'].map((name) => [name, text])));
  const { stdout, status } = await own.judge(...refused.map((name) => `${own.folder}/${name}`));
  const other = await own.judge(`${own.folder}/x.data.md`);
  own.remove();
  assert.is(status, 1);
  for (const name of refused) {
    const told = failureAt(stdout, `${own.folder}/${name}:3:1`);
    assert.match(told, 'Rename the page');
    assert.match(told, `such as ${name.replace(/\.md$/, '').replaceAll('.', '-')}.md`);
  }
  assert.match(other.stdout, 'TS2322');
});

test.run();
