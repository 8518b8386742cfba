import { suite } from 'uvu';
import * as assert from 'uvu/assert';
import { defaultBus, type DomainEvent, EventBus, Example } from 'event-sourcing-workbook';
import {
  EntityIsStaleError,
  NobodyListeningError,
  SaveInProgressError,
} from 'event-sourcing-workbook';
import { failure, ID_A, storingBus } from '../support.ts';

const test = suite<{ bus: EventBus; batches: (readonly DomainEvent[])[] }>('AggregateRoot.save');

test.before.each((context) => {
  context.batches = [];
  context.bus = storingBus((events) => void context.batches.push(events));
});

test('a save that no subscriber stores is refused, and the events stay pending', async () => {
  const bus = new EventBus();
  const heard: unknown[] = [];
  for (const subscriber of [undefined, () => heard.push('mail')]) {
    if (subscriber) bus.subscribe(() => void subscriber());
    const example = Example.create('bar', ID_A);
    const error = await failure(NobodyListeningError, () => example.save(bus));
    assert.equal([error.entityId, error.pendingEvents], [ID_A, 1]);
    assert.match(error.message, 'No persistence policy on this bus stores ExampleCreated');
    assert.equal([example.pendingEvents.length, example.isStale, heard], [1, false, []]);
  }
});

test('after a failed save nothing is pending any more, and no command is taken', async () => {
  const refusal = new Error('refused');
  const refusing = storingBus(() => Promise.reject(refusal));
  const example = Example.create('bar', ID_A);
  assert.is(await failure(Error, () => example.save(refusing)), refusal);
  const error = await failure(EntityIsStaleError, () => example.changeFoo('baz'));
  assert.match(error.message, 'get the entity again, see what is stored, and decide on that');
  assert.not.match(error.message, 'repeat');
  await failure(EntityIsStaleError, () => example.discard());
  await failure(EntityIsStaleError, () => example.save(storingBus()));
  assert.equal([example.foo, example.isStale, example.pendingEvents], ['bar', true, []]);
});

test('what was decided during a save that fails can never be saved', async () => {
  const example = Example.create('bar');
  const first = failure(Error, () => example.save(storingBus(() => Promise.reject(new Error()))));
  example.changeFoo('baz');
  await first;
  assert.equal(example.pendingEvents, []);
  await failure(EntityIsStaleError, () => example.save(storingBus()));
});

test('a subscriber that fails when all is stored is told, and the aggregate goes on', async (context) => {
  const { bus, batches } = context;
  const stop = bus.subscribe(() => Promise.reject(new RangeError('no mail today')));
  const example = Example.create('bar');
  const saving = failure(RangeError, () => example.save(bus));
  example.changeFoo('meanwhile');
  await saving;
  assert.equal([example.isStale, example.pendingEvents.length, batches.length], [false, 1, 1]);
  stop();
  await example.save(bus);
  assert.is(batches.flat().length, 2);
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

test('no subscriber hears of an event before the save', async ({ bus, batches }) => {
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
  const store = (events: readonly DomainEvent[]): void => void seen.push(...events);
  const unsubscribe = defaultBus.subscribe(Object.assign(store, { stores: () => true }));
  try {
    await Example.create('bar').save();
  } finally {
    unsubscribe();
  }
  assert.is(seen.length, 1);
});

test.run();
