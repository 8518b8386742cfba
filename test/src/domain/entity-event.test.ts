import { suite } from 'uvu';
import * as assert from 'uvu/assert';
import {
  AttributeChangedEvent,
  CreatedEvent,
  DiscardedEvent,
  EntityEvent,
  UnhandledEventError,
} from 'event-sourcing-workbook';
import { Account, AccountOpened } from '../account.ts';
import { failure, ID_A } from '../support.ts';

const fieldNamesOf = (event: object): string[] => Object.keys(event).toSorted();

const test = suite('EntityEvent');

test('the originator id is required', async () => {
  for (const originatorId of [undefined, null, '', 7]) {
    const fields = { originatorId: originatorId as string, originatorVersion: 0 };
    const { message } = await failure(TypeError, () => new EntityEvent(fields));
    assert.match(message, 'originatorId');
  }
});

test('the originator version is required', async () => {
  const fields = { originatorId: ID_A } as { originatorId: string; originatorVersion: number };
  assert.match((await failure(TypeError, () => new EntityEvent(fields))).message, 'undefined');
});

test('an originator version that is no whole number from 0 is refused', async () => {
  for (const version of [-1, 1.5, NaN, Infinity, 2 ** 53, '1', 1n, null, {}]) {
    const originatorVersion = version as number;
    const fields = { originatorId: ID_A, originatorVersion };
    const { message } = await failure(TypeError, () => new EntityEvent(fields));
    assert.match(message, 'originatorVersion');
  }
});

test('a timestamp that is no time is refused', async () => {
  for (const timestamp of [NaN, Infinity, 8.64e15 + 1, '2024', null, new Date(0)]) {
    const fields = {
      originatorId: ID_A,
      originatorVersion: 0,
      timestamp: timestamp as number,
    };
    const { message } = await failure(TypeError, () => new EntityEvent(fields));
    assert.match(message, 'timestamp');
  }
});

test('an event whose class does not say what it does cannot be applied', async () => {
  const event = new EntityEvent({ originatorId: ID_A, originatorVersion: 0 });
  const error = await failure(UnhandledEventError, () => event.mutate(null));
  assert.is(error.event, event);
  assert.match(error.message, `EntityEvent (number 0 of ${ID_A}) cannot be applied`);
});

test('an attribute that the entity does not have cannot be changed', async () => {
  const account = new Account(new AccountOpened({ originatorId: ID_A, owner: 'Ann' }));
  for (const name of ['colour', '__proto__', 'constructor', 'deposit', 'version']) {
    const fields = { originatorId: ID_A, originatorVersion: 1, name, value: { hostile: true } };
    const event = new AttributeChangedEvent(fields);
    const error = await failure(UnhandledEventError, () => event.mutate(account));
    assert.match(error.message, name);
  }
  assert.is(Object.getPrototypeOf(account), Account.prototype);
  assert.not.ok('hostile' in account);
});

test('the originator id is kept as given, a UUID in lower case, and read-only', async () => {
  const idOf = (originatorId: string): string =>
    new EntityEvent({ originatorId, originatorVersion: 0 }).originatorId;
  assert.equal(['Seat-1', ID_A, ID_A.toUpperCase()].map(idOf), ['Seat-1', ID_A, ID_A]);
  const event = new EntityEvent({ originatorId: ID_A, originatorVersion: 0 });
  await failure(TypeError, () => {
    (event as { originatorId: string }).originatorId = 'other';
  });
});

test('the originator version is kept as given, up to the last safe integer', () => {
  for (const originatorVersion of [0, 1, Number.MAX_SAFE_INTEGER]) {
    const event = new EntityEvent({ originatorId: ID_A, originatorVersion });
    assert.is(event.originatorVersion, originatorVersion);
  }
});

test('the timestamp is now unless given', () => {
  const before = Date.now();
  const { timestamp } = new EntityEvent({ originatorId: ID_A, originatorVersion: 0 });
  assert.ok(timestamp >= before);
  const given = { originatorId: ID_A, originatorVersion: 0, timestamp: 12 };
  assert.is(new EntityEvent(given).timestamp, 12);
});

test('the timestamp never decreases, even when the clock is set back', () => {
  const create = (): number => new CreatedEvent({ originatorId: ID_A }).timestamp;
  const realNow = Date.now;
  const first = create();
  try {
    Date.now = () => first - 60_000;
    const series = [first, create(), create()];
    assert.equal(series, [first, first, first]);
  } finally {
    Date.now = realNow;
  }
  assert.ok(create() >= first);
});

test('a created event has version 0 unless given', () => {
  assert.is(new CreatedEvent({ originatorId: ID_A }).originatorVersion, 0);
  assert.is(new CreatedEvent({ originatorId: ID_A, originatorVersion: 3 }).originatorVersion, 3);
});

test('an attribute-changed event carries name and value', () => {
  const fields = { originatorId: ID_A, originatorVersion: 1, name: 'owner', value: 'Bob' };
  const event = new AttributeChangedEvent(fields);
  assert.equal([event.name, event.value], ['owner', 'Bob']);
});

test('a discarded event carries nothing more', () => {
  const event = new DiscardedEvent({ originatorId: ID_A, originatorVersion: 1 });
  assert.equal(fieldNamesOf(event), ['originatorId', 'originatorVersion', 'timestamp']);
});

test.run();
