import { test } from 'uvu';
import * as assert from 'uvu/assert';
import { sharedTypesPlace } from '../../../scripts/chapter/shared-types.ts';

test('a declaration for all files is found where it begins', () => {
  assert.equal(sharedTypesPlace('1;\n  declare global { var a: 1 }', 7), { line: 8, column: 3 });
  assert.equal(sharedTypesPlace('declare\nglobal {}'), { line: 1, column: 1 });
  for (const name of ["'node:fs'", '"a"']) {
    assert.equal(sharedTypesPlace(`declare module ${name} { }`), { line: 1, column: 1 });
  }
});

test('what only looks like one, or stays in its file, is none', () => {
  const own = ['declare const global: 1;', 'declare namespace module { }', 'namespace A.B { }'];
  const texts = ["'declare global {}';", '// declare global {}', 'const module = { global: 1 };'];
  for (const code of [...own, ...texts]) assert.is(sharedTypesPlace(code), undefined, code);
});

test.run();
