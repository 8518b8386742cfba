import { suite } from 'uvu';
import * as assert from 'uvu/assert';
import { DomainEvent, mutator, UnhandledEventError } from 'event-sourcing-workbook';
import { failure } from '../support.ts';

class Opened extends DomainEvent<{ owner: string }> {}
class Deposited extends DomainEvent<{ amount: number }> {}
class GiftDeposited extends Deposited {}
class Closed extends DomainEvent<object> {}

class Account {
  readonly owner: string;
  readonly balance: number;
  readonly version: number;

  constructor(owner: string, balance = 0, version = 1) {
    this.owner = owner;
    this.balance = balance;
    this.version = version;
  }
}

const mutate = mutator(Account)
  .create(Opened, (AccountClass, event) => new AccountClass(event.owner))
  .on(Deposited, ({ owner, balance, version }, { amount }) => {
    return new Account(owner, balance + amount, version + 1);
  })
  .on(Closed, () => null);

const opened = new Opened({ owner: 'Ann' });

const test = suite('mutator');

test('an event without a handler is refused, and named', async () => {
  class Renamed extends DomainEvent<object> {}
  const renamed = new Renamed({});
  const error = await failure(UnhandledEventError, () => mutate(null, renamed));
  assert.match(error.message, 'Renamed');
  assert.is(error.event, renamed);
});

test('an event of an anonymous class without a handler is refused too', async () => {
  const anonymous = new (class extends DomainEvent<object> {})({});
  await failure(UnhandledEventError, () => mutate(null, anonymous));
});

test('an event that happens to an entity which is not there is refused', async () => {
  const deposited = new Deposited({ amount: 1 });
  const { message } = await failure(UnhandledEventError, () => mutate(null, deposited));
  assert.match(message, 'does not exist');
});

test('an event that begins an entity which exists is refused', async () => {
  const { message } = await failure(UnhandledEventError, () => mutate(new Account('Ann'), opened));
  assert.match(message, 'exists already');
});

test('a second handler for one class is refused', async () => {
  const twice = mutator(Account).on(Closed, () => null);
  const { message } = await failure(TypeError, () => twice.on(Closed, (account) => account));
  assert.match(message, 'Closed');
});

test('what to do with other events can be said', () => {
  const tolerant = mutator<number>().otherwise((entity) => entity);
  assert.is(tolerant(5, new Closed({})), 5);
  assert.is(tolerant(null, new Closed({})), null);
});

test("the event's class chooses the handler", () => {
  const account = mutate(null, opened);
  assert.equal(account, new Account('Ann'));
  assert.equal(mutate(account, new Deposited({ amount: 5 })), new Account('Ann', 5, 2));
});

test('an event of a subclass goes to its nearest ancestor with a handler', () => {
  assert.equal(
    mutate(new Account('Ann'), new GiftDeposited({ amount: 5 })),
    new Account('Ann', 5, 2),
  );
  const both = mutator<string>()
    .on(DomainEvent, () => 'event')
    .on(Deposited, () => 'deposited');
  assert.is(both('', new GiftDeposited({ amount: 5 })), 'deposited');
  assert.is(both('', new Closed({})), 'event');
});

test('a handler that creates gets the class in place of the missing entity', () => {
  class Special extends Account {}
  const special = mutator(Special).create(Opened, (Class, event) => new Class(event.owner));
  assert.instance(special(null, opened), Special);
});

test('a falsy entity is an entity', () => {
  const count = mutator<number>()
    .create(Opened, () => 0)
    .on(Deposited, (sum, { amount }) => sum + amount);
  const history = [opened, new Deposited({ amount: 0 }), new Deposited({ amount: 3 })];
  assert.is(history.slice(0, 2).reduce<number | null>(count, null), 0);
  assert.is(history.reduce<number | null>(count, null), 3);
});

test('a replay is a reduce from null, and null again in the end', () => {
  const history = [opened, new Deposited({ amount: 1 }), new Deposited({ amount: 2 })];
  const account = history.reduce<Account | null>(mutate, null);
  assert.equal(account, new Account('Ann', 3, 3));
  assert.is([...history, new Closed({})].reduce<Account | null>(mutate, null), null);
});

test.run();
