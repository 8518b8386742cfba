import { suite } from 'uvu';
import * as assert from 'uvu/assert';
import { AggregateRoot, AttributeChangedEvent, CreatedEvent } from 'event-sourcing-workbook';
import { EntityEvent, Example, ExampleCreated } from 'event-sourcing-workbook';
import {
  EntityIsDiscardedError,
  EntityIsStaleError,
  OriginatorIdError,
} from 'event-sourcing-workbook';
import { OriginatorVersionError, UnhandledEventError } from 'event-sourcing-workbook';
import { Account, AccountOpened, Deposited } from '../account.ts';
import { failure, ID_A, ID_B, storingBus } from '../support.ts';

const changed = (originatorId: string, originatorVersion: number, value = 'new') =>
  new AttributeChangedEvent({ originatorId, originatorVersion, name: 'foo', value });

const opened = new AccountOpened({ originatorId: ID_A, owner: 'Ann' });

const test = suite('AggregateRoot, refusing');

test('after a discard every change or discard throws and leaves nothing pending', async () => {
  const example = Example.create('bar', ID_A);
  example.discard();
  const pending = example.pendingEvents;
  const error = await failure(EntityIsDiscardedError, () => example.changeFoo('baz'));
  await failure(EntityIsDiscardedError, () => example.discard());
  assert.is(error.entityId, ID_A);
  assert.ok(example.isDiscarded);
  assert.is(example.foo, 'bar');
  assert.equal(example.pendingEvents, pending);
});

test('an event of another aggregate is refused', async () => {
  const example = Example.create('bar', ID_A);
  const error = await failure(OriginatorIdError, () =>
    AggregateRoot.mutate(example, changed(ID_B, 1)),
  );
  assert.equal([error.entityId, error.originatorId], [ID_A, ID_B]);
  assert.equal([example.foo, example.version], ['bar', 1]);
});

test('an event of the wrong version is refused', async () => {
  const example = Example.create('bar', ID_A);
  for (const version of [0, 2]) {
    const error = await failure(OriginatorVersionError, () =>
      AggregateRoot.mutate(example, changed(ID_A, version)),
    );
    assert.equal([error.expectedVersion, error.originatorVersion], [1, version]);
  }
  assert.equal([example.foo, example.version], ['bar', 1]);
});

test('a first event that creates nothing is refused', async () => {
  const deposited = new Deposited({ originatorId: ID_A, originatorVersion: 0, amount: 1 });
  await failure(UnhandledEventError, () => AggregateRoot.mutate(null, deposited));
  const created = new CreatedEvent({ originatorId: ID_A });
  await failure(UnhandledEventError, () => AggregateRoot.mutate(null, created));
  const late = new ExampleCreated({ originatorId: ID_A, originatorVersion: 1, foo: 'bar' });
  await failure(OriginatorVersionError, () => AggregateRoot.mutate(null, late));
});

class Swapped extends EntityEvent {
  override mutate(): Account {
    return Account.open('another owner');
  }
}
class Promised extends EntityEvent {
  override mutate(account: Account): Account {
    return Promise.resolve(account) as unknown as Account;
  }
}
class HalfDone extends EntityEvent<{ amount: number }> {
  override mutate(account: Account): Account {
    account.balance += this.amount;
    throw new RangeError('half way');
  }
}
class Silent extends EntityEvent {}
class Fragile extends Account {
  readonly breaks = {
    'makes another object of it': () => this.trigger(Swapped, {}),
    'makes a promise of it': () => this.trigger(Promised, {}),
    'fails half way': () => this.trigger(HalfDone, { amount: 5 }),
    'is of a class that does not say what it does': () => this.trigger(Silent, {}),
  };
}

const names = Object.keys(new Fragile(opened).breaks) as (keyof Fragile['breaks'])[];
for (const name of names) {
  test(`after an event that ${name} nothing of an aggregate can be saved`, async () => {
    const account = new Fragile(opened);
    account.deposit(1);
    await failure(Error, () => account.breaks[name]());
    assert.equal([account.isStale, account.version, account.pendingEvents], [true, 1, []]);
    await failure(EntityIsStaleError, () => account.deposit(1));
    await failure(EntityIsStaleError, () => account.save(storingBus()));
  });
}

test('an aggregate that a replayed event fails on half way cannot be saved either', async () => {
  const account = new Fragile(opened);
  account.deposit(1);
  const event = new HalfDone({ originatorId: ID_A, originatorVersion: 1, amount: 5 });
  await failure(RangeError, () => AggregateRoot.mutate(account, event));
  await failure(EntityIsStaleError, () => account.save(storingBus()));
});

test('an event that is refused before it is applied leaves the aggregate as it was', async () => {
  const account = new Fragile(opened);
  account.deposit(1);
  const self: unknown[] = [];
  self.push(self);
  await failure(TypeError, () => account.deposit(self as unknown as number));
  await failure(OriginatorIdError, () => AggregateRoot.mutate(account, changed(ID_B, 1)));
  assert.equal([account.isStale, account.pendingEvents.length], [false, 1]);
});

test.run();
