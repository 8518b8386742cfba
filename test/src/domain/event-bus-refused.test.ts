import * as assert from 'uvu/assert';
import type { DomainEvent } from 'event-sourcing-workbook';
import { failure } from '../support.ts';
import { batch, busSuite, Opened } from './bus-suite.ts';

const test = busSuite('EventBus, refusing');

test('publishing anything but an array is refused', async ({ bus }) => {
  const event = new Opened({ n: 1 }) as unknown as readonly DomainEvent[];
  await failure(TypeError, () => bus.publish(event));
});

test("a handler's error reaches the publisher, and later handlers are not called", async (context) => {
  const { bus, calls, logAs } = context;
  const refusal = new Error('refused');
  bus.subscribe(logAs('first'));
  bus.subscribe(() => Promise.reject(refusal));
  bus.subscribe(logAs('third'));
  assert.is(await failure(Error, () => bus.publish(batch)), refusal);
  assert.equal(calls, ['first']);
});

test('a handler that throws before it awaits reaches the publisher too', async ({ bus }) => {
  bus.subscribe(() => {
    throw new RangeError('refused');
  });
  await failure(RangeError, () => bus.publish(batch));
});

test('unsubscribing a stranger is a no-op', async ({ bus, calls, logAs }) => {
  bus.subscribe(logAs('known'));
  bus.unsubscribe(logAs('stranger'));
  await bus.publish(batch);
  assert.equal(calls, ['known']);
});

test('unsubscribing needs the same predicate', async ({ bus }) => {
  const subscriber = (): void => undefined;
  const predicate = (): boolean => true;
  bus.subscribe(subscriber, predicate);
  bus.unsubscribe(subscriber);
  bus.unsubscribe(subscriber, () => true);
  assert.is(bus.size, 1);
  bus.unsubscribe(subscriber, predicate);
  assert.is(bus.size, 0);
});

test('asserting that nobody is left throws while anybody is, and clearing empties', async ({
  bus,
}) => {
  bus.assertNoSubscribers();
  bus.subscribe(() => undefined);
  assert.match((await failure(Error, () => bus.assertNoSubscribers())).message, '1 subscriber');
  bus.clear();
  bus.assertNoSubscribers();
});

test.run();
