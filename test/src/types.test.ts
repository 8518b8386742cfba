/**
 * What the compiler finds out by itself: no casts are needed where the library is used. What it
 * refuses is in `refused-types.ts`.
 */
import { suite } from 'uvu';
import * as assert from 'uvu/assert';
import { AggregateRoot, type AttributeChangedEvent, CreatedEvent } from 'event-sourcing-workbook';
import { type DiscardedEvent, DomainEvent, EventBus } from 'event-sourcing-workbook';
import { mutator, SequencedItemMapper } from 'event-sourcing-workbook';
import { AccountOpened, Deposited } from './account.ts';
import { Ledger, Opened, Renamed } from './refused-types.ts';
import { Seat } from './seat.ts';
import { ID_A } from './support.ts';

/** True when two types are the same. */
// oxlint-disable typescript/no-unnecessary-type-parameters
type Same<A, B> =
  (<T>() => T extends A ? 1 : 2) extends <T>() => T extends B ? 1 : 2 ? true : false;
const same = <A, B>(..._proof: Same<A, B> extends true ? [] : ['the types differ']): void => {};

const test = suite('types');

test('fields of events are known without casts', () => {
  const event = new Opened({ owner: 'Ann', limit: 5 });
  same<typeof event.owner, string>();
  same<typeof event.limit, number>();
  const inline = new DomainEvent({ a: 1 });
  same<typeof inline.a, number>();
  const created = new AccountOpened({ originatorId: ID_A, owner: 'Ann' });
  same<typeof created.timestamp, number>();
  same<typeof created.originatorVersion, number>();
  const begun = new CreatedEvent({ originatorId: ID_A, colour: 'red' });
  assert.is(begun.colour.length + event.limit + inline.a, 9);
});

test('handlers know their events without casts', async () => {
  const bus = new EventBus();
  const seen: unknown[] = [];
  bus.subscribeTo(Opened, (event) => {
    same<typeof event, Opened>();
    seen.push(event.owner);
  });
  bus.subscribeTo([Opened, Renamed], (event) => {
    same<typeof event, Opened | Renamed>();
    seen.push('name' in event ? event.name : event.limit);
  });
  await bus.publish([new Opened({ owner: 'Ann', limit: 5 }), new Renamed({ name: 'x' })]);
  assert.equal(seen, ['Ann', 5, 'x']);
});

test('mutators know entity and event without casts', () => {
  const mutate = mutator(Ledger)
    .create(Opened, (LedgerClass, event) => {
      same<typeof LedgerClass, typeof Ledger>();
      same<typeof event, Opened>();
      return new LedgerClass();
    })
    .on(Renamed, (ledger) => {
      same<typeof ledger, Ledger>();
      return ledger;
    });
  const ledger = [new Opened({ owner: 'Ann', limit: 5 })].reduce<Ledger | null>(mutate, null);
  assert.instance(ledger, Ledger);
});

test('the classes of the library are types of their events, and a replay knows its aggregate', () => {
  const created: CreatedEvent = new Seat.Added({ originatorId: ID_A, row: 1 });
  const changed = (event: AttributeChangedEvent): unknown => [event.name, event.value];
  const discarded: DiscardedEvent[] = [];
  const seat = [created, ...discarded].reduce<Seat | null>(AggregateRoot.mutate, null);
  same<typeof seat, Seat | null>();
  assert.equal([seat?.guest, changed.length], [null, 1]);
});

test('a mapper knows its events without casts', () => {
  const mapper = new SequencedItemMapper({
    topics: { opened: AccountOpened, deposited: Deposited },
    sequenceIdAttrName: 'originatorId',
    positionAttrName: 'originatorVersion',
    otherAttrNames: ['amount', 'owner'],
  });
  const event = mapper.fromItem(
    mapper.toItem(new Deposited({ originatorId: ID_A, originatorVersion: 0, amount: 5 })),
  );
  same<typeof event, AccountOpened | Deposited>();
  assert.is('amount' in event ? event.amount : event.owner, 5);
});

test.run();
