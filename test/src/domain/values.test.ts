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

test('bytes are copied without what lies around them in memory', () => {
  const bytes = readOnlyCopy(new Uint8Array([9, 1, 2, 9]).subarray(1, 3)) as Uint8Array;
  assert.equal([...bytes], [1, 2]);
  assert.is(bytes.buffer.byteLength, 2);
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
