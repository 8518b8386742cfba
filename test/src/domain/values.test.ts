import { suite } from 'uvu';
import * as assert from 'uvu/assert';
import { isDeepStrictEqual } from 'node:util';
import * as fc from 'fast-check';
import { readOnlyCopy, textOf } from '../../../src/domain/values.ts';
import { failure, same } from '../support.ts';

/** Any value that events are made of. */
const anyValue = fc.anything({
  withBigInt: true,
  withMap: true,
  withSet: true,
  withNullPrototype: false,
  withSparseArray: false,
  values: [
    fc.string(),
    fc.double(),
    fc.boolean(),
    fc.bigInt(),
    fc.date({ noInvalidDate: true }),
    fc.constantFrom(null, undefined, 0, -0, NaN),
  ],
  key: fc.oneof(fc.string(), fc.constantFrom('a', 'b', 'a: 1, b', 'constructor', '__proto__')),
});

const test = suite('values');

test('a read-only copy is equal to the original, type for type', () => {
  fc.assert(fc.property(anyValue, (value) => same(readOnlyCopy(value), value)));
});

test('equal values have equal texts, whatever the order of their keys', () => {
  fc.assert(
    fc.property(fc.dictionary(fc.string(), anyValue), (value) => {
      const reversed = Object.fromEntries(Object.entries(value).toReversed());
      assert.is(textOf(reversed), textOf(value));
    }),
  );
});

test('different values have different texts', () => {
  fc.assert(
    fc.property(anyValue, anyValue, (a, b) => {
      if (textOf(a) === textOf(b)) same(a, b);
    }),
  );
});

test('names of fields cannot be taken for fields', () => {
  assert.is.not(textOf({ 'a: 1, b': 2 }), textOf({ a: 1, b: 2 }));
  assert.is.not(textOf({ '': 1 }), textOf({}));
});

class Zoned extends Date {
  readonly zone = 'Europe/Vienna';
}
class Named extends Map<string, number> {
  readonly label = 'x';
}
class Tags extends Set<string> {
  readonly label = 'x';
}
class Path extends Array<string> {
  readonly label = 'x';
}
class Refusal extends Error {
  readonly label = 'x';
}

test('an instance of a subclass of Date, Map, Set, Array or Error stays one, and is read-only', async () => {
  for (const [value, change] of [
    [new Zoned(0), (kept: Zoned) => kept.setTime(1)],
    [new Named([['a', 1]]), (kept: Named) => kept.set('b', 2)],
    [new Tags(['a']), (kept: Tags) => kept.add('b')],
    [new Path('a', 'b'), (kept: Path) => kept.push('c')],
    [new Refusal('a'), (kept: Refusal) => (kept.message = 'b')],
  ] as [object, (kept: object) => unknown][]) {
    const before = textOf(value);
    const kept = readOnlyCopy(value) as object;
    assert.is(Object.getPrototypeOf(kept), Object.getPrototypeOf(value));
    await failure(TypeError, () => change(kept));
    assert.is(textOf(kept), before);
  }
});

test('what a copy could not have is refused', async () => {
  for (const value of [
    Buffer.from('ab'),
    new (class extends Uint8Array {})(2),
    Object.assign(new Date(0), { zone: 'Europe/Vienna' }),
    Object.assign(new Map(), { label: 'x' }),
    Object.assign(new Set(), { label: 'x' }),
    // oxlint-disable-next-line no-sparse-arrays
    Object.assign([1, , 2], { label: 'x' }),
    { [Symbol('key')]: 1 },
  ]) {
    await failure(TypeError, () => readOnlyCopy({ nested: [value] }));
  }
});

test('instances of subclasses differ when their contents or their fields do', () => {
  const vienna = new Zoned(0);
  const lima = Object.assign(new Zoned(0), { zone: 'America/Lima' });
  const texts = [vienna, lima, new Zoned(1), new Date(0), new Refusal('a'), new Refusal('b')];
  assert.is(new Set(texts.map(textOf)).size, texts.length);
});

test('bytes are copied without what lies around them in memory', () => {
  for (const all of [new Uint8Array([9, 1, 2, 9]), new Float64Array([9, 1, 2, 9])]) {
    const bytes = readOnlyCopy(all.subarray(1, 3)) as typeof all;
    assert.equal([...bytes], [1, 2]);
    assert.is(bytes.buffer.byteLength, 2 * all.BYTES_PER_ELEMENT);
  }
});

test('an instance of a class is frozen', async () => {
  class Money {
    amount = 1;
  }
  const money = readOnlyCopy(new Money()) as Money;
  assert.instance(money, Money);
  await failure(TypeError, () => {
    money.amount = 2;
  });
});

test('an instance of a class is known by its class and its fields', () => {
  class Money {
    readonly amount: number;
    constructor(amount: number) {
      this.amount = amount;
    }
  }
  assert.is(textOf(new Money(1)), 'Money(amount=1)');
  assert.is(textOf(new URL('http://a/')), 'URL("http://a/")');
  assert.not.ok(isDeepStrictEqual(textOf(new Money(1)), textOf({ amount: 1 })));
});

test.run();
