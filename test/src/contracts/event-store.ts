import * as assert from 'uvu/assert';
import { ConcurrencyError, type EntityEvent } from 'event-sourcing-workbook';
import { Example, ItemNotFoundError, UnregisteredEventError } from 'event-sourcing-workbook';
import { DomainEvent, TranscodingError } from 'event-sourcing-workbook';
import { collect, failure, ID_A, ID_B, newEventStore, type Opened } from '../support.ts';
import { contractSuite } from './suite.ts';

/** The events of an example that was created and then changed some times. */
function eventsOf(id: string, changes: number): readonly EntityEvent[] {
  const example = Example.create('bar', id);
  for (let n = 1; n <= changes; n++) example.changeFoo(`change ${n}`);
  return example.pendingEvents;
}

/** What the event store does on any record manager. */
export function eventStoreContract(name: string, open: () => Promise<Opened>): void {
  const test = contractSuite(`${name}: event store`, open);

  test('a bare event is refused (V2)', async ({ opened }) => {
    const [event] = eventsOf(ID_A, 0);
    const bare = event as unknown as readonly never[];
    await failure(TypeError, () => newEventStore(opened.recordManager).storeEvents(bare));
  });

  test('a batch with an event that cannot be mapped stores nothing (V3)', async ({ opened }) => {
    const store = newEventStore(opened.recordManager);
    const stranger = new DomainEvent({ originatorId: ID_B, originatorVersion: 0 });
    const batch = [...eventsOf(ID_A, 0), stranger as EntityEvent];
    await failure(UnregisteredEventError, () => store.storeEvents(batch));
    const example = Example.create((() => 'a function') as unknown as string, ID_B);
    const unstorable = [...eventsOf(ID_A, 0), ...example.pendingEvents];
    await failure(TranscodingError, () => store.storeEvents(unstorable));
    assert.equal(await opened.recordManager.listSequenceIds(), []);
  });

  test('a conflict is a ConcurrencyError, and stores nothing (V3)', async ({ opened }) => {
    const store = newEventStore(opened.recordManager);
    await store.storeEvents(eventsOf(ID_A, 1));
    const batch = [...eventsOf(ID_B, 1), ...eventsOf(ID_A, 2).slice(1)];
    const error = await failure(ConcurrencyError, () => store.storeEvents(batch));
    assert.equal([error.sequenceId, error.position, error.currentVersion], [ID_A, 1, 2]);
    assert.equal((await store.listEvents(ID_A)).length, 2);
    assert.equal(await store.listEvents(ID_B), []);
  });

  test('an event that is missing is told as such (V5)', async ({ opened }) => {
    const store = newEventStore(opened.recordManager);
    await store.storeEvents(eventsOf(ID_A, 0));
    await failure(ItemNotFoundError, () => store.getEvent(ID_A, 1));
    await failure(ItemNotFoundError, () => store.getEvent(ID_B, 0));
  });

  test('no events, nothing stored (V1)', async ({ opened }) => {
    await newEventStore(opened.recordManager).storeEvents([]);
    assert.equal(await opened.recordManager.listSequenceIds(), []);
  });

  test('events come back equal and in order (K4)', async ({ opened }) => {
    const store = newEventStore(opened.recordManager);
    const events = eventsOf(ID_A, 3);
    await store.storeEvents(events);
    const restored = await store.listEvents(ID_A);
    assert.is(restored.length, 4);
    assert.ok(restored.every((event, n) => event.equals(events[n])));
    assert.ok((await store.getEvent(ID_A, 2)).equals(events[2]));
  });

  test('a slice of the events comes back (R9)', async ({ opened }) => {
    const store = newEventStore(opened.recordManager);
    await store.storeEvents(eventsOf(ID_A, 3));
    const events = await store.listEvents(ID_A, { gt: 0, limit: 2, ascending: false });
    assert.equal(
      events.map((event) => event.originatorVersion),
      [3, 2],
    );
  });

  test('iteration is lazy and single-pass (V4)', async ({ opened }) => {
    const store = newEventStore(opened.recordManager);
    const events = store.iterEvents(ID_A, { pageSize: 2 });
    await store.storeEvents(eventsOf(ID_A, 4)); // not too late: nothing has been read yet
    assert.is((await collect(events)).length, 5);
    assert.is((await collect(events)).length, 0);
  });

  test('the most recent event is the last one, or none (V6)', async ({ opened }) => {
    const store = newEventStore(opened.recordManager);
    assert.is(await store.getMostRecentEvent(ID_A), null);
    await store.storeEvents(eventsOf(ID_A, 3));
    assert.is((await store.getMostRecentEvent(ID_A))?.originatorVersion, 3);
  });

  test('the most recent event within bounds is the last one under them (V6)', async (context) => {
    const store = newEventStore(context.records);
    await store.storeEvents(eventsOf(ID_A, 3));
    assert.is((await store.getMostRecentEvent(ID_A, { lt: 2 }))?.originatorVersion, 1);
    assert.is((await store.getMostRecentEvent(ID_A, { lte: 2 }))?.originatorVersion, 2);
    assert.is(await store.getMostRecentEvent(ID_A, { lt: 0 }), null);
  });

  test('all events come sequence by sequence, not as they were stored (V7)', async ({ opened }) => {
    const store = newEventStore(opened.recordManager);
    const [first, second] = [eventsOf(ID_A, 1), eventsOf(ID_B, 1)];
    await store.storeEvents([second[0]!, first[0]!]);
    await store.storeEvents([second[1]!, first[1]!]);
    const all = await collect(store.allEvents());
    assert.equal(
      all.map((event) => [event.originatorId, event.originatorVersion]),
      [ID_A, ID_A, ID_B, ID_B].map((id, n) => [id, n % 2]),
    );
  });

  test.run();
}
