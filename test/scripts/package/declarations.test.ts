import { test } from 'uvu';
import * as assert from 'uvu/assert';
import { withJsImports } from '../../../scripts/package/declarations.ts';

test('relative imports of declarations end in .js', () => {
  for (const [given, wanted] of [
    ["import { A } from './a.ts';", "import { A } from './a.js';"],
    ['export * from "../b/c.ts";', 'export * from "../b/c.js";'],
    ["type A = import('./a.ts').A;", "type A = import('./a.js').A;"],
    ["import './a.ts';", "import './a.js';"],
  ] as const) {
    assert.is(withJsImports(given), wanted);
  }
});

test('what is no relative import stays as it is', () => {
  for (const text of ["import { A } from 'a.ts';", "type A = 'from ./a.ts';", "x('./a.ts')"]) {
    assert.is(withJsImports(text), text);
  }
});

test.run();
