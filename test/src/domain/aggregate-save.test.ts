import { suite } from 'uvu';
import * as assert from 'uvu/assert';
import { defaultBus, type DomainEvent, EventBus, Example } from 'event-sourcing-workbook';
import {
  EntityIsStaleError,
  NobodyListeningError,
  SaveInProgressError,
} from 'event-sourcing-workbook';
import { failure, ID_A } from '../support.ts';

const test = suite<{ bus: EventBus; batches: (readonly DomainEvent[])[] }>('AggregateRoot.save');

test.before.each((context) => {
  context.bus = new EventBus();
  context.batches = [];
  context.bus.subscribe((events) => void context.batches.push(events));
});

test('a save that nobody hears is refused, and the events stay pending', async () => {
  const bus = new EventBus();
  const example = Example.create('bar', ID_A);
  const error = await failure(NobodyListeningError, () => example.save(bus));
  assert.equal([error.entityId, error.pendingEvents], [ID_A, 1]);
  assert.is(example.pendingEvents.length, 1);
});

test('after a failed save nothing is pending any more', async ({ bus, batches }) => {
  const refusal = new Error('refused');
  const allow = bus.subscribe(() => Promise.reject(refusal));
  const example = Example.create('bar');
  assert.is(await failure(Error, () => example.save(bus)), refusal);
  assert.equal(example.pendingEvents, []);
  allow();
  batches.length = 0;
  await failure(EntityIsStaleError, () => example.save(bus));
  assert.equal(batches, []);
});

test('after a failed save the object takes no more commands', async ({ bus }) => {
  bus.subscribe(() => Promise.reject(new Error('refused')));
  const example = Example.create('bar', ID_A);
  await failure(Error, () => example.save(bus));
  const error = await failure(EntityIsStaleError, () => example.changeFoo('baz'));
  await failure(EntityIsStaleError, () => example.discard());
  assert.is(error.entityId, ID_A);
  assert.equal([example.foo, example.isStale, example.pendingEvents], ['bar', true, []]);
});

test('a command given during a save that fails is lost with it', async ({ bus, batches }) => {
  bus.subscribe(() => Promise.reject(new Error('refused')));
  const example = Example.create('bar');
  const saving = failure(Error, () => example.save(bus));
  example.changeFoo('baz');
  await saving;
  await failure(EntityIsStaleError, () => example.save(bus));
  assert.is(batches.length, 1);
});

test('a save with nothing pending publishes nothing', async ({ bus, batches }) => {
  const example = Example.create('bar');
  await example.save(bus);
  await example.save(bus);
  assert.is(batches.length, 1);
});

test('a save during another save is refused, and its events stay pending', async ({
  bus,
  batches,
}) => {
  const example = Example.create('bar');
  const first = example.save(bus);
  example.changeFoo('baz');
  await failure(SaveInProgressError, () => example.save(bus));
  await first;
  assert.is(example.pendingEvents.length, 1);
  await example.save(bus);
  assert.is(batches.length, 2);
});

test('what was decided during a save that fails can never be saved', async ({ bus }) => {
  bus.subscribe(() => Promise.reject(new Error('refused')));
  const example = Example.create('bar');
  const first = example.save(bus);
  example.changeFoo('baz');
  await failure(Error, () => first);
  assert.equal(example.pendingEvents, []);
  await failure(EntityIsStaleError, () => example.save(bus));
});

test('nobody hears of an event before the save', async ({ bus, batches }) => {
  const example = Example.create('bar');
  example.changeFoo('baz');
  await Promise.resolve();
  assert.equal(batches, []);
  await example.save(bus);
  assert.is(batches.length, 1);
});

test('a save publishes all that is pending as one batch, in order, and forgets it', async ({
  bus,
  batches,
}) => {
  const example = Example.create('bar');
  example.changeFoo('baz');
  example.discard();
  const { pendingEvents } = example;
  await example.save(bus);
  assert.is(batches.length, 1);
  assert.equal(batches[0], pendingEvents);
  assert.equal(
    pendingEvents.map((event) => event.originatorVersion),
    [0, 1, 2],
  );
  assert.equal(example.pendingEvents, []);
});

test('the event of a new aggregate is published once', async ({ bus, batches }) => {
  const example = Example.create('bar');
  const [created] = example.pendingEvents;
  await example.save(bus);
  assert.equal(batches.flat(), [created]);
});

test('a discarded aggregate publishes nothing more', async ({ bus, batches }) => {
  const example = Example.create('bar');
  example.discard();
  await example.save(bus);
  await failure(Error, () => example.changeFoo('baz'));
  await example.save(bus);
  assert.is(batches.length, 1);
});

test('a command during the save waits for the next save', async ({ bus, batches }) => {
  const example = Example.create('bar');
  bus.subscribe(() => {
    if (example.version === 1) example.changeFoo('baz');
  });
  await example.save(bus);
  assert.is(batches.flat().length, 1);
  assert.is(example.pendingEvents.length, 1);
});

test('without a bus it saves on the default one', async () => {
  const seen: DomainEvent[] = [];
  const unsubscribe = defaultBus.subscribe((events) => void seen.push(...events));
  try {
    await Example.create('bar').save();
  } finally {
    unsubscribe();
  }
  assert.is(seen.length, 1);
});

test.run();
