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
  for (const info of ['', 'sh', 'json throws=X', 'constructor', 'js']) {
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

test('another spelling of ts is refused, since it would be skipped without a word', () => {
  for (const info of ['typescript', 'TS', 'mts', 'TypeScript throws=X']) {
    assert.match(refusalOf(info).message, 'would not run');
  }
});

test.run();
