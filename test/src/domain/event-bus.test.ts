import * as assert from 'uvu/assert';
import { defaultBus, DomainEvent } from 'event-sourcing-workbook';
import { publish, subscribe, unsubscribe } from 'event-sourcing-workbook';
import { failure } from '../support.ts';
import { batch, busSuite, Closed, Opened } from './bus-suite.ts';

const test = busSuite('EventBus');

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

test('a handler gets a batch that nobody can change', async ({ bus }) => {
  const events: DomainEvent[] = [...batch];
  const sizes: number[] = [];
  bus.subscribe(() => void (events.length = 0));
  bus.subscribe((seen) => void sizes.push(seen.length));
  await bus.publish(events);
  assert.equal(sizes, [2]);
  bus.subscribe((seen) => void (seen as DomainEvent[]).pop());
  await failure(TypeError, () => bus.publish(batch));
});

test('an empty batch calls nobody', async ({ bus, calls, logAs }) => {
  bus.subscribe(logAs('called'));
  await bus.publish([]);
  assert.equal(calls, []);
});

test('the same handler and predicate subscribed twice are called once', async (context) => {
  const { bus, calls, logAs } = context;
  const subscriber = logAs('called');
  const predicate = (): boolean => true;
  bus.subscribe(subscriber, predicate);
  bus.subscribe(subscriber, predicate);
  await bus.publish(batch);
  assert.equal(calls, ['called']);
  bus.subscribe(subscriber);
  await bus.publish(batch);
  assert.equal(calls, ['called', 'called', 'called']);
});

test('unsubscribing during publish skips nobody', async ({ bus, calls, logAs }) => {
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

test('a predicate shared by two handlers runs once for each publish', async (context) => {
  const { bus, calls, logAs } = context;
  const predicate = (): boolean => calls.push('predicate') > 0;
  bus.subscribe(logAs('first'), predicate);
  bus.subscribe(logAs('second'), predicate);
  await bus.publish(batch);
  assert.equal(calls, ['predicate', 'first', 'second']);
});

test('a false predicate means no call', async ({ bus, calls, logAs }) => {
  bus.subscribe(logAs('never'), () => false);
  bus.subscribe(logAs('for two'), (events) => events.length === 2);
  await bus.publish(batch);
  await bus.publish([batch[0]]);
  assert.equal(calls, ['for two']);
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

test('the plain functions use the default bus', async ({ calls, logAs }) => {
  const subscriber = logAs('called');
  try {
    subscribe(subscriber);
    await publish(batch);
  } finally {
    unsubscribe(subscriber);
  }
  await publish(batch);
  assert.equal(calls, ['called']);
  defaultBus.assertNoSubscribers();
});

test.run();
