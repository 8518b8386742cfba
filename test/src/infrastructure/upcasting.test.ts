import { suite } from 'uvu';
import * as assert from 'uvu/assert';
import * as fc from 'fast-check';
import { EntityEvent, SequencedItem, SequencedItemMapper, upcast } from 'event-sourcing-workbook';
import { DataIntegrityError, NewerVersionError } from 'event-sourcing-workbook';
import { failure, ID_A } from '../support.ts';

export class SeatBooked extends EntityEvent<{ guest: string; cents: number }> {}

const versions = upcast((v1: { guest: string }) => ({ ...v1, price: 0 }))
  .upcast((v2) => ({ guest: v2.guest, cents: v2.price * 100 }))
  .to(SeatBooked);

const names = {
  sequenceIdAttrName: 'originatorId',
  positionAttrName: 'originatorVersion',
} as const;
const mapper = new SequencedItemMapper({
  topics: { 'seat.booked': versions },
  aliases: { 'seat-taken': 'seat.booked' },
  ...names,
});

function stored(state: object, topic = 'seat.booked'): SequencedItem {
  return new SequencedItem({
    sequenceId: ID_A,
    position: 4,
    topic,
    state: JSON.stringify({ timestamp: 5, ...state }),
  });
}

const booked = (guest: string, cents: number): SeatBooked =>
  new SeatBooked({ originatorId: ID_A, originatorVersion: 4, timestamp: 5, guest, cents });

const test = suite('Upcasting');

test('a version that this program does not know yet is refused, with both versions', async () => {
  const item = stored({ '@version': 4, guest: 'Ann', euros: 1 });
  const error = await failure(NewerVersionError, () => mapper.fromItem(item));
  assert.instance(error, DataIntegrityError);
  const { topic, version, knownVersion, position } = error;
  assert.equal([topic, version, knownVersion, position], ['seat.booked', 4, 3, 4]);
});

test('so it is when the program knows of no versions at all', async () => {
  const old = new SequencedItemMapper({ topics: { 'seat.booked': SeatBooked }, ...names });
  const item = mapper.toItem(booked('Ann', 500));
  await failure(NewerVersionError, () => old.fromItem(item));
});

test('a version that is none names the row', async () => {
  for (const version of [0, -1, 1.5, '2', null, [2]]) {
    const item = stored({ '@version': version, guest: 'Ann' });
    const error = await failure(DataIntegrityError, () => mapper.fromItem(item));
    assert.match(error.message, /position 4 .* its version is/);
  }
});

test('a step that throws names the row and the step, and keeps what was thrown', async () => {
  const cause = new RangeError('no such guest');
  const failing = new SequencedItemMapper({
    topics: {
      'seat.booked': upcast((v1: { guest: string }) => ({ ...v1, price: 0 }))
        .upcast((): { guest: string; cents: number } => {
          throw cause;
        })
        .to(SeatBooked),
    },
    ...names,
  });
  const old = stored({ guest: 'Ann' });
  const error = await failure(DataIntegrityError, () => failing.fromItem(old));
  assert.match(error.message, /position 4 .* upcast from version 2 to 3 failed: no such guest/);
  assert.is((error.cause as Error).cause, cause);
});

test('a step that returns a promise, a list or an instance is refused', async () => {
  for (const wrong of [Promise.resolve({}), [], new Date(0), booked('Eve', 1)]) {
    const failing = new SequencedItemMapper({
      topics: {
        'seat.booked': upcast((_v1: { guest: string }) => wrong as unknown as typeof right).to(
          SeatBooked,
        ),
      },
      ...names,
    });
    const old = stored({ guest: 'Ann' });
    const error = await failure(DataIntegrityError, () => failing.fromItem(old));
    assert.match(error.message, /it returned no plain object/);
  }
});

test('an event with a field of the name that tells the version is not written', async () => {
  class Odd extends EntityEvent<{ '@version': number }> {}
  const odd = new SequencedItemMapper({ topics: { odd: Odd }, ...names });
  const event = new Odd({ originatorId: ID_A, originatorVersion: 0, '@version': 7 });
  await failure(TypeError, () => odd.toItem(event));
});

test('events of versions 1, 2 and 3 are read as events of today', () => {
  const items = [
    stored({ guest: 'Ann' }),
    stored({ '@version': 2, guest: 'Ann', price: 7 }),
    stored({ '@version': 3, guest: 'Ann', cents: 250 }),
    stored({ guest: 'Ann', originatorId: ID_A, originatorVersion: 4 }),
    stored({ '@version': 2, guest: 'Ann', price: 7 }, 'seat-taken'),
  ];
  const cents = [0, 700, 250, 0, 700];
  for (const [index, item] of items.entries()) {
    const event = mapper.fromItem(item);
    assert.instance(event, SeatBooked);
    assert.ok(event.equals(booked('Ann', cents[index]!)), String(event));
  }
});

test('a class without steps is written without a version, as ever', () => {
  const plain = new SequencedItemMapper({ topics: { 'seat.booked': SeatBooked }, ...names });
  const state = JSON.parse(plain.toItem(booked('Ann', 1)).state) as object;
  assert.equal(state, { timestamp: 5, guest: 'Ann', cents: 1 });
});

test('what is written says its version, and is read back equal', () => {
  const property = fc.property(fc.string({ unit: 'grapheme' }), fc.nat(), (guest, cents) => {
    const item = mapper.toItem(booked(guest, cents));
    assert.is((JSON.parse(item.state) as { '@version': number })['@version'], 3);
    assert.ok(mapper.fromItem(item).equals(booked(guest, cents)));
  });
  fc.assert(property);
});

const right = { guest: 'Ann', cents: 1 };

test.run();
