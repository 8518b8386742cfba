/** What the stand-alone classes of the chapters do, the library's classes do as well. */
import { suite } from 'uvu';
import * as assert from 'uvu/assert';
import { type CommonEvent, type Implementation, library, standAlone } from './implementations.ts';

async function rejection(promise: Promise<unknown>): Promise<Error> {
  const error = await promise.then(
    () => assert.unreachable('should have been rejected'),
    (reason: unknown) => reason,
  );
  assert.instance(error, Error);
  return error as Error;
}

for (const implementation of [standAlone, library]) paritySuite(implementation);

function paritySuite(implementation: Implementation): void {
  const { name } = implementation;
  const test = suite(`parity: ${name}`);

  async function listen<Result>(task: (heard: CommonEvent[]) => Promise<Result>): Promise<Result> {
    const heard: CommonEvent[] = [];
    const stop = implementation.subscribe((events) => {
      heard.push(...events);
    });
    try {
      return await task(heard);
    } finally {
      stop();
    }
  }

  test('a new entity is at version 1, and its event at position 0', () =>
    listen(async (heard) => {
      const entity = await implementation.create('bar');
      assert.is(entity.version, 1);
      assert.is(entity.foo, 'bar');
      assert.equal(
        heard.map((event) => [event.originatorId, event.originatorVersion]),
        [[entity.id, 0]],
      );
    }));

  test('a change is seen at once, and its event has the next position', () =>
    listen(async (heard) => {
      const entity = await implementation.create('bar');
      await entity.changeFoo('baz');
      assert.is(entity.foo, 'baz');
      assert.is(entity.version, 2);
      const { originatorId, originatorVersion, ...changed } = { ...heard[1]! };
      assert.equal([originatorId, originatorVersion], [entity.id, 1]);
      assert.equal(Object.values(changed).slice(0, 2), ['foo', 'baz']);
    }));

  test('a discarded entity refuses commands and publishes nothing', () =>
    listen(async (heard) => {
      const entity = await implementation.create('bar');
      await entity.discard();
      assert.is(entity.version, 2);
      await rejection(entity.changeFoo('too late'));
      await rejection(entity.discard());
      assert.is(heard.length, 2);
      assert.is(entity.foo, 'bar');
    }));

  test('replaying any beginning of a history gives the state at that time', () =>
    listen(async (heard) => {
      const entity = await implementation.create('0');
      for (const value of ['1', '2', '3']) await entity.changeFoo(value);
      await entity.discard();
      for (const [index, value] of ['0', '1', '2', '3'].entries()) {
        const replayed = implementation.replay(heard.slice(0, index + 1));
        assert.is(replayed?.foo, value);
        assert.is(replayed?.version, index + 1);
      }
      assert.is(implementation.replay(heard), null);
    }));

  test('an event of an unknown class is refused by the mutator', () =>
    listen(async (heard) => {
      await implementation.create('bar');
      class Unknown {
        readonly originatorId = heard[0]!.originatorId;
        readonly originatorVersion = 1;
      }
      assert.throws(() => implementation.replay([heard[0]!, new Unknown()]));
    }));

  test('subscribers are called in the order they subscribed, each awaited', async () => {
    const calls: string[] = [];
    const stops = ['first', 'second'].map((who) =>
      implementation.subscribe(async () => {
        await Promise.resolve();
        calls.push(who);
      }),
    );
    await implementation.create('bar');
    for (const stop of stops) stop();
    assert.equal(calls, ['first', 'second']);
  });

  test('the error of a subscriber reaches whoever gave the command, and ends the round', async () => {
    const calls: string[] = [];
    const stops = [
      implementation.subscribe(() => {
        throw new Error('cannot store');
      }),
      implementation.subscribe(() => {
        calls.push('later');
      }),
    ];
    const error = await rejection(implementation.create('bar'));
    for (const stop of stops) stop();
    assert.is(error.message, 'cannot store');
    assert.equal(calls, []);
  });

  test('unsubscribing twice is harmless', () =>
    listen(async (heard) => {
      const stop = implementation.subscribe(() => undefined);
      stop();
      stop();
      await implementation.create('bar');
      assert.is(heard.length, 1);
    }));

  test('an application stores what is published while it is open', async () => {
    const app = await implementation.open();
    const example = await app.createNewExample('bar');
    assert.ok(await app.has(example.id));
    assert.is((await app.get(example.id)).foo, 'bar');
    await example.changeFoo('baz');
    assert.is((await app.get(example.id)).foo, 'baz');
    assert.is((await app.get(example.id, 1)).foo, 'bar');
    app.close();
  });

  test('a discarded entity cannot be got, and its events are still there', async () => {
    const app = await implementation.open();
    const example = await app.createNewExample('bar');
    await example.discard();
    assert.not(await app.has(example.id));
    assert.is((await rejection(app.get(example.id))).name, 'EntityNotFoundError');
    assert.is((await app.events(example.id)).length, 2);
    app.close();
  });

  test('of two changes of the same version one is stored, the other is a ConcurrencyError', async () => {
    const app = await implementation.open();
    const { id } = await app.createNewExample('bar');
    const [one, other] = [await app.get(id), await app.get(id)];
    await one.changeFoo('one');
    assert.is((await rejection(other.changeFoo('other'))).name, 'ConcurrencyError');
    assert.is((await app.get(id)).foo, 'one');
    app.close();
  });

  test('closing an application twice is harmless', async () => {
    const app = await implementation.open();
    app.close();
    app.close();
  });

  test.run();
}
