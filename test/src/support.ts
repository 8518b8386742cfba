import { inspect, isDeepStrictEqual } from 'node:util';
import { AttributeChangedEvent, DiscardedEvent, type EntityEvent } from 'event-sourcing-workbook';
import { EventStore, Example, ExampleCreated } from 'event-sourcing-workbook';
import { SequencedItem, SequencedItemMapper, TypeOrmDatastore } from 'event-sourcing-workbook';
import { TypeOrmRecordManager, TypeOrmSettings } from 'event-sourcing-workbook';
import {
  type DomainEvent,
  EventBus,
  type RecordManager,
  type Subscriber,
} from 'event-sourcing-workbook';
import { AccountOpened, Deposited } from './account.ts';

export { failure } from '../../src/contract/samples.ts';

export const ID_A = '0a111111-1111-4111-8111-aaaaaaaaaaaa';
export const ID_B = '0b222222-2222-4222-8222-bbbbbbbbbbbb';
export const ID_C = '0c333333-3333-4333-8333-cccccccccccc';

/** Stricter than uvu's `equal`: tells 0 from -0, and a Date from its text. */
export function same(actual: unknown, expected: unknown): void {
  if (isDeepStrictEqual(actual, expected)) return;
  throw new Error(`Expected ${inspect(expected)}, found ${inspect(actual)}`);
}

/** Everything that an iterator gives. */
export async function collect<Value>(values: AsyncIterable<Value>): Promise<Value[]> {
  const collected: Value[] = [];
  for await (const value of values) collected.push(value);
  return collected;
}

/** An item of no particular event. */
export function itemAt(position: number, sequenceId = ID_A, state = `{"n":${position}}`) {
  return new SequencedItem({ sequenceId, position, topic: 'test', state });
}

/** Items at the positions 0, 1, 2, … or from another one on. */
export function itemsOf(count: number, sequenceId = ID_A, from = 0): SequencedItem[] {
  return Array.from({ length: count }, (_, i) => itemAt(from + i, sequenceId));
}

export const positionsOf = (items: readonly SequencedItem[]): number[] =>
  items.map((item) => item.position);

/** The mapper for the events of Example and Account. */
export function newMapper() {
  return new SequencedItemMapper({
    topics: {
      'example-created': ExampleCreated,
      'account-opened': AccountOpened,
      deposited: Deposited,
      'attribute-changed': AttributeChangedEvent,
      discarded: DiscardedEvent,
    },
    sequenceIdAttrName: 'originatorId',
    positionAttrName: 'originatorVersion',
  });
}

/** A bus with a subscriber that stores whatever is published there, as far as the bus can tell. */
export function storingBus(store: Subscriber = () => undefined): EventBus {
  const bus = new EventBus();
  bus.subscribe(
    Object.assign((events: readonly DomainEvent[]) => store(events), { stores: () => true }),
  );
  return bus;
}

/** What the contracts are given: a record manager on an empty database. */
export interface Opened {
  readonly recordManager: RecordManager;
  close(): Promise<void>;
}

export const MEMORY = 'sqlite:///:memory:';

/** A connected datastore in memory, with its tables. */
export async function openDatastore(
  options: ConstructorParameters<typeof TypeOrmDatastore>[0] = {},
): Promise<TypeOrmDatastore> {
  const datastore = new TypeOrmDatastore({
    settings: new TypeOrmSettings({ uri: MEMORY }),
    ...options,
  });
  await datastore.setupConnection();
  await datastore.setupTables();
  return datastore;
}

/** A record manager on a database in memory. */
export async function openInMemory(): Promise<Opened> {
  const datastore = await openDatastore();
  return {
    recordManager: new TypeOrmRecordManager({ datastore }),
    close: () => datastore.closeConnection(),
  };
}

/** An event store for Example and Account. */
export function newEventStore(recordManager: RecordManager): EventStore<EntityEvent> {
  return new EventStore<EntityEvent>({ recordManager, eventMapper: newMapper() });
}

/** Stores an example that was created, changed twice and, if wanted, discarded. */
export async function storeExample(store: EventStore<EntityEvent>, isDiscarded = false) {
  const example = Example.create('one', ID_A);
  example.changeFoo('two');
  example.changeFoo('three');
  if (isDiscarded) example.discard();
  await store.storeEvents(example.pendingEvents);
  return example;
}
