import { test } from 'uvu';
import * as assert from 'uvu/assert';
import {
  columnOfByte,
  missingExport,
  missingModule,
  stackPlaces,
  syntaxErrorPlace,
} from '../../../scripts/chapter/stack.ts';

test('the places of a stack are those whose files have a name among us', () => {
  const stack = `Error: at /guide/0.md:1:1
    at Object.go (/src/a.ts:3:4)
    at async file:///guide/1.md:5:6
    at eval (eval at go (file:///guide/1.md:9:9), <anonymous>:1:7)
    at node:internal/x:1:1`;
  const rename = (file: string) => file.replace('file://', '').slice(1);
  assert.equal(stackPlaces(stack, rename), [
    { path: 'src/a.ts', line: 3, column: 4 },
    { path: 'guide/1.md', line: 5, column: 6 },
  ]);
  assert.equal(
    stackPlaces(stack, () => undefined),
    [],
  );
});

test('a place in a folder with spaces and parentheses is read', () => {
  const stack = `Error
    at go (file:///x%20(1)/a.md:3:4)
    at Object.<anonymous> [as go] (/x (1)/b.md:5:6)
    at async file:///x%20(1)/c.md:7:8`;
  assert.equal(
    stackPlaces(stack, (file) => file).map(({ path, line }) => `${path} ${line}`),
    ['file:///x%20(1)/a.md 3', '/x (1)/b.md 5', 'file:///x%20(1)/c.md 7'],
  );
});

test('esbuild names the place of a syntax error', () => {
  assert.equal(syntaxErrorPlace('Transform failed:\n/a b/1.ts:2:12: ERROR: Unexpected "="'), {
    file: '/a b/1.ts',
    line: 2,
    byte: 12,
    message: 'Unexpected "="',
  });
  assert.is(syntaxErrorPlace('Something else'), undefined);
});

test('a byte becomes a column', () => {
  assert.is(columnOfByte('é😀x', 6), 4);
  assert.is(columnOfByte('abc', 0), 1);
});

test('the loader names the module that is missing and who wanted it', () => {
  assert.equal(missingModule("Cannot find package 'a' imported from /b.ts"), {
    wanted: 'a',
    importer: '/b.ts',
  });
  assert.is(missingModule('Something else'), undefined);
});

test('the engine names the export that is missing', () => {
  const message = "The requested module './a.ts' does not provide an export named 'b'";
  assert.equal(missingExport(message), { specifier: './a.ts', name: 'b' });
  assert.is(missingExport('Something else'), undefined);
});

test.run();
