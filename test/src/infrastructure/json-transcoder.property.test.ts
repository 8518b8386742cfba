import { suite } from 'uvu';
import * as assert from 'uvu/assert';
import * as fc from 'fast-check';
import { JsonTranscoder, TranscodingError } from 'event-sourcing-workbook';
import { same } from '../support.ts';

const HOSTILE = ['__proto__', 'constructor', 'prototype', 'toString', 'toJSON', 'length', '0'];
const TAGS = ['$date', '$numberLong', '$numberDouble', '$binary', '$set', '$map', '$literal', '$x'];

const text = fc.oneof(fc.string(), fc.string({ unit: 'binary' }), loneSurrogate());
const key = fc.oneof(text, fc.constantFrom(...HOSTILE, ...TAGS, '$undefined', '$'));
const leaf = fc.oneof(
  text,
  fc.double(),
  fc.constantFrom(0, -0, NaN, Infinity, -Infinity, Number.MAX_VALUE, Number.MIN_VALUE),
  fc.boolean(),
  fc.constantFrom(null, undefined),
  fc.bigInt(),
  fc.date({ noInvalidDate: true }),
  fc.uint8Array({ maxLength: 8 }),
);

/** Any value that can be stored, and some that cannot: those with the key `__proto__`. */
const { value: anyValue } = fc.letrec<{ value: unknown; keys: unknown }>((tie) => ({
  value: fc.oneof(
    { maxDepth: 4, withCrossShrink: true },
    leaf,
    fc.array(tie('value'), { maxLength: 4 }),
    fc.dictionary(key, tie('value'), { maxKeys: 4, noNullPrototype: true }),
    fc.array(tie('value'), { maxLength: 4 }).map((values) => new Set(values)),
    fc
      .array(fc.tuple(tie('keys'), tie('value')), { maxLength: 4 })
      .map((entries) => new Map(entries)),
  ),
  // Maps with several objects as keys are equal in more than one way: one object is enough.
  keys: fc.oneof(leaf, key),
}));
const anyFields = fc.dictionary(key, anyValue, { maxKeys: 4, noNullPrototype: true });

function loneSurrogate() {
  return fc
    .tuple(fc.string(), fc.integer({ min: 0xd800, max: 0xdfff }))
    .map(([prefix, code]) => prefix + String.fromCharCode(code));
}

const transcoder = new JsonTranscoder();

const test = suite('JsonTranscoder, any value');

test('comes back equal, type for type, or is refused when written', () => {
  let restored = 0;
  fc.assert(
    fc.property(anyFields, (fields) => {
      let encoded: string;
      try {
        encoded = transcoder.encode(fields);
      } catch (error) {
        assert.instance(error, TranscodingError);
        assert.match((error as TranscodingError).message, 'the key __proto__');
        return;
      }
      same(transcoder.decode(encoded), fields);
      restored++;
    }),
    { numRuns: 500 },
  );
  assert.ok(restored > 250, `${restored} values restored`);
});

test('of any kind at all comes back equal or is refused when written', () => {
  const anything = fc.anything({
    withBigInt: true,
    withBoxedValues: true,
    withDate: true,
    withMap: true,
    withNullPrototype: true,
    withSet: true,
    withSparseArray: true,
    withTypedArray: true,
  });
  fc.assert(
    fc.property(anything, (value) => {
      let encoded: string;
      try {
        encoded = transcoder.encode({ value });
      } catch (error) {
        assert.instance(error, TranscodingError);
        assert.ok((error as TranscodingError).path.startsWith('value'));
        return;
      }
      same(transcoder.decode(encoded), { value });
    }),
    { numRuns: 300 },
  );
});

test('is written the same whichever way it comes back', () => {
  fc.assert(
    fc.property(anyFields.filter(isStorable), (fields) => {
      const encoded = transcoder.encode(fields);
      assert.is(transcoder.encode(transcoder.decode(encoded) as object), encoded);
    }),
  );
});

test('is told from JSON text of any kind without changing the language', () => {
  fc.assert(
    fc.property(fc.json(), fc.constantFrom(...HOSTILE, ...TAGS), (json, name) => {
      try {
        transcoder.decode(`{${JSON.stringify(name)}:${json}}`);
      } catch (error) {
        assert.instance(error, Error);
      }
      assert.equal(Object.keys(Object.prototype), []);
      assert.equal(Object.getOwnPropertyNames({}), []);
    }),
  );
});

function isStorable(fields: object): boolean {
  try {
    transcoder.encode(fields);
    return true;
  } catch {
    return false;
  }
}

test.run();
