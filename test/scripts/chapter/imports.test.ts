import { test } from 'uvu';
import * as assert from 'uvu/assert';
import { findImports, siblingName } from '../../../scripts/chapter/imports.ts';

const found = (code: string): string[] =>
  findImports(code).map(({ specifier, line, column }) => `${line}:${column} ${specifier}`);

test('all forms of import are found at their specifiers', () => {
  const code = `import a from 'one';
import {
  b,
} from "two"; import 'three';
export * from './four.ts';
const five = await import('five');
import type { C } from 'six';`;
  assert.equal(found(code), [
    '1:15 one',
    '4:8 two',
    '4:22 three',
    '5:15 ./four.ts',
    '6:27 five',
    '7:24 six',
  ]);
});

test('what only looks like an import is left alone', () => {
  assert.equal(found(`export const a = 'one';\nconst from = 'two';\nimported('x');`), []);
});

test('lines are counted from the first line given', () => {
  assert.is(findImports(`import 'a';`, 7)[0]?.line, 7);
});

test('a sibling chapter is named by its file', () => {
  assert.is(siblingName('./1-domain.ts'), '1-domain');
  assert.is(siblingName('../1-domain.ts'), undefined);
  assert.is(siblingName('uvu/assert'), undefined);
});

test.run();
