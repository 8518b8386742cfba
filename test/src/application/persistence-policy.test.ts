import { suite } from 'uvu';
import * as assert from 'uvu/assert';
import {
  type Class,
  defaultBus,
  type DomainEvent,
  EventBus,
  type EventStore,
} from 'event-sourcing-workbook';
import { ConcurrencyError, CreatedEvent, EntityEvent, Example } from 'event-sourcing-workbook';
import {
  ExampleCreated,
  MixedBatchError,
  NobodyListeningError,
  PersistencePolicy,
} from 'event-sourcing-workbook';
import { AccountOpened, Deposited } from '../account.ts';
import { failure, ID_A, ID_B, newEventStore, openInMemory, type Opened } from '../support.ts';

interface Context {
  opened: Opened;
  bus: EventBus;
  store: EventStore<EntityEvent>;
  batches: (readonly EntityEvent[])[];
  policyFor: (
    eventTypes?: Class<EntityEvent> | Class<EntityEvent>[],
  ) => PersistencePolicy<EntityEvent>;
}

const opened = new AccountOpened({ originatorId: ID_A, owner: 'Ann' });
const deposited = new Deposited({ originatorId: ID_A, originatorVersion: 1, amount: 5 });
const created = new ExampleCreated({ originatorId: ID_B, foo: 'bar' });

const test = suite<Context>('PersistencePolicy');

test.before.each(async (context) => {
  context.opened = await openInMemory();
  context.bus = new EventBus();
  context.batches = [];
  const eventStore = newEventStore(context.opened.recordManager);
  const storeEvents = eventStore.storeEvents.bind(eventStore);
  eventStore.storeEvents = (events) => {
    context.batches.push(events);
    return storeEvents(events);
  };
  context.store = eventStore;
  context.policyFor = (eventTypes) => {
    const options = eventTypes === undefined ? {} : { eventTypes };
    return new PersistencePolicy({ eventStore, bus: context.bus, ...options });
  };
});

test.after.each(async (context) => {
  await context.opened.close();
});

test('a batch with one foreign event is refused, and nothing of it stored', async (context) => {
  context.policyFor(AccountOpened);
  const batch = [opened, deposited, created];
  const error = await failure(MixedBatchError, () => context.bus.publish(batch));
  assert.equal(error.foreignEvents, [deposited, created]);
  assert.match(error.message, 'Deposited, ExampleCreated');
  assert.equal([context.batches, await context.store.listEvents(ID_A)], [[], []]);
});

test('an empty list of types is refused: it would store nothing', async ({ policyFor }) => {
  await failure(TypeError, () => policyFor([]));
});

test('what the store refuses reaches the publisher', async ({ bus, policyFor }) => {
  policyFor();
  await bus.publish([opened]);
  await failure(ConcurrencyError, () => bus.publish([opened]));
});

test('a batch of foreign events alone is none of its business', async (context) => {
  context.policyFor(AccountOpened);
  await context.bus.publish([created]);
  assert.equal(context.batches, []);
});

test('a save that only a closed policy, or one for other events, would store is refused', async (context) => {
  const { bus, batches, policyFor } = context;
  bus.subscribe(() => undefined); // another subscriber, which stores nothing
  policyFor().close();
  policyFor(AccountOpened);
  const example = Example.create('bar', ID_B);
  const error = await failure(NobodyListeningError, () => example.save(bus));
  assert.match(error.message, 'ExampleCreated');
  assert.equal([example.pendingEvents.length, batches], [1, []]);
  policyFor(ExampleCreated);
  await example.save(bus);
  assert.is((await context.store.listEvents(ID_B)).length, 1);
});

test('a matching batch is stored in one call, before publish returns', async (context) => {
  context.policyFor();
  await context.bus.publish([opened, deposited, created]);
  assert.is(context.batches.length, 1);
  assert.equal(context.batches[0], [opened, deposited, created]);
  assert.is((await context.store.listEvents(ID_A)).length, 2);
});

test('types may be one or several, subclasses included', async ({ bus, batches, policyFor }) => {
  const policy = policyFor([AccountOpened, Deposited]);
  await bus.publish([opened, deposited]);
  assert.is(batches.length, 1);
  policy.close();
  policyFor(CreatedEvent);
  await bus.publish([created]);
  assert.is(batches.length, 2);
});

test('two policies share the events of one bus', async ({ bus, batches, policyFor }) => {
  policyFor(AccountOpened);
  policyFor(ExampleCreated);
  await bus.publish([opened]);
  await bus.publish([created]);
  assert.equal(batches, [[opened], [created]]);
});

test('closing stops it, and twice is harmless', async ({ bus, batches, policyFor }) => {
  const policy = policyFor();
  policy.close();
  policy.close();
  await bus.publish([opened]);
  assert.equal(batches, []);
  bus.assertNoSubscribers();
});

test('leaving the scope stops it', ({ bus, policyFor }) => {
  {
    using policy = policyFor();
    assert.instance(policy, PersistencePolicy);
    assert.is(bus.size, 1);
  }
  bus.assertNoSubscribers();
});

test('without a bus it listens to the default one', async ({ store }) => {
  const policy = new PersistencePolicy({ eventStore: store });
  try {
    await Example.create('bar', ID_B).save();
  } finally {
    policy.close();
  }
  const events: readonly DomainEvent[] = await store.listEvents(ID_B);
  assert.is(events.length, 1);
  defaultBus.assertNoSubscribers();
});

test.run();
