/** Events whose fields have changed since the first of them was stored. */
import * as assert from 'uvu/assert';
import { AggregateRoot, CreatedEvent, EntityEvent, EventStore } from 'event-sourcing-workbook';
import { EventSourcedRepository, SequencedItemMapper, upcast } from 'event-sourcing-workbook';
import { NewerVersionError } from 'event-sourcing-workbook';
import { collect, failure, ID_A } from '../src/support.ts';
import { databases } from './databases.ts';
import { opener, ownDatabase } from './own.ts';
import { suite } from './report.ts';

class Till extends AggregateRoot {
  cents = 0;
}

class TillOpened extends CreatedEvent {
  override mutate(): Till {
    return new Till(this);
  }
}

/** As it was first, as it was then, and as it is now. */
class PaidEuros extends EntityEvent<{ euros: number }> {}
class PaidPrice extends EntityEvent<{ price: number; currency: string }> {}
class Paid extends EntityEvent<{ cents: number }> {
  override mutate(till: Till): Till {
    till.cents += this.cents;
    return till;
  }
}

const names = {
  sequenceIdAttrName: 'originatorId',
  positionAttrName: 'originatorVersion',
} as const;
const toPrice = upcast((v1: { euros: number }) => ({ price: v1.euros, currency: 'EUR' }));

/** The program of three years: what each wrote, the next ones read. */
const first = new SequencedItemMapper({
  topics: { opened: TillOpened, paid: PaidEuros },
  ...names,
});
const second = new SequencedItemMapper({
  topics: { opened: TillOpened, paid: toPrice.to(PaidPrice) },
  ...names,
});
const third = new SequencedItemMapper({
  topics: {
    opened: TillOpened,
    paid: toPrice.upcast((v2) => ({ cents: v2.price * 100 })).to(Paid),
  },
  ...names,
});

for (const database of databases) {
  const test = suite(database.name);
  const open = opener(ownDatabase(test, database));

  test('An entity follows from its events: those of versions 1, 2 and 3 in one sequence, however it is read', async () => {
    const { recordManager, close } = await open();
    const at = (originatorVersion: number) => ({ originatorId: ID_A, originatorVersion });
    await recordManager.recordItems([
      first.toItem(new TillOpened({ originatorId: ID_A })),
      first.toItem(new PaidEuros({ ...at(1), euros: 3 })),
      second.toItem(new PaidPrice({ ...at(2), price: 5, currency: 'EUR' })),
      third.toItem(new Paid({ ...at(3), cents: 250 })),
      second.toItem(new PaidPrice({ ...at(4), price: 1, currency: 'EUR' })),
    ]);
    const before = await recordManager.listItems(ID_A);

    const store = new EventStore<EntityEvent>({ recordManager, eventMapper: third });
    const repository = new EventSourcedRepository<Till>({ eventStore: store });
    assert.is((await repository.get(ID_A)).cents, 1150);
    assert.is((await repository.get(ID_A, { at: 3 })).cents, 800);
    const centsOf = (events: readonly EntityEvent[]) =>
      events.map((event) => (event instanceof Paid ? event.cents : undefined));
    const cents = [undefined, 300, 500, 250, 100];
    assert.equal(centsOf(await store.listEvents(ID_A)), cents);
    assert.equal(centsOf(await collect(store.allEvents())), cents);
    assert.equal(centsOf([await store.getEvent(ID_A, 1)]), [300]);
    const last = await store.getMostRecentEvent(ID_A);
    assert.equal(centsOf(last ? [last] : []), [100]);

    assert.equal(await recordManager.listItems(ID_A), before);
    await close();
  });

  test('A damaged row is named, and others stay readable: one that a newer program has written', async () => {
    const { recordManager, close } = await open();
    await recordManager.recordItems([
      first.toItem(new TillOpened({ originatorId: ID_A })),
      third.toItem(new Paid({ originatorId: ID_A, originatorVersion: 1, cents: 250 })),
    ]);
    const old = new EventStore<EntityEvent>({ recordManager, eventMapper: second });
    const error = await failure(NewerVersionError, () => old.listEvents(ID_A));
    assert.equal([error.sequenceId, error.position, error.knownVersion], [ID_A, 1, 2]);
    assert.instance(await old.getEvent(ID_A, 0), TillOpened);
    await close();
  });

  test.run();
}
