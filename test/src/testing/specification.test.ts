import { spawnSync } from 'node:child_process';
import { fileURLToPath } from 'node:url';
import { suite } from 'uvu';
import * as assert from 'uvu/assert';
import { AggregateRoot, DiscardedEvent } from 'event-sourcing-workbook';
import { EntityEvent, UnregisteredEventError } from 'event-sourcing-workbook';
import { given, happened, SpecificationError } from 'event-sourcing-workbook/testing';
import { Seat } from '../seat.ts';
import { failure, ID_A } from '../support.ts';

const added = happened(Seat.Added, { row: 1 });
const bookedBy = (guest: string) => happened(Seat.Booked, { guest });

const test = suite('Given, when, then');

test('other events than those expected are shown beside them, field by field', async () => {
  const error = await failure(SpecificationError, () =>
    given(Seat, added)
      .when((seat) => seat.book('Ann'))
      .then(bookedBy('Bob')),
  );
  assert.is(error.expected, 'Booked(guest="Bob")');
  assert.is(error.actual, 'Booked(guest="Ann")');
  assert.match(error.message, /Expected:\nBooked\(guest="Bob"\)\nHappened:\nBooked\(guest="Ann"\)/);
});

test('an event too many, one too few and another order fail', async () => {
  const booked = () => given(Seat, added).when((seat) => (seat.book('Ann'), seat.cancel()));
  const cancelled = happened(Seat.Cancelled, {});
  for (const events of [[], [cancelled, cancelled]]) {
    await failure(SpecificationError, () => booked().then(bookedBy('Ann'), ...events));
  }
  await failure(SpecificationError, () => booked().then(cancelled, bookedBy('Ann')));
  await failure(SpecificationError, () => booked().thenNothing());
  booked().then(bookedBy('Ann'), cancelled);
});

test('events are of the same class, not only of the same fields', async () => {
  class Cancelled extends EntityEvent {}
  const cancelled = new Cancelled({ originatorId: ID_A, originatorVersion: 0 });
  await failure(SpecificationError, () =>
    given(Seat, added)
      .when((seat) => seat.cancel())
      .then(cancelled),
  );
});

test('a command that is refused where events are expected keeps its error as the cause', async () => {
  const error = await failure(SpecificationError, () =>
    given(Seat, added, bookedBy('Ann'))
      .when((seat) => seat.book('Bob'))
      .then(bookedBy('Bob')),
  );
  assert.instance(error.cause, RangeError);
});

test('a command that is accepted where an error is expected fails, and shows its events', async () => {
  const error = await failure(SpecificationError, () =>
    given(Seat, added)
      .when((seat) => seat.book('Bob'))
      .thenThrows(RangeError),
  );
  assert.match(error.message, /accepted.*\nBooked\(guest="Bob"\)/);
});

test('another error, and one with another message, is not the expected one', async () => {
  const refused = () => given(Seat, added, bookedBy('Ann')).when((seat) => seat.book('Bob'));
  await failure(SpecificationError, () => refused().thenThrows(TypeError));
  await failure(SpecificationError, () => refused().thenThrows(RangeError, /Eve/));
  refused().thenThrows(RangeError, /taken by Ann/);
});

test('an event that could not be stored fails where it is given, and where it is made', async () => {
  const odd = bookedBy((() => 'Ann') as never);
  await failure(TypeError, () => given(Seat, added, odd));
  const outcome = given(Seat, added).when((seat) => seat.book((() => 'Ann') as never));
  await failure(SpecificationError, () => outcome.thenNothing());
});

test('an event that is none of the topics is refused', async () => {
  const gone = new DiscardedEvent({ originatorId: ID_A, originatorVersion: 0 });
  await failure(UnregisteredEventError, () => given(Seat, added, gone));
});

test('a command that answers later is refused', async () => {
  const outcome = given(Seat, added).when(async (seat) => seat.book('Ann'));
  await failure(SpecificationError, () => outcome.then(bookedBy('Ann')));
});

test('a command that needs an aggregate where there is none is refused', async () => {
  await failure(TypeError, () => given(Seat).when((seat) => seat.book('Ann')));
});

test('an empty then() is refused: nothing is said by thenNothing()', async () => {
  const outcome = given(Seat, added).when(() => undefined);
  await failure(TypeError, () => Reflect.apply(outcome.then, outcome, []));
});

for (const runner of ['uvu', 'node:test']) {
  test(`a specification that forgot its end fails the run of ${runner}`, () => {
    const file = fileURLToPath(new URL(`./forgotten.ts`, import.meta.url));
    const { status, stdout, stderr } = spawnSync(
      process.execPath,
      [...process.execArgv, file, runner],
      { encoding: 'utf8' },
    );
    assert.is.not(status, 0);
    assert.match(stdout + stderr, /A specification ends with then\(\)/);
  });
}

test('events and aggregates may be given as they are; id, place and time are filled in', () => {
  given(Seat, new Seat.Added({ originatorId: ID_A, originatorVersion: 7, row: 2 }))
    .when((seat) => seat.book('Ann'))
    .then(new Seat.Booked({ originatorId: ID_A, originatorVersion: 3, guest: 'Ann' }));
});

test('without events the command makes the aggregate', () => {
  given(Seat)
    .when(() => Seat.add())
    .then(added);
});

test('a command that makes no event is told by thenNothing()', () => {
  given(Seat, added)
    .when((seat) => seat.guest)
    .thenNothing();
});

test('what was given has been written and read: the aggregate is as a repository gives it', () => {
  let found: AggregateRoot | undefined;
  given(Seat, added, bookedBy('Ann'))
    .when((seat) => void (found = seat))
    .thenNothing();
  assert.instance(found, Seat);
  assert.is(found?.version, 2);
  assert.is((found as Seat).guest, 'Ann');
});

test.run();
