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
  /** Left out. */
  readonly id = '1'; // stays

  constructor() {}

  /** Left out. */
  get name(): string {
    return \`a
    b\`;
  }

  // Why.
  #secret(): void {}
}

type Alias = { a: 1 };
interface Shape {
  /** Left out, as is what is deeper. */
  b: {
    /** Left out. */
    c: 3;
  };
}
interface Frozen {
  b(): void;
}
export const Frozen = class Frozen {
  a(): void {}

  /** Left out. */
  b(): void {}
} as FrozenClass;
`;

const text = (name: string): string => {
  const found = findDeclaration(ts, source, name);
  return 'text' in found ? found.text : `only ${found.names.join(' ')}`;
};

test('a declaration is quoted with export and without the comment above it', () => {
  assert.is(text('one'), 'export const one = 1;');
  assert.is(text('Alias'), 'type Alias = { a: 1 };');
});

test('docstrings inside a declaration are left out, other comments stay', () => {
  assert.not.match(text('Thing'), '/**');
  assert.match(
    text('Thing'),
    "  readonly id = '1'; // stays\n\n  constructor() {}\n\n  get name()",
  );
  assert.is(text('Shape'), 'interface Shape {\n  b: {\n    c: 3;\n  };\n}');
});

test('overloads are quoted together', () => {
  assert.is(text('over').split('\n').length, 5);
});

test('members are quoted in their class, with a mark for what is left out', () => {
  const head = 'export abstract class Thing {\n';
  assert.is(text('Thing.id'), `${head}  readonly id = '1'; // stays\n  // …\n}`);
  assert.is(
    text('Thing.id,name'),
    `${head}  readonly id = '1'; // stays\n  // …\n  get name(): string {\n    return \`a\n    b\`;\n  }\n  // …\n}`,
  );
  assert.is(text('Thing.#secret'), `${head}  // …\n  // Why.\n  #secret(): void {}\n}`);
});

test('members of a constant that is a class are quoted in it', () => {
  assert.is(
    text('Frozen.b'),
    'export const Frozen = class Frozen {\n  // …\n  b(): void {}\n} as FrozenClass;',
  );
});

test('an unknown name is answered with the known ones', () => {
  assert.is(text('Thin'), 'only one over Thing Alias Shape Frozen');
  assert.is(text('Thing.nme'), 'only Thing.id Thing.constructor Thing.name Thing.#secret');
});

test.run();
