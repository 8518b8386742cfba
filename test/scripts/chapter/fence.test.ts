import { test } from 'uvu';
import * as assert from 'uvu/assert';
import { isProgram, readFence } from '../../../scripts/chapter/fence.ts';

function refusalOf(info: string) {
  const fence = readFence(info);
  if (fence.kind !== 'refused') throw new Error(`"${info}" was read as ${fence.kind}`);
  return fence;
}

test('a bare ts fence runs', () => {
  assert.equal(readFence('ts'), { kind: 'run' });
  assert.ok(isProgram(readFence('ts')));
});

test('a ts fence may have to throw an error of a name', () => {
  assert.equal(readFence('ts throws=RangeError'), { kind: 'throws', error: 'RangeError' });
});

test('a ts fence may have to fail to compile', () => {
  assert.equal(readFence('ts compile-fail=TS2540'), { kind: 'compile-fail', code: 'TS2540' });
  assert.not(isProgram(readFence('ts compile-fail=TS2540')));
});

test('a ts fence may quote a declaration or a member of one', () => {
  const fence = { kind: 'source', file: 'src/a.ts', name: 'A' };
  assert.equal(readFence('ts source=src/a.ts#A'), fence);
  assert.equal(readFence('ts source=src/a.ts#A.b'), { ...fence, name: 'A.b' });
  assert.equal(readFence('ts source=src/a.ts#A.#b'), { ...fence, name: 'A.#b' });
  assert.equal(readFence('ts source=src/a.ts#A.b,#c'), { ...fence, name: 'A.b,#c' });
});

test('a text fence is shown, or is the output of a block', () => {
  assert.equal(readFence('text'), { kind: 'shown' });
  assert.equal(readFence('text output'), { kind: 'output' });
});

test('other languages are shown, whatever words follow', () => {
  for (const info of [
    '',
    'sh',
    'json title=X',
    'constructor',
    'c++',
    'tsv',
    'TEXT',
    'md{1}',
    'sql',
  ]) {
    assert.equal(readFence(info), { kind: 'shown' });
  }
});

test('an unknown word is refused where it stands, with the nearest known one', () => {
  const { message, hint, offset } = refusalOf('ts  thorws=RangeError');
  assert.is(message, 'Unknown word "thorws" after "ts". Did you mean "throws"?');
  assert.match(hint, 'compile-fail=TS2540');
  assert.is(offset, 4);
  assert.match(refusalOf('text ouput').message, 'Did you mean "output"?');
  assert.match(refusalOf('ts ignore').message, 'Unknown word "ignore"');
});

test('a word without its value is refused with an example', () => {
  for (const info of ['ts throws', 'ts throws=', 'ts throws=two-words']) {
    assert.match(refusalOf(info).message, 'throws=RangeError');
  }
  assert.match(refusalOf('ts compile-fail=2540').message, 'compile-fail=TS2540');
  assert.match(refusalOf('ts source=src/a.ts').message, 'source=src/domain/event.ts#DomainEvent');
});

test('a value for a word that takes none is refused', () => {
  assert.match(refusalOf('text output=1').message, 'takes no value');
});

test('a second word is refused', () => {
  assert.is(refusalOf('ts throws=A compile-fail=TS1000').offset, 12);
});

test('a language that a reader would take for code that runs is refused where it stands', () => {
  const languages = [
    'typescript',
    'TS',
    'mts',
    'tsx',
    'js',
    'JavaScript',
    'cjs',
    'ｔｓ',
    'Ts throws=X',
  ];
  for (const info of [...languages, 'typescript,ignore', 'js {1,3}', 'tsx,x']) {
    const { message, offset } = refusalOf(info);
    assert.match(message, /would not run. Did you mean "ts/);
    assert.is(offset, 0);
  }
});

test('a word that is glued to the language is refused where it stands, with the nearest known one', () => {
  for (const info of [
    'ts,ignore',
    'ts{1,3}',
    'ts:title',
    'ts#1',
    'ts2',
    'ts\u200b',
    'ts=',
    'TS,x',
  ]) {
    const { message, offset } = refusalOf(` ${info}`);
    assert.match(message, 'a word stands after a space');
    assert.is(offset, 3);
  }
  assert.is(refusalOf('{.ts}').offset, 4);
  assert.match(refusalOf('ts,thorws=RangeError').message, 'Did you mean "throws"?');
  assert.match(refusalOf('text:output').message, 'Did you mean "output"?');
});

test('a word of ours after another language is refused, with the language it belongs to', () => {
  assert.match(refusalOf('console output').message, 'Did you mean "text output"?');
  assert.is(refusalOf('console output').offset, 8);
  assert.match(refusalOf('sh throws=X').message, 'Did you mean "ts throws=X"?');
  assert.match(refusalOf('output').message, 'Did you mean "text output"?');
  assert.match(refusalOf('TEXT output').message, 'Did you mean "text output"?');
});

test.run();
