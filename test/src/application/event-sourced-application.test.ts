import { suite } from 'uvu';
import * as assert from 'uvu/assert';
import { DataSource } from 'typeorm';
import { AggregateRoot, ApplicationIsClosedError, ConcurrencyError } from 'event-sourcing-workbook';
import { CreatedEvent, EntityEvent, EntityNotFoundError } from 'event-sourcing-workbook';
import { EventSourcedApplication, IntegerSequencedRecord, newId } from 'event-sourcing-workbook';
import { type DomainEvent, UnregisteredEventError } from 'event-sourcing-workbook';
import { failure, ID_A, MEMORY, openInMemory } from '../support.ts';
import { Seat } from '../seat.ts';

class Show extends AggregateRoot {
  static readonly Planned = class Planned extends CreatedEvent<{ title: string }> {
    override mutate(): Show {
      return new Show(this);
    }
  };
  static readonly topics = { 'show.planned': Show.Planned };
  static plan = (title: string): Show =>
    Show.begin(new Show.Planned({ originatorId: newId(), title }));
}

class Theatre extends EventSourcedApplication {
  readonly seats = this.repository(Seat);
  readonly shows = this.repository(Show);
}

const test = suite<{ theatre: Theatre }>('EventSourcedApplication');

test.before.each(async (context) => {
  context.theatre = await Theatre.open({ uri: MEMORY });
});

test.after.each(async ({ theatre }) => {
  await theatre.close();
});

test('a closed application refuses to save, and the events stay pending', async ({ theatre }) => {
  await theatre.close();
  await theatre.close();
  const seat = Seat.add();
  await failure(ApplicationIsClosedError, () => theatre.save(seat));
  assert.is(seat.pendingEvents.length, 1);
});

test('an aggregate of another class is missing in a repository', async ({ theatre }) => {
  const show = Show.plan('Hamlet');
  await theatre.save(show);
  await failure(EntityNotFoundError, () => theatre.seats.get(show.id));
  assert.equal(
    [await theatre.seats.has(show.id), await theatre.seats.find(show.id)],
    [false, null],
  );
  assert.instance(await theatre.shows.get(show.id), Show);
});

test('an aggregate of a class without a repository is refused, and named', async () => {
  class Empty extends EventSourcedApplication {}
  await using empty = await Empty.open({ uri: MEMORY });
  const { message } = await failure(UnregisteredEventError, () => empty.save(Seat.add()));
  assert.match(message, 'Added has no topic');
});

test('a topic that stands for two classes of events is refused', async ({ theatre }) => {
  class Rival extends AggregateRoot {
    static readonly Added = class Added extends EntityEvent {};
    static readonly topics = { 'seat.added': Rival.Added };
  }
  class Confused extends Theatre {
    readonly rivals = this.repository(Rival);
  }
  const { recordManager } = theatre.eventStore;
  const { message } = await failure(TypeError, () => Confused.open({ recordManager }));
  assert.match(message, "'seat.added' of Rival");
});

test('of several aggregates all are stored or none', async ({ theatre }) => {
  const [seat, show] = [Seat.add(), Show.plan('Hamlet')];
  await theatre.save(seat, show, seat);
  assert.equal([seat.pendingEvents, show.pendingEvents], [[], []]);
  const late = await theatre.seats.get(seat.id);
  seat.book('Ann');
  await theatre.save(seat);
  late.book('Bob');
  const other = Show.plan('Macbeth');
  await failure(ConcurrencyError, () => theatre.save(other, late));
  assert.equal([late.isStale, other.isStale], [true, true]);
  assert.is(await theatre.shows.has(other.id), false);
  assert.is((await theatre.seats.get(seat.id)).guest, 'Ann');
});

test('subscribers are told what is stored, and if one fails the aggregate goes on', async (context) => {
  const { theatre } = context;
  const told: (readonly DomainEvent[])[] = [];
  const seat = Seat.add();
  const { pendingEvents } = seat;
  theatre.bus.subscribe(async (events) => {
    assert.ok(await theatre.seats.has(seat.id));
    told.push(events);
    throw new RangeError('no mail today');
  });
  await failure(RangeError, () => theatre.save(seat));
  assert.equal([told, seat.isStale], [[pendingEvents], false]);
  await theatre.save(seat);
  assert.is(told.length, 1);
});

test('it opens on a record manager or a data source of your own, and leaves them open', async () => {
  const { recordManager, close } = await openInMemory();
  const one = await Theatre.open({ recordManager });
  const seat = Seat.add();
  await one.save(seat);
  await one.close();
  await using two = await Theatre.open({ recordManager });
  assert.ok(await two.seats.has(seat.id));
  await close();

  const entities = [IntegerSequencedRecord];
  const dataSource = await new DataSource({ type: 'sqljs', entities }).initialize();
  const three = await Theatre.open({ dataSource });
  await three.save(seat, Seat.add());
  await three.close();
  assert.is((await dataSource.query('SELECT * FROM integer_sequenced_items')).length, 1);
  await dataSource.destroy();
});

test('a change decides again on the fresh state when another one was first', async ({
  theatre,
}) => {
  const seat = Seat.add();
  await theatre.save(seat);
  let attempts = 0;
  const told = await theatre.seats.change(seat.id, async (mine) => {
    attempts += 1;
    if (attempts === 1) await theatre.seats.change(seat.id, (other) => other.book('Ann'));
    if (mine.guest === null) mine.book('Bob');
    return mine.guest;
  });
  assert.equal([attempts, told], [2, 'Ann']);
  assert.is((await theatre.seats.get(seat.id)).version, 2);
});

test('a change ends at once with what the domain refuses', async ({ theatre }) => {
  const seat = Seat.add();
  seat.book('Ann');
  await theatre.save(seat);
  let attempts = 0;
  const decide = (mine: Seat): void => {
    attempts += 1;
    mine.book('Bob');
  };
  const { message } = await failure(RangeError, () => theatre.seats.change(seat.id, decide));
  assert.equal([message, attempts], ['The seat is taken by Ann.', 1]);
  await failure(EntityNotFoundError, () => theatre.seats.change(ID_A, decide));
  for (const bad of [0, -1, 1.5, NaN]) {
    await failure(RangeError, () => theatre.seats.change(seat.id, decide, { attempts: bad }));
  }
  assert.is(attempts, 1);
});

test('a change that always comes second is given up, and says after how many attempts', async (context) => {
  const { theatre } = context;
  const seat = Seat.add();
  await theatre.save(seat);
  const lose = async (mine: Seat): Promise<void> => {
    const other = await theatre.seats.get(seat.id);
    for (const each of [other, mine]) each.cancel();
    await theatre.save(other);
  };
  const error = await failure(ConcurrencyError, () =>
    theatre.seats.change(seat.id, lose, { attempts: 3 }),
  );
  assert.match(error.message, 'in each of 3 attempt(s)');
  assert.equal([error.sequenceId, (await theatre.seats.get(seat.id)).version], [seat.id, 4]);
});

test('a change of a version that is past is refused without a second attempt', async ({
  theatre,
}) => {
  const seat = Seat.add();
  await theatre.save(seat);
  await theatre.seats.change(seat.id, (mine) => mine.book('Ann'), { expectedVersion: 1 });
  const error = await failure(ConcurrencyError, () =>
    theatre.seats.change(seat.id, (mine) => mine.cancel(), { expectedVersion: 1 }),
  );
  assert.equal([error.position, error.currentVersion], [1, 2]);
  assert.match(error.message, 'it was decided on version 1, and is at version 2');
});

test.run();
