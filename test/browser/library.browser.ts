import fs from 'node:fs';
import * as assert from 'uvu/assert';
import { suite } from 'uvu';

const test = suite('the pages of the library');
const api = new URL('../../build/site/api/', import.meta.url);
const read = (page: string): string => fs.readFileSync(new URL(page, api), 'utf8');
const source = (file: string): string =>
  fs.readFileSync(new URL(`../../src/${file}`, import.meta.url), 'utf8');

test('the first page lists all names, by floor', () => {
  const page = read('index.html');
  const floors = [...page.matchAll(/<h2[^>]*>(.*?)<\/h2>/g)].map(([, text = '']) =>
    text.replaceAll(/<[^>]*>/g, ''),
  );
  assert.equal(floors, [
    'Domain',
    'Infrastructure',
    'Infrastructure on SQL databases',
    'Application',
    'event-sourcing-workbook/contract',
    'Contract',
  ]);
  const exported = [...source('index.ts').matchAll(/^ {2}(?:type )?(\w+),$/gm)];
  assert.ok(exported.length > 30);
  for (const [, name] of exported) assert.match(page, `>${name}</a>`);
});

test('the contract has its page', () => {
  const page = read('modules/event-sourcing-workbook_contract.html');
  assert.match(page, '<h1>event-sourcing-workbook/contract</h1>');
  assert.match(page, 'recordManagerContract');
});

test.run();
