import { test } from 'uvu';
import * as assert from 'uvu/assert';
import { findImports, redirectImports } from '../../../scripts/chapter/imports.ts';

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

test('text in templates, strings and comments is no import', () => {
  const code = `const sample = \`
import { x } from './broken.ts';
\${1}
export * from './broken.ts';
\`;
/*
import './broken.ts';
*/
// import('./broken.ts');
const text = "import('./broken.ts')", pattern = /import\\('a'\\)/;
const inner = \`\${await import('./whole.ts')}\`;`;
  assert.equal(found(code), ['11:31 ./whole.ts']);
});

test('specifiers are replaced where they stand, and only those of imports', () => {
  const code = "import a from './a.ts'; import b from './b.ts'; const c = './a.ts';";
  assert.is(
    redirectImports(code, (specifier) => (specifier === './a.ts' ? './long/a.ts' : undefined)),
    "import a from './long/a.ts'; import b from './b.ts'; const c = './a.ts';",
  );
});

test.run();
