import { test } from 'uvu';
import * as assert from 'uvu/assert';
import { loadChapter } from '../../../scripts/chapter/chapter.ts';
import { instrument } from '../../../scripts/chapter/instrument.ts';
import { page } from '../runner/run-guide.ts';

const fence = '```';
const chapter = loadChapter(
  page(
    '```ts',
    'one',
    fence,
    '```ts throws=E',
    'two',
    fence,
    '```ts compile-fail=TS1',
    '3',
    fence,
  ).replace('TS1', 'TS2540'),
  'guide/1-a.md',
);
const lines = (purpose: 'run' | 'check'): string[] =>
  instrument(chapter, { runtime: './runtime.ts', purpose }).split('\n');

test('a block is announced before it begins and after it has ended', () => {
  assert.equal(lines('run').slice(0, 3), [
    'import * as $workbook from "./runtime.ts";;$workbook.begin("guide/1-a.md",1);',
    'one',
    ';$workbook.end("guide/1-a.md",1);',
  ]);
});

test('a block that must throw is wrapped in a function that is awaited', () => {
  assert.equal(lines('run').slice(3, 6), [
    ';$workbook.begin("guide/1-a.md",4);await $workbook.mustThrow("E",async()=>{',
    'two',
    '});$workbook.end("guide/1-a.md",4);',
  ]);
});

test('a block that must not compile is left out of the program that runs', () => {
  assert.equal(lines('run').slice(6, 9), ['', '', '']);
});

test('a block that must not compile is checked in a function that nobody calls', () => {
  assert.equal(lines('check').slice(6, 9), [';void(async()=>{', '3', '});']);
});

test.run();
