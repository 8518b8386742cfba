import { suite } from 'uvu';
import * as assert from 'uvu/assert';
import { JsonTranscoder, TranscodingError, type ValueType } from 'event-sourcing-workbook';
import { failure, same } from '../support.ts';

class Money {
  readonly amount: bigint;
  readonly currency: string;

  constructor(amount: bigint, currency: string) {
    if (currency.length !== 3) throw new TypeError('should be a currency');
    this.amount = amount;
    this.currency = currency;
  }
}

const money: ValueType<Money> = {
  tag: '$money',
  type: Money,
  encode: (value) => [value.amount, value.currency],
  decode: (encoded) => new Money(...(encoded as [bigint, string])),
};

const transcoder = new JsonTranscoder();
const roundTrip = (value: object, by = transcoder): unknown => by.decode(by.encode(value));

const test = suite('JsonTranscoder');

test('what has no tag is refused, with its path', async () => {
  class Unknown {
    field = 1;
  }
  const hostile = JSON.parse('{"__proto__":{"polluted":true}}') as object;
  const cyclic: unknown[] = [];
  cyclic.push(cyclic);
  const cases: [string, object][] = [
    ['f', { f: () => 1 }],
    ['a.b[1]', { a: { b: [1, Symbol('s')] } }],
    ['a[0]', { a: [new Unknown()] }],
    ['a', { a: new (class extends Date {})() }],
    ['a', { a: Object.create(null) as object }],
    ['a', { a: new WeakMap() }],
    ['a', { a: Promise.resolve() }],
    ['a', { a: /x/ }],
    ['a', { a: new Error('x') }],
    ['a', { a: new Uint16Array(1) }],
    ['d', { d: new Date(NaN) }],
    ['d', { d: Object.assign(new Date(0), { zone: 'Europe/Vienna' }) }],
    ['m', { m: Object.assign(new Map(), { label: 'x' }) }],
    ['s', { s: Object.assign(new Set(), { label: 'x' }) }],
    ['a', { a: { [Symbol('s')]: 1 } }],
    // oxlint-disable-next-line no-sparse-arrays
    ['a', { a: [1, , 2] }],
    ['a', { a: Object.assign([1], { name: 'x' }) }],
    ['a[0]', { a: cyclic }],
    ['', hostile],
    ['a', { a: hostile }],
    ['a.$set[0]', { a: new Set([() => 1]) }],
    ['a.$map[0][1].b', { a: new Map([['k', { b: () => 1 }]]) }],
  ];
  for (const [path, value] of cases) {
    const error = await failure(TranscodingError, () => transcoder.encode(value));
    assert.is(error.path, path);
    assert.ok(error.message.startsWith(path === '' ? 'The value' : path), error.message);
  }
});

test('a value nested too deeply is refused', async () => {
  let deep: unknown[] = [];
  for (let i = 0; i < 600; i++) deep = [deep];
  await failure(TranscodingError, () => transcoder.encode({ deep }));
});

test('a tag that is taken, or is none, is refused', async () => {
  const tags = ['$date', '$numberLong', '$numberDouble', '$undefined', '$literal', 'money', '$'];
  for (const tag of tags) {
    const types = [{ ...money, tag: tag as '$money' }];
    const { message } = await failure(TypeError, () => new JsonTranscoder({ types }));
    assert.match(message, tag);
  }
});

test('damaged text is refused', async () => {
  const texts = [
    '',
    '{',
    '{"a":{"$unheardOf":1}}',
    '{"a":{"$date":"yesterday"}}',
    '{"a":{"$date":5}}',
    '{"a":{"$numberLong":"5.5"}}',
    '{"a":{"$numberLong":""}}',
    '{"a":{"$numberDouble":"much"}}',
    '{"a":{"$numberDouble":null}}',
    '{"a":{"$undefined":1}}',
    '{"a":{"$binary":"x"}}',
    '{"a":{"$binary":{"base64":"?"}}}',
    '{"a":{"$set":{}}}',
    '{"a":{"$map":[1]}}',
    '{"a":{"$map":[[1]]}}',
    '{"a":{"$literal":1}}',
    '{"a":{"$literal":[1]}}',
    '{"__proto__":{"polluted":true}}',
    '{"a":{"\\u005f_proto__":{"polluted":true}}}',
    '{"a":{"$literal":{"__proto__":1}}}',
    `{"a":{"$set":[${'['.repeat(20_000)}${']'.repeat(20_000)}]}}`,
  ];
  for (const text of texts) await failure(Error, () => transcoder.decode(text));
  assert.is(({} as { polluted?: boolean }).polluted, undefined);
});

test('the error of a class of your own is told with the path', async () => {
  const refusing = { ...money, encode: () => JSON.parse('{') as unknown };
  const picky = new JsonTranscoder({ types: [refusing] });
  const value = { price: new Money(1n, 'EUR') };
  assert.is((await failure(TranscodingError, () => picky.encode(value))).path, 'price');
  const own = new JsonTranscoder({ types: [money] });
  await failure(TypeError, () => own.decode('{"price":{"$money":[1,"much too long"]}}'));
});

test('a class of your own comes back as an instance', () => {
  const own = new JsonTranscoder({ types: [money] });
  const value = { prices: [new Money(5n, 'EUR')], best: new Map([['a', new Money(1n, 'USD')]]) };
  same(roundTrip(value, own), value);
});

test('a subclass of Date, Map, Set, Array or Uint8Array is refused, or written by its own type', async () => {
  class Zoned extends Date {}
  for (const type of [Zoned, class extends Map {}, class extends Set {}, class extends Array {}]) {
    const value = { nested: [new type()] };
    assert.is((await failure(TranscodingError, () => transcoder.encode(value))).path, 'nested[0]');
    const own = new JsonTranscoder({
      types: [{ tag: '$own', type, encode: () => [1], decode: () => new type() }],
    });
    assert.is(own.encode(value), '{"nested":[{"$own":[1]}]}');
    assert.instance((own.decode(own.encode(value)) as typeof value).nested[0], type);
  }
});

test('what JSON has no word for is written as in MongoDB', () => {
  const value = { at: new Date(0), n: 5n, bytes: new Uint8Array([1, 2]), x: NaN, z: -0 };
  assert.equal(JSON.parse(transcoder.encode(value)), {
    at: { $date: '1970-01-01T00:00:00.000Z' },
    n: { $numberLong: '5' },
    bytes: { $binary: { base64: 'AQI=', subType: '00' } },
    x: { $numberDouble: 'NaN' },
    z: { $numberDouble: '-0.0' },
  });
});

test('plain values are written as plain JSON', () => {
  const value = { a: 'ü', n: 1.5, list: [true, null], 'a"b': { $x: 1, y: 2 } };
  assert.is(transcoder.encode(value), JSON.stringify(value));
});

test('data that looks like a tag comes back as data', () => {
  const looks = [{ $date: 'soon' }, { $literal: { $literal: 1 } }, { $x: { $y: new Date(1) } }];
  for (const value of [...looks, { a: looks }]) same(roundTrip(value), value);
});

test('keys of the language are inert', () => {
  const value = { constructor: { prototype: 1 }, toString: 'x', hasOwnProperty: 2, toJSON: 3 };
  same(roundTrip(value), value);
});

test('a value of 500 levels comes back', () => {
  let deep: unknown = new Date(0);
  for (let i = 0; i < 99; i++) deep = new Map([['k', [{ $x: deep }]]]);
  same(roundTrip({ $literal: deep }), { $literal: deep });
});

test.run();
