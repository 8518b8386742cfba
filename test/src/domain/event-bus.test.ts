import { suite } from 'uvu';
import * as assert from 'uvu/assert';
import { DomainEvent, EventBus, type Subscriber } from 'event-sourcing-workbook';
import { failure } from '../support.ts';

class Opened extends DomainEvent<{ n: number }> {}
class Closed extends DomainEvent<{ n: number }> {}

const batch = [new Opened({ n: 1 }), new Closed({ n: 2 })] as const;

/** What each test of a bus gets. */
interface Context {
  bus: EventBus;
  /** The names of the subscribers that were called, in order. */
  calls: string[];
  logAs: (name: string) => Subscriber;
}

const test = suite<Context>('EventBus');

test.before.each((context) => {
  context.bus = new EventBus();
  context.calls = [];
  context.logAs = (subscriber) => () => void context.calls.push(subscriber);
});

test('publishing anything but an array is refused', async ({ bus }) => {
  for (const given of [new Opened({ n: 1 }), null, 'events', new Set(batch)]) {
    await failure(TypeError, () => bus.publish(given as unknown as readonly DomainEvent[]));
  }
});

test("a handler's error reaches the publisher, and later handlers are not called", async (context) => {
  const { bus, calls, logAs } = context;
  for (const refuse of [
    () => Promise.reject(new RangeError('refused')),
    () => {
      throw new RangeError('before it awaits');
    },
  ]) {
    bus.clear();
    bus.subscribe(logAs('first'));
    bus.subscribe(refuse);
    bus.subscribe(logAs('third'));
    await failure(RangeError, () => bus.publish(batch));
  }
  assert.equal(calls, ['first', 'first']);
});

test('unsubscribing a stranger is a no-op', async ({ bus, calls, logAs }) => {
  bus.subscribe(logAs('known'));
  bus.unsubscribe(logAs('stranger'));
  await bus.publish(batch);
  assert.equal(calls, ['known']);
});

test('asserting that no subscriber is left throws while one is, and clearing empties', async ({
  bus,
}) => {
  bus.assertNoSubscribers();
  bus.subscribe(() => undefined);
  assert.match((await failure(Error, () => bus.assertNoSubscribers())).message, '1 subscriber');
  bus.clear();
  bus.assertNoSubscribers();
});

test('handlers get the whole batch, in subscription order', async ({ bus }) => {
  const seen: unknown[] = [];
  bus.subscribe(async (events) => {
    await Promise.resolve(); // the second handler waits for this
    seen.push('slow', ...events);
  });
  bus.subscribe((events) => void seen.push('fast', ...events));
  await bus.publish(batch);
  assert.equal(seen, ['slow', ...batch, 'fast', ...batch]);
  assert.is(seen[1], batch[0]);
});

test('a handler gets a batch that cannot be changed', async ({ bus }) => {
  const events: DomainEvent[] = [...batch];
  const sizes: number[] = [];
  bus.subscribe(() => void (events.length = 0));
  bus.subscribe((seen) => void sizes.push(seen.length));
  await bus.publish(events);
  assert.equal(sizes, [2]);
  bus.subscribe((seen) => void (seen as DomainEvent[]).pop());
  await failure(TypeError, () => bus.publish(batch));
});

test('an empty batch is given to no handler', async ({ bus, calls, logAs }) => {
  bus.subscribe(logAs('called'));
  await bus.publish([]);
  assert.equal(calls, []);
});

test('a handler that is subscribed twice is called once, and ends once', async (context) => {
  const { bus, calls, logAs } = context;
  const subscriber = logAs('called');
  bus.subscribe(subscriber);
  const stop = bus.subscribe(subscriber);
  await bus.publish(batch);
  assert.equal(calls, ['called']);
  stop();
  stop();
  bus.assertNoSubscribers();
});

test('unsubscribing during publish skips no other handler', async ({ bus, calls, logAs }) => {
  const stopFirst = bus.subscribe(() => {
    stopFirst();
    stopThird();
    calls.push('first');
  });
  bus.subscribe(logAs('second'));
  const stopThird = bus.subscribe(logAs('third'));
  await bus.publish(batch);
  await bus.publish(batch);
  assert.equal(calls, ['first', 'second', 'third', 'second']);
});

test('a batch is stored when the last handler that stores it has', async ({
  bus,
  calls,
  logAs,
}) => {
  const told = (): unknown => calls.push('stored');
  await bus.publish(batch, told);
  const storing = (name: string, eventClass: typeof Opened | typeof DomainEvent): Subscriber =>
    Object.assign(logAs(name), {
      stores: (events: readonly DomainEvent[]) => events.some((e) => e instanceof eventClass),
    });
  bus.subscribe(storing('some', Opened));
  bus.subscribe(storing('all', DomainEvent));
  bus.subscribe(storing('none', class extends Opened {}));
  await bus.publish(batch, told);
  assert.equal(calls, ['some', 'all', 'stored', 'none']);
  assert.equal([bus.stores(batch), new EventBus().stores(batch)], [true, false]);
});

test('a handler of one class is called once for each matching event', async ({ bus }) => {
  const seen: number[] = [];
  const stop = bus.subscribeTo(Opened, (event) => void seen.push(event.n));
  await bus.publish([new Opened({ n: 1 }), new Closed({ n: 2 }), new Opened({ n: 3 })]);
  stop();
  await bus.publish(batch);
  assert.equal(seen, [1, 3]);
});

test('a handler of many classes, or of none in particular, gets each event', async ({ bus }) => {
  const seen: unknown[] = [];
  bus.subscribeTo([Opened, Closed], (event) => void seen.push(event.n));
  bus.subscribeTo([], (event) => void seen.push(event));
  await bus.publish([...batch, new DomainEvent({ other: true })]);
  assert.equal(seen.length, 5);
  assert.equal(seen.slice(0, 2), [1, 2]);
});

test.run();
