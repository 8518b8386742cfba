import fs from 'node:fs';
import * as assert from 'uvu/assert';
import { suite } from 'uvu';

const test = suite('the pages of the library');
const root = new URL('../../', import.meta.url);
const read = (file: string): string => fs.readFileSync(new URL(file, root), 'utf8');
const { exports } = JSON.parse(read('package.json')) as { exports: object };
/** What a program can import beside the library itself, such as its contract. */
const others = Object.keys(exports).flatMap((key) => /^\.\/(\w+)$/.exec(key)?.[1] ?? []);

test('the first page lists all names, by floor', () => {
  const page = read('build/site/api/index.html');
  const headings = [...page.matchAll(/<h2[^>]*>(.*?)<\/h2>/g)].map(([, text = '']) =>
    text.replaceAll(/<[^>]*>/g, ''),
  );
  const floors = ['Domain', 'Infrastructure', 'Infrastructure on SQL databases', 'Application'];
  assert.equal(headings.slice(0, floors.length), floors);
  for (const name of others) assert.ok(headings.includes(`event-sourcing-workbook/${name}`));
  const exported = [...read('src/index.ts').matchAll(/^ {2}(?:type )?(\w+),$/gm)];
  assert.ok(exported.length > 30);
  for (const [, name] of exported) assert.match(page, `>${name}</a>`);
});

test('the contract, and all else that can be imported, has its page', () => {
  assert.ok(others.includes('contract'));
  for (const name of others) {
    const page = read(`build/site/api/modules/event-sourcing-workbook_${name}.html`);
    assert.match(page, `<h1>event-sourcing-workbook/${name}</h1>`);
  }
});

test.run();
