import { suite } from 'uvu';
import * as assert from 'uvu/assert';
import { ConcurrencyError, EntityNotFoundError, EventBus } from 'event-sourcing-workbook';
import { type EntityEvent, EventSourcedRepository, type EventStore } from 'event-sourcing-workbook';
import { Example, mutator, PersistencePolicy } from 'event-sourcing-workbook';
import { failure, ID_A, newEventStore, openInMemory, type Opened } from '../support.ts';

interface Context {
  opened: Opened;
  eventStore: EventStore<EntityEvent>;
  bus: EventBus;
  repository: EventSourcedRepository<Example>;
}

const test = suite<Context>('EventSourcedRepository with its cache');

test.before.each(async (context) => {
  context.opened = await openInMemory();
  context.eventStore = newEventStore(context.opened.recordManager);
  context.bus = new EventBus();
  const policy = new PersistencePolicy(context);
  assert.ok(policy);
  await Example.create('bar', ID_A).save(context.bus);
  const { eventStore } = context;
  context.repository = new EventSourcedRepository<Example>({ eventStore, useCache: true });
});

test.after.each(async ({ opened }) => {
  await opened.close();
});

test('a missing entity is not remembered as missing', async ({ repository, bus }) => {
  const example = Example.create('later');
  await failure(EntityNotFoundError, () => repository.get(example.id));
  await example.save(bus);
  assert.is((await repository.get(example.id)).foo, 'later');
});

test('a discarded entity is missing', async ({ repository, bus }) => {
  const example = await repository.get(ID_A);
  example.discard();
  await example.save(bus);
  await failure(EntityNotFoundError, () => repository.get(ID_A));
  await failure(EntityNotFoundError, () => repository.get(ID_A));
});

test('after a lost conflict a get is a fresh start', async (context) => {
  const { repository, bus } = context;
  const loser = await repository.get(ID_A);
  const winner = await new EventSourcedRepository<Example>(context).get(ID_A);
  winner.changeFoo('winner');
  await winner.save(bus);
  loser.changeFoo('loser');
  await failure(ConcurrencyError, () => loser.save(bus));

  const fresh = await repository.get(ID_A);
  assert.is(fresh.foo, 'winner');
  fresh.changeFoo('repeated');
  await fresh.save(bus);
  assert.is(await repository.get(ID_A), fresh);
});

test('each get gives the same object', async ({ repository }) => {
  assert.is(await repository.get(ID_A), await repository.get(ID_A));
  assert.is(await repository.get(ID_A.toUpperCase()), await repository.get(ID_A));
});

test('a falsy entity is kept too', async ({ eventStore }) => {
  let replays = 0;
  const counting = mutator<number>().otherwise(() => {
    replays++;
    return 0;
  });
  const options = { eventStore, mutator: counting, useCache: true };
  const counts = new EventSourcedRepository<number>(options);
  assert.equal([await counts.get(ID_A), await counts.get(ID_A)], [0, 0]);
  assert.is(replays, 1);
});

test('a version of the past does not come from the cache, nor go there', async (context) => {
  const { repository, bus } = context;
  const example = await repository.get(ID_A);
  example.changeFoo('baz');
  await example.save(bus);
  assert.is((await repository.get(ID_A, { at: 1 })).foo, 'bar');
  assert.is(await repository.get(ID_A), example);
});

test('turning it off empties it', async ({ repository }) => {
  const example = await repository.get(ID_A);
  repository.useCache = false;
  assert.is.not(await repository.get(ID_A), example);
  repository.useCache = true;
  assert.is.not(await repository.get(ID_A), example);
});

test('turning it on twice keeps it', async ({ repository }) => {
  const example = await repository.get(ID_A);
  repository.useCache = true;
  assert.is(await repository.get(ID_A), example);
});

test('has and find bypass it', async ({ repository, eventStore }) => {
  const cached = await repository.get(ID_A);
  const other = await new EventSourcedRepository<Example>({ eventStore }).get(ID_A);
  other.discard();
  await eventStore.storeEvents(other.pendingEvents);
  assert.is(await repository.has(ID_A), false);
  assert.is(await repository.find(ID_A), null);
  assert.is(await repository.get(ID_A), cached);
});

test.run();
