import { __addDisposableResource, __disposeResources } from 'tslib';
import { test } from 'uvu';
import * as assert from 'uvu/assert';
import { compile, link } from '../../../../scripts/site/worker/program.ts';
import { OtherCodeError } from '../../../../scripts/site/worker/without-types.ts';

const modules = (specifier: string) =>
  specifier === 'library' ? { url: 'blob:1', names: ['one', 'default'] } : undefined;

function linked(...lines: string[]) {
  return link(compile(lines.join('\n'), 'guide/1-a.md'), 'guide/1-a.md', modules);
}

function built(...lines: string[]): string {
  return linked(...lines).code;
}

function failure(...lines: string[]) {
  try {
    built(...lines);
  } catch (error) {
    if (error instanceof OtherCodeError) return error.failure;
    throw error;
  }
  throw new Error('This should not have compiled.');
}

test('imports of all kinds lead to the module that is there', () => {
  assert.is(
    built(
      `import a, { one } from 'library';`,
      `export * from 'library';`,
      `await import('library');`,
    ),
    `import a, { one } from "blob:1";\nexport * from "blob:1";\nawait import("blob:1");`,
  );
});

test('types vanish, and every line stays where it was', () => {
  const lines = built(
    'interface A {',
    '  a: string;',
    '}',
    'const a: A = {',
    `  a: 'a',`,
    '};',
  ).split('\n');
  assert.is(lines.length, 6);
  assert.match(lines[3]!, 'const a = {');
});

test('fields without a value are fields, as in Node', () => {
  assert.match(built('class A { readonly a: string; }'), /a;/);
});

test('a place in the program is where it was before types, imports and `using` were changed', () => {
  const lines = [
    `import { one } from 'library'; const a: Map<string, number> = one(); HERE(1 as number, HERE);`,
    `async (): Promise<void> => { await using b: B = a, c = a; HERE<string>(c!, HERE); };`,
    `const text: string = \`\${HERE as string}`,
    `\${(a as B).c ?? HERE}\`;`,
  ];
  const { code, columnOf } = linked(...lines);
  const columns = (line: string): number[] =>
    [...line.matchAll(/HERE/g)].map(({ index }) => index + 1);
  assert.not.equal(code.split('\n').map(columns), lines.map(columns));
  const found = code.split('\n').map((line, at) => columns(line).map((c) => columnOf(at + 1, c)));
  assert.equal(found, lines.map(columns));
});

test('a module that is not there is told at its place', () => {
  const { line, column, message } = failure('', `let a: A; import 'elsewhere';`);
  assert.equal([line, column, message], [2, 18, 'There is no module "elsewhere".']);
});

test('a name that a module does not export is told at its place', () => {
  const { line, column, message } = failure('import {', '  one,', '  two,', `} from 'library';`);
  assert.equal([line, column, message], [3, 3, '"library" exports nothing called "two".']);
});

test('a syntax error is told at its place, whichever parser finds it', () => {
  const twice = failure('const a = 1;', 'let b: B; const a = 2;');
  assert.equal([twice.line, twice.column], [2, 17]);
  const { line, column, message } = failure('', 'let b: = 3;');
  assert.equal([line, column], [2, 8]);
  assert.match(message, /^Syntax error: /);
});

const refused: readonly (readonly [string, string, number])[] = [
  ['an enum', 'enum A { B }', 1],
  ['a constant enum', 'const enum A { B }', 7],
  ['a namespace', 'namespace A { export const b = 1; }', 1],
  ['a decorator', 'class A { @b c() {} }', 11],
  ['a parameter property', 'class A { constructor(a: string, readonly b: number) {} }', 34],
];
for (const [name, code, column] of refused) {
  test(`${name} is refused at its place`, () => {
    const told = failure('', code);
    assert.equal([told.line, told.column], [2, column]);
    assert.match(told.message, 'cannot be taken away');
  });
}

test('words and types that only look like more than types are taken', () => {
  const lines = [
    `declare enum A { B } declare module 'c' {} declare namespace D { const e: 1 }`,
    `abstract class F { private constructor(a: readonly string[]) {} protected readonly b = 1; }`,
    `const readonly = 1, namespace = { enum: 1, private: 2 }; namespace.enum + readonly;`,
  ];
  assert.is(linked(...lines).code.split('\n').length, lines.length);
});

async function disposed(code: string): Promise<unknown> {
  const text = built(`export default ($workbook, log) => async (thing) => {`, code, `};`);
  const log: string[] = [];
  const thing = (name: string) => ({
    [Symbol.dispose]: () => log.push(`${name} closed`),
    [Symbol.asyncDispose]: async () => {
      await Promise.resolve();
      log.push(`${name} closed later`);
    },
  });
  const { default: run } = (await import(`data:text/javascript,${encodeURIComponent(text)}`)) as {
    default: (stage: object, log: string[]) => (make: typeof thing) => Promise<void>;
  };
  const stage = { use: __addDisposableResource, dispose: __disposeResources };
  await run(stage, log)(thing).catch((error: Error) => log.push(error.message));
  return log;
}

test('`await using` disposes at the end of its block, in reverse order, also after an error', async () => {
  assert.equal(
    await disposed(
      `{ await using a = thing('a'), b = thing('b'); log.push('in'); throw new Error('out'); }`,
    ),
    ['in', 'b closed later', 'a closed later', 'out'],
  );
});

test('`using` disposes at once', async () => {
  assert.equal(await disposed(`{ using a = thing('a'); log.push('in'); } log.push('after');`), [
    'in',
    'a closed',
    'after',
  ]);
});

test('a return goes through the disposal', async () => {
  assert.equal(await disposed(`await using a = thing('a'); return log.push('returned');`), [
    'returned',
    'a closed later',
  ]);
});

test('what a module is using is disposed of at its end', () => {
  assert.is(
    built('await using a = b;'),
    'const $scope={stack:[],error:void 0,hasError:false};' +
      'const a = $workbook.use($scope,b,true);;await $workbook.dispose($scope);',
  );
});

test.run();
