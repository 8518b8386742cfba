import { suite } from 'uvu';
import * as assert from 'uvu/assert';
import { ApplicationIsClosedError, ConcurrencyError } from 'event-sourcing-workbook';
import {
  DuplicateCommandError,
  type RecordManager,
  ValueTakenError,
} from 'event-sourcing-workbook';
import { EventSourcedApplication, ValueNotClaimedError } from 'event-sourcing-workbook';
import { collect, failure, MEMORY, openInMemory } from '../support.ts';
import { Seat } from '../seat.ts';

class Theatre extends EventSourcedApplication {
  readonly seats = this.repository(Seat);
}

const EMAIL = 'email:ann@example.org';

const test = suite<{ theatre: Theatre }>('commands and claims');

test.before.each(async (context) => {
  context.theatre = await Theatre.open({ uri: MEMORY });
});

test.after.each(async ({ theatre }) => {
  await theatre.close();
});

test('a value that another aggregate has claimed is refused, and named with its owner', async (context) => {
  const { theatre } = context;
  const [one, other] = [Seat.add(), Seat.add()];
  await theatre.saveCommand(one, { claims: [EMAIL] });
  const claims = ['email:bob@example.org', EMAIL];
  const error = await failure(ValueTakenError, () => theatre.saveCommand(other, { claims }));
  assert.equal([error.value, error.owner], [EMAIL, one.id]);
  assert.equal([other.isStale, await theatre.seats.has(other.id)], [true, false]);
  await theatre.saveCommand(Seat.add(), { claims: ['email:bob@example.org'] });
});

test('a value can be released by its owner alone, and claimed again', async ({ theatre }) => {
  const [one, other] = [Seat.add(), Seat.add()];
  const release = { releases: [EMAIL] };
  await theatre.save(one, other);
  await failure(ValueNotClaimedError, () => theatre.saveCommand(one, release));
  await theatre.saveCommand(one, { claims: [EMAIL] });
  await failure(ValueTakenError, () => theatre.saveCommand(other, release));
  await theatre.saveCommand(one, release);
  await theatre.saveCommand(other, { claims: [EMAIL] });
  await theatre.saveCommand(other, { ...release, claims: [EMAIL] });
  await failure(ValueTakenError, () => theatre.saveCommand(one, { claims: [EMAIL] }));
});

test('a command that comes twice is stored once, and the second is told what was stored', async (context) => {
  const { theatre } = context;
  const seat = Seat.add();
  const options = { commandId: 'add-1', claims: [EMAIL] };
  await theatre.saveCommand(seat, options);
  const error = await failure(DuplicateCommandError, () =>
    theatre.saveCommand(Seat.add(), options),
  );
  const stored = [{ sequenceId: seat.id, position: 0 }];
  assert.equal([error.commandId, error.stored], ['add-1', stored]);
  assert.equal(await theatre.findCommand('add-1'), { commandId: 'add-1', stored });
  assert.is(await theatre.findCommand('add-2'), null);
});

test('a change that comes twice is not decided a second time', async ({ theatre }) => {
  const seat = Seat.add();
  await theatre.save(seat);
  const book = (): Promise<void> =>
    theatre.seats.change(seat.id, (mine) => mine.book('Ann'), { commandId: 'book-1' });
  await book();
  await failure(DuplicateCommandError, book);
  assert.is((await theatre.seats.get(seat.id)).version, 2);
});

test('a command whose answer was lost is repeated without harm', async () => {
  const { recordManager, close } = await openInMemory();
  let isLost = true;
  const losing: RecordManager = {
    async recordItems(items) {
      await recordManager.recordItems(items);
      if (isLost) throw new Error('Connection terminated unexpectedly');
    },
    getItem: (id, position) => recordManager.getItem(id, position),
    listItems: (id, slice) => recordManager.listItems(id, slice),
    listSequenceIds: () => recordManager.listSequenceIds(),
  };
  await using theatre = await Theatre.open({ recordManager: losing });
  const seat = Seat.add();
  await failure(Error, () => theatre.saveCommand(seat, { commandId: 'add-1' }));
  isLost = false;
  const again = (): Promise<void> => theatre.saveCommand(Seat.add(), { commandId: 'add-1' });
  const { stored } = await failure(DuplicateCommandError, again);
  assert.equal(stored, [{ sequenceId: seat.id, position: 0 }]);
  await close();
});

test('a conflict of the aggregate itself stays one', async ({ theatre }) => {
  const seat = Seat.add();
  await theatre.save(seat);
  const late = await theatre.seats.get(seat.id);
  await theatre.seats.change(seat.id, (mine) => mine.book('Ann'));
  late.book('Bob');
  const options = { commandId: 'book-1', claims: [EMAIL] };
  await failure(ConcurrencyError, () => theatre.saveCommand(late, options));
  assert.is(await theatre.findCommand('book-1'), null);
  await theatre.saveCommand(Seat.add(), { claims: [EMAIL] });
});

test('a command without events is stored, unless the application is closed', async ({
  theatre,
}) => {
  const seat = Seat.add();
  await theatre.save(seat);
  await theatre.saveCommand(seat, { commandId: 'nothing-to-do' });
  assert.equal((await theatre.findCommand('nothing-to-do'))?.stored, []);
  await theatre.close();
  await failure(ApplicationIsClosedError, () => theatre.saveCommand(seat, { commandId: 'late' }));
});

test('what marks a command or a value is no event', async ({ theatre }) => {
  const seat = Seat.add();
  const { pendingEvents } = seat;
  await theatre.saveCommand(seat, { commandId: 'add-1', claims: [EMAIL] });
  const events = await collect(theatre.eventStore.allEvents());
  assert.ok(events.length === 1 && events[0]?.equals(pendingEvents[0]));
});

test.run();
