/** Whatever a program throws can be told: reading it never throws, and takes bounded time and room. */
import vm from 'node:vm';
import * as fc from 'fast-check';
import { test } from 'uvu';
import * as assert from 'uvu/assert';
import { describeError, hasName, readThrown, show } from '../../../scripts/chapter/thrown.ts';

const fails = (): never => {
  throw Object.create(null);
};
/** An object that answers every question with an error. */
const hostile = new Proxy(() => undefined, {
  get: fails,
  has: fails,
  ownKeys: fails,
  getPrototypeOf: fails,
  getOwnPropertyDescriptor: fails,
  apply: fails,
});
const revoked = (): object => {
  const { proxy, revoke } = Proxy.revocable({}, {});
  revoke();
  return proxy;
};
const cyclic = new Error('round');
cyclic.cause = new Error('and round', { cause: cyclic });

/** Made late: fast-check itself cannot hold all of them. */
const odd = fc.oneof(
  fc.anything({ withNullPrototype: true, withBigInt: true, withMap: true }).map((it) => () => it),
  fc.constantFrom<() => unknown>(
    revoked,
    () => hostile,
    () => cyclic,
    () => Symbol('s'),
    () => /(?<y>\d+)/.exec('in 2024')?.groups,
    () => Object.create(Error.prototype, { message: { get: fails } }),
    () => ({ toString: fails, [Symbol.toPrimitive]: fails, toJSON: fails }),
    () => 'long '.repeat(1_000_000),
    () => Array(1e9),
    () => new Proxy([], { get: fails }),
  ),
);
const key = fc.constantFrom('name', 'message', 'stack', 'cause', 'errors', 'code', 'details');

test('any value at all can be read, into text of bounded length', () => {
  fc.assert(
    fc.property(odd, fc.dictionary(key, odd), fc.boolean(), (make, fields, asGetters) => {
      const value = make();
      const error = Object.assign(new Error('an error'), { cause: value });
      assert.ok(error.stack); // written while it can be
      for (const [name, field] of Object.entries(fields)) {
        const read = { get: () => (asGetters ? fails() : field()), configurable: true };
        Object.defineProperty(error, name, read);
      }
      for (const thrown of [value, error]) {
        const length = JSON.stringify(readThrown(thrown)).length;
        assert.ok(length < 300_000, String(length));
        assert.type(describeError(thrown), 'string');
        assert.type(hasName(thrown, 'Error'), 'boolean');
      }
      assert.type(show(value), 'string');
    }),
  );
});

test('an error says its name and message, and what caused it', () => {
  const error = new RangeError('far', { cause: new TypeError('why', { cause: { a: 1 } }) });
  const { text, message, causes, stack } = readThrown(error);
  assert.equal([text, message], ['RangeError: far', 'far']);
  assert.equal(causes, ['TypeError: why', 'A value that is no Error was thrown: { a: 1 }']);
  assert.match(stack, 'thrown.test.ts');
});

test('the errors that an aggregate holds are among its causes', () => {
  const { causes } = readThrown(new AggregateError([new Error('one'), 'two'], 'both'));
  assert.equal(causes, ['Error: one', 'A value that is no Error was thrown: "two"']);
});

test('an error of another realm is one', () => {
  assert.is(describeError(vm.runInNewContext("new RangeError('there')")), 'RangeError: there');
});

test('a value without a prototype is shown with what it holds', () => {
  const groups = /(?<year>\d+)/.exec('in 2024')?.groups;
  assert.match(
    describeError(groups),
    "A value that is no Error was thrown: [Object: null prototype] { year: '2024' }",
  );
});

test('a stack is read although the program has replaced what writes it', () => {
  const before = Error.prepareStackTrace;
  Error.prepareStackTrace = fails;
  const { stack } = readThrown(new Error('x'));
  Error.prepareStackTrace = before;
  assert.match(stack, 'thrown.test.ts');
});

test('an assertion says what it compared', () => {
  try {
    assert.equal({ a: 1 }, { a: 2 });
  } catch (error) {
    const { assertion } = readThrown(error);
    assert.is(assertion?.operator, 'equal');
    assert.match(assertion?.details ?? '', '--··"a":·1');
    return;
  }
  assert.unreachable();
});

test.run();
