import assert from 'node:assert/strict';
import { DomainEvent } from '../domain/domain-event.ts';
import { AttributeChangedEvent, type EntityEvent } from '../domain/entity-event.ts';
import { Example, ExampleCreated } from '../domain/example.ts';
import { ConcurrencyError, ItemNotFoundError, TranscodingError } from '../infrastructure/errors.ts';
import { UnregisteredEventError } from '../infrastructure/errors.ts';
import { EventStore } from '../infrastructure/event-store.ts';
import type { RecordManager } from '../infrastructure/record-manager.ts';
import { SequencedItemMapper } from '../infrastructure/sequenced-item-mapper.ts';
import { collect, failure, ID_A, ID_B } from './samples.ts';
import type { It } from './subject.ts';

/** The event store with the record manager below it: what is written. */
export function storedEvents(it: It): void {
  it('events come back equal and in order', async (records) => {
    const store = newEventStore(records);
    const events = eventsOf(ID_A, 3);
    await store.storeEvents(events);
    const restored = await store.listEvents(ID_A);
    assert.equal(restored.length, 4);
    assert.ok(restored.every((event, n) => event.equals(events[n])));
    assert.ok((await store.getEvent(ID_A, 2)).equals(events[2]));
  });

  it('no events, nothing stored', async (records) => {
    await newEventStore(records).storeEvents([]);
    assert.deepEqual(await records.listSequenceIds(), []);
  });

  it('a batch with an event that cannot be mapped stores nothing', async (records) => {
    const store = newEventStore(records);
    const stranger = new DomainEvent({ originatorId: ID_B, originatorVersion: 0 }) as EntityEvent;
    const batch = [...eventsOf(ID_A, 0), stranger];
    await failure(UnregisteredEventError, () => store.storeEvents(batch));
    const changed = { originatorId: ID_B, originatorVersion: 0, name: 'foo' };
    const unstorable = new AttributeChangedEvent({ ...changed, value: { deep: [Symbol('none')] } });
    const { path } = await failure(TranscodingError, () =>
      store.storeEvents([...eventsOf(ID_A, 0), unstorable]),
    );
    assert.equal(path, 'value.deep[0]');
    assert.deepEqual(await records.listSequenceIds(), []);
  });

  it('a bare event is refused', async (records) => {
    const [bare] = eventsOf(ID_A, 0) as readonly unknown[];
    const store = newEventStore(records);
    await failure(TypeError, () => store.storeEvents(bare as readonly never[]));
  });

  it('a conflict is a ConcurrencyError, and stores nothing', async (records) => {
    const store = newEventStore(records);
    await store.storeEvents(eventsOf(ID_A, 1));
    const batch = [...eventsOf(ID_B, 1), ...eventsOf(ID_A, 2).slice(1)];
    const error = await failure(ConcurrencyError, () => store.storeEvents(batch));
    assert.deepEqual([error.sequenceId, error.position], [ID_A, 1]);
    assert.equal((await store.listEvents(ID_A)).length, 2);
    assert.deepEqual(await store.listEvents(ID_B), []);
  });
}

/** The event store with the record manager below it: what is read. */
export function readEvents(it: It): void {
  it('a slice of the events comes back', async (records) => {
    const store = newEventStore(records);
    await store.storeEvents(eventsOf(ID_A, 3));
    const events = await store.listEvents(ID_A, { gt: 0, limit: 2, ascending: false });
    assert.deepEqual(versionsOf(events), [3, 2]);
  });

  it('an event that is missing is told as such', async (records) => {
    const store = newEventStore(records);
    await store.storeEvents(eventsOf(ID_A, 0));
    await failure(ItemNotFoundError, () => store.getEvent(ID_A, 1));
    await failure(ItemNotFoundError, () => store.getEvent(ID_B, 0));
  });

  it('iteration over events is lazy and single-pass', async (records) => {
    const store = newEventStore(records);
    const events = store.iterEvents(ID_A, { pageSize: 2 });
    await store.storeEvents(eventsOf(ID_A, 4)); // not too late: nothing has been read yet
    assert.equal((await collect(events)).length, 5);
    assert.equal((await collect(events)).length, 0);
  });

  it('the most recent event is the last one, also within bounds, or none', async (records) => {
    const store = newEventStore(records);
    assert.equal(await store.getMostRecentEvent(ID_A), null);
    await store.storeEvents(eventsOf(ID_A, 3));
    assert.equal((await store.getMostRecentEvent(ID_A))?.originatorVersion, 3);
    assert.equal((await store.getMostRecentEvent(ID_A, { lt: 2 }))?.originatorVersion, 1);
    assert.equal((await store.getMostRecentEvent(ID_A, { lte: 2 }))?.originatorVersion, 2);
    assert.equal(await store.getMostRecentEvent(ID_A, { lt: 0 }), null);
  });

  it('all events come sequence by sequence, not as they were stored', async (records) => {
    const store = newEventStore(records);
    const [first, second] = [eventsOf(ID_A, 1), eventsOf(ID_B, 1)];
    await store.storeEvents([...second.slice(0, 1), ...first.slice(0, 1)]);
    await store.storeEvents([...second.slice(1), ...first.slice(1)]);
    const all = await collect(store.allEvents());
    assert.deepEqual(
      all.map((event) => event.originatorId),
      [ID_A, ID_A, ID_B, ID_B],
    );
    assert.deepEqual(versionsOf(all), [0, 1, 0, 1]);
  });
}

/** An event store for the events of examples. */
export function newEventStore(recordManager: RecordManager): EventStore<EntityEvent> {
  const eventMapper = new SequencedItemMapper({
    topics: { 'example-created': ExampleCreated, 'attribute-changed': AttributeChangedEvent },
    sequenceIdAttrName: 'originatorId',
    positionAttrName: 'originatorVersion',
  });
  return new EventStore<EntityEvent>({ recordManager, eventMapper });
}

/** The events of an example that was created and then changed some times. */
function eventsOf(id: string, changes: number): readonly EntityEvent[] {
  const example = Example.create('bar', id);
  for (let n = 1; n <= changes; n++) example.changeFoo(`change ${n}`);
  return example.pendingEvents;
}

function versionsOf(events: readonly EntityEvent[]): number[] {
  return events.map((event) => event.originatorVersion);
}
