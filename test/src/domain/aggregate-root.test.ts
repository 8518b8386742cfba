import { suite } from 'uvu';
import * as assert from 'uvu/assert';
import { AggregateRoot, AttributeChangedEvent } from 'event-sourcing-workbook';
import { DiscardedEvent, Example, ExampleCreated } from 'event-sourcing-workbook';
import { Account } from '../account.ts';
import { ID_A } from '../support.ts';

const changed = (originatorId: string, originatorVersion: number, value = 'new') =>
  new AttributeChangedEvent({ originatorId, originatorVersion, name: 'foo', value });

const test = suite('AggregateRoot');

test('the next event passes', () => {
  const example = Example.create('bar', ID_A);
  assert.is(AggregateRoot.mutate(example, changed(ID_A, 1)), example);
  assert.equal([example.foo, example.version], ['new', 2]);
});

test('a new aggregate has one event at position 0, applied and pending', () => {
  const example = Example.create('bar');
  const [created, ...more] = example.pendingEvents;
  assert.instance(example, Example);
  assert.instance(created, ExampleCreated);
  assert.is(created!.originatorVersion, 0);
  assert.equal(more, []);
  assert.equal([example.foo, example.version, example.isDiscarded], ['bar', 1, false]);
});

test('the id is a fresh UUID unless given', () => {
  const [one, other] = [Example.create('bar'), Example.create('bar')];
  assert.match(one.id, /^[0-9a-f]{8}-[0-9a-f]{4}-4[0-9a-f]{3}-[89ab][0-9a-f]{3}-[0-9a-f]{12}$/);
  assert.is.not(one.id, other.id);
  assert.is(Example.create('bar', ID_A).id, ID_A);
});

test('a change is visible at once, as one event at the next position', () => {
  const example = Example.create('bar', ID_A);
  example.changeFoo('baz');
  assert.equal([example.foo, example.version], ['baz', 2]);
  const [, event, ...more] = example.pendingEvents;
  const { name, value, originatorVersion } = event as InstanceType<typeof AttributeChangedEvent>;
  assert.instance(event, AttributeChangedEvent);
  assert.equal([name, value, originatorVersion], ['foo', 'baz', 1]);
  assert.equal(more, []);
});

test('an event of the aggregate itself is triggered like the ones of the library', () => {
  const account = Account.open('Ann');
  account.deposit(5);
  account.deposit(7);
  assert.is(account.balance, 12);
  const versions = account.pendingEvents.map((event) => event.originatorVersion);
  assert.equal(versions, [0, 1, 2]);
});

test('a replay of the events gives an equal aggregate, with nothing pending', () => {
  const account = Account.open('Ann');
  account.deposit(5);
  account.handOver('Bob');
  const replayed = account.pendingEvents.reduce<Account | null>(AggregateRoot.mutate, null);
  assert.is.not(replayed, account);
  assert.ok(account.equals(replayed));
  assert.equal(replayed?.pendingEvents, []);
});

test('replaying a discard gives null, and counts the version up', () => {
  const example = Example.create('bar', ID_A);
  const discarded = new DiscardedEvent({ originatorId: ID_A, originatorVersion: 1 });
  assert.is(AggregateRoot.mutate(example, discarded), null);
  assert.equal([example.isDiscarded, example.version], [true, 2]);
});

test('aggregates are equal when class and state are', () => {
  const first = new ExampleCreated({ originatorId: ID_A, foo: 'bar' });
  const [one, other] = [first.mutate(), first.mutate()];
  assert.ok(one.equals(other));
  other.changeFoo('baz');
  assert.not.ok(one.equals(other));
  class Special extends Example {}
  assert.not.ok(one.equals(new Special(first)));
  assert.not.ok(one.equals({ ...one }));
});

test('equal aggregates are two keys of a map', () => {
  const first = new ExampleCreated({ originatorId: ID_A, foo: 'bar' });
  assert.is(new Set([first.mutate(), first.mutate()]).size, 2);
});

test('the times of an aggregate come from its events', () => {
  const created = new ExampleCreated({ originatorId: ID_A, foo: 'bar', timestamp: 1000 });
  const discarded = { originatorId: ID_A, originatorVersion: 1, timestamp: 2000 };
  const example = AggregateRoot.mutate<Example>(null, created)!;
  assert.equal([example.createdOn, example.lastModified], [new Date(1000), new Date(1000)]);
  AggregateRoot.mutate(example, new DiscardedEvent(discarded));
  assert.equal([example.createdOn, example.lastModified], [new Date(1000), new Date(2000)]);
});

test('the times of an aggregate cannot be set from outside', () => {
  const example = Example.create('bar');
  const { createdOn } = example;
  example.createdOn.setTime(0);
  example.lastModified.setTime(0);
  assert.equal([example.createdOn, example.lastModified], [createdOn, createdOn]);
});

test.run();
