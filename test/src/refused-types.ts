/**
 * What the compiler refuses. Each `@ts-expect-error` is a test: were the line after it accepted, the
 * type check would fail. Nothing here ever runs.
 */
/* oxlint-disable no-new, no-unused-expressions */
import { AggregateRoot, type AppliesTo, AttributeChangedEvent } from 'event-sourcing-workbook';
import { DomainEvent, EventSourcedApplication } from 'event-sourcing-workbook';
import { type EventBus, EventSourcedRepository } from 'event-sourcing-workbook';
import {
  type EventStore,
  type Example,
  ExampleCreated,
  JsonTranscoder,
} from 'event-sourcing-workbook';
import { type Mutator, mutator, type PagedSlice, PersistencePolicy } from 'event-sourcing-workbook';
import { EntityEvent, SequencedItemMapper, type Slice, upcast } from 'event-sourcing-workbook';
import { type Account, Account as AccountClass, Deposited } from './account.ts';
import { Seat } from './seat.ts';
import { ID_A } from './support.ts';

export class Opened extends DomainEvent<{ owner: string; limit: number }> {}
export class Renamed extends DomainEvent<{ name: string }> {}
export class Ledger {
  readonly total: number = 0;
}

declare const account: Account;
declare const seat: Seat;
declare const entityStore: EventStore<EntityEvent>;
declare const openedStore: EventStore<Opened>;

export function refusedEvents(event: Opened): void {
  // @ts-expect-error: a field is missing
  new Opened({ owner: 'Ann' });
  // @ts-expect-error: a field is of the wrong type
  new Opened({ owner: 'Ann', limit: '5' });
  // @ts-expect-error: there is no such field
  new Opened({ owner: 'Ann', limit: 5, colour: 'red' });
  // @ts-expect-error: fields are read-only
  event.owner = 'Bob';
  // @ts-expect-error: fields cannot be deleted
  delete event.owner;
  // @ts-expect-error: there is no such field to read
  event.colour;
  // @ts-expect-error: the originator id is missing
  new ExampleCreated({ foo: 'bar' });
  // @ts-expect-error: only the first event may leave out its version
  new Deposited({ originatorId: ID_A, amount: 1 });
  // @ts-expect-error: an attribute has a name
  new AttributeChangedEvent({ originatorId: ID_A, originatorVersion: 1, value: 1 });
}

export function refusedAggregates(example: Example): void {
  // @ts-expect-error: attributes are read-only
  example.foo = 'baz';
  // @ts-expect-error: so is what the supertype tells
  example.version = 7;
  // @ts-expect-error: commands are methods; events are not triggered from outside
  example.trigger(ExampleCreated, { foo: 'baz' });
  // @ts-expect-error: nor attributes changed
  example.changeAttribute('foo', 'baz');
  // @ts-expect-error: an aggregate may have a last event of its own
  account.discard();
  // @ts-expect-error: state that is written with # is out of sight for all but its own events
  seat.guest = 'Eve';
  // @ts-expect-error: the pending events are not to be changed
  example.pendingEvents.push();
  class Strict extends AggregateRoot<{ size: number }> {
    readonly size: number = 1;
    readonly fixed: string = 'x';
    wrong(): void {
      // @ts-expect-error: the attribute has another type
      this.changeAttribute('size', 'large');
      // @ts-expect-error: there is no such attribute
      this.changeAttribute('sise', 2);
      // @ts-expect-error: this one was not said to change
      this.changeAttribute('fixed', 'y');
      // @ts-expect-error: the event needs an amount
      this.trigger(Deposited, {});
      // @ts-expect-error: the event needs a number
      this.trigger(Deposited, { amount: '5' });
      // @ts-expect-error: this event happens to accounts
      this.trigger(Deposited, { amount: 5 });
      // @ts-expect-error: this is no event of an entity
      this.trigger(Renamed, { name: 'x' });
    }
  }
  void Strict;
}

export function refusedHandlers(bus: EventBus): void {
  // @ts-expect-error: the event has no such field
  mutator(Ledger).on(Renamed, (ledger, event) => (event.title ? ledger : null));
  // @ts-expect-error: this is no class
  mutator(Ledger).on('renamed', (ledger) => ledger);
  // @ts-expect-error: the handler returns another entity
  mutator(Ledger).on(Renamed, () => 'ledger');
  // @ts-expect-error: the handler takes another event
  mutator(Ledger).on(Renamed, (ledger, _event: Opened) => ledger);
  // @ts-expect-error: what creates an entity returns one
  mutator(Ledger).create(Opened, () => null);
  // @ts-expect-error: the bus brings events
  bus.subscribe((events: readonly string[]) => void events);
  // @ts-expect-error: whether it stores a batch is told at once
  bus.subscribe(Object.assign(() => undefined, { stores: async () => true }));
  // @ts-expect-error: the handler takes another event
  bus.subscribeTo(Opened, (_event: Renamed) => undefined);
  // @ts-expect-error: a batch, not a bare event
  void bus.publish(new Renamed({ name: 'x' }));
}

export function refusedUpcasts(): void {
  class Booked extends EntityEvent<{ guest: string; cents: number }> {}
  const first = upcast((v1: { guest: string }) => ({ ...v1, price: 0 }));
  // @ts-expect-error: the step to the class as it is now is missing
  first.to(Booked);
  // @ts-expect-error: the version before has no such field
  first.upcast((v2) => ({ guest: v2.name, cents: 0 }));
  // @ts-expect-error: the steps are in the wrong order
  upcast((v2: { price: number }) => ({ cents: v2.price })).upcast(({ guest }) => ({ guest }));
  // @ts-expect-error: a field is of another type
  first.upcast((v2) => ({ guest: v2.guest, cents: String(v2.price) })).to(Booked);
  // @ts-expect-error: a step answers at once
  first.upcast(async (v2) => ({ guest: v2.guest, cents: v2.price })).to(Booked);
  // @ts-expect-error: steps without the class that they lead to are no topic
  new SequencedItemMapper({ topics: { booked: first } });
  const booked = first.upcast((v2) => ({ guest: v2.guest, cents: v2.price * 100 })).to(Booked);
  const mapper = new SequencedItemMapper({
    topics: { booked, opened: Opened, deposited: Deposited },
  });
  // @ts-expect-error: an event of a class that has no topic
  mapper.toItem(new Renamed({ name: 'x' }));
}

export function refusedInfrastructure(): void {
  // @ts-expect-error: the events have no such attribute
  new SequencedItemMapper({ topics: { Opened }, sequenceIdAttrName: 'ownr' });
  // @ts-expect-error: not all of the events have it
  new SequencedItemMapper({ topics: { Opened, Renamed }, positionAttrName: 'limit' });
  // @ts-expect-error: none of the events has it
  new SequencedItemMapper({ topics: { Opened }, otherAttrNames: ['colour'] });
  // @ts-expect-error: topics lead to classes
  new SequencedItemMapper({ topics: { opened: 'Opened' } });
  // @ts-expect-error: events of another class
  void openedStore.storeEvents([new Renamed({ name: 'x' })]);
  // @ts-expect-error: a batch, not a bare event
  void entityStore.storeEvents(account.pendingEvents[0]);
  // @ts-expect-error: an entity that is no aggregate needs a mutator
  new EventSourcedRepository<Ledger>({ eventStore: entityStore });
  const wrong: Mutator<Account, null> = mutator<Account>();
  // @ts-expect-error: the mutator of another entity
  new EventSourcedRepository<Ledger>({ eventStore: entityStore, mutator: wrong });
  // @ts-expect-error: events that the store does not hold
  new PersistencePolicy({ eventStore: openedStore, eventTypes: Renamed });
  // @ts-expect-error: the value is that of another class
  new JsonTranscoder({ types: [{ tag: '$l', type: Ledger, encode: 1, decode: () => 1 }] });
  // @ts-expect-error: there is no such bound
  const slice: Slice = { greaterThan: 1 };
  // @ts-expect-error: there is no such option of a page
  const paged: PagedSlice = { pages: 1 };
  void [slice, paged];
}

export class Theatre extends EventSourcedApplication {
  readonly seats = this.repository(Seat);
  // @ts-expect-error: a class of aggregates names its topics
  readonly accounts = this.repository(AccountClass);
  // @ts-expect-error: the topics of seats are no topics of accounts
  readonly others = this.repository(Object.assign(AccountClass, { topics: Seat.topics }));
}

export async function refusedApplications(theatre: Theatre): Promise<void> {
  // @ts-expect-error: the supertype alone is no application
  await EventSourcedApplication.open({ uri: 'sqlite:///:memory:' });
  // @ts-expect-error: somewhere the events must be
  await Theatre.open({});
  // @ts-expect-error: a seat takes no deposit
  await theatre.seats.change(ID_A, (each) => each.deposit(1));
  // @ts-expect-error: an aggregate, not its id
  await theatre.save(ID_A);
  // @ts-expect-error: repositories are made by the application itself
  theatre.repository(Seat);
  // @ts-expect-error: events say what they do to which aggregate
  const wrong: AppliesTo<Account> = new Seat.Booked({
    originatorId: ID_A,
    originatorVersion: 1,
    guest: 'Ann',
  });
  void wrong;
}
