import ts from 'typescript';
import { test } from 'uvu';
import * as assert from 'uvu/assert';
import { findDeclaration } from '../../../scripts/chapter/source-declaration.ts';

const source = `/** About one. */
export const one = 1;

/** Overloaded. */
export function over(a: string): string;
export function over(a: number): number;
export function over(a: unknown) {
  return a;
}

// Not this.
export abstract class Thing {
  /** Kept inside. */
  readonly id = '1';

  constructor() {}

  /** Left out. */
  get name(): string {
    return \`a
    b\`;
  }

  #secret(): void {}
}

type Alias = { a: 1 };
interface Shape { b: 2 }
`;

const text = (name: string): string => {
  const found = findDeclaration(ts, source, name);
  return 'text' in found ? found.text : `only ${found.names.join(' ')}`;
};

test('a declaration is quoted with export and without the comment above it', () => {
  assert.is(text('one'), 'export const one = 1;');
  assert.is(text('Alias'), 'type Alias = { a: 1 };');
  assert.is(text('Shape'), 'interface Shape { b: 2 }');
});

test('comments inside a declaration are kept', () => {
  assert.match(text('Thing'), /^export abstract class Thing \{\n {2}\/\*\* Kept inside\. \*\/\n/);
});

test('overloads are quoted together', () => {
  assert.is(text('over').split('\n').length, 5);
});

test('a member is quoted as if it stood at the first column', () => {
  assert.is(text('Thing.id'), "readonly id = '1';");
  assert.is(text('Thing.#secret'), '#secret(): void {}');
  assert.is(text('Thing.constructor'), 'constructor() {}');
  assert.match(text('Thing.name'), /^get name\(\): string \{\n {2}return `a/);
});

test('an unknown name is answered with the known ones', () => {
  assert.is(text('Thin'), 'only one over Thing Alias Shape');
  assert.is(text('Thing.nme'), 'only Thing.id Thing.constructor Thing.name Thing.#secret');
});

test.run();
