import { suite } from 'uvu';
import * as assert from 'uvu/assert';
import { AggregateRoot, AttributeChangedEvent, CreatedEvent } from 'event-sourcing-workbook';
import { EntityEvent, Example, ExampleCreated } from 'event-sourcing-workbook';
import { EntityIsDiscardedError, OriginatorIdError } from 'event-sourcing-workbook';
import { OriginatorVersionError, UnhandledEventError } from 'event-sourcing-workbook';
import { Account, AccountOpened, Deposited } from '../account.ts';
import { failure, ID_A, ID_B } from '../support.ts';

const changed = (originatorId: string, originatorVersion: number, value = 'new') =>
  new AttributeChangedEvent({ originatorId, originatorVersion, name: 'foo', value });

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

test('a command whose event makes another object of the aggregate is refused', async () => {
  class Swapped extends EntityEvent {
    override mutate(): Account {
      return Account.open('somebody else');
    }
  }
  class Swappable extends Account {
    swap(): void {
      this.trigger(Swapped, {});
    }
  }
  const account = new Swappable(new AccountOpened({ originatorId: ID_A, owner: 'Ann' }));
  await failure(TypeError, () => account.swap());
  assert.equal(account.pendingEvents, []);
});

test('an event that cannot be applied is not pending, and the version stays', async () => {
  class Failed extends EntityEvent {
    override mutate(): never {
      throw new RangeError('not today');
    }
  }
  class Fragile extends Account {
    fail(): void {
      this.trigger(Failed, {});
    }
  }
  const account = new Fragile(new AccountOpened({ originatorId: ID_A, owner: 'Ann' }));
  await failure(RangeError, () => account.fail());
  assert.equal([account.pendingEvents, account.version], [[], 0]);
});

test.run();
