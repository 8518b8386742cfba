import * as assert from 'uvu/assert';
import type { RecordManagerContractOptions } from 'event-sourcing-workbook/contract';
import { ConcurrencyError, EntityNotFoundError } from 'event-sourcing-workbook';
import { type EntityEvent, EventSourcedRepository, EventStore } from 'event-sourcing-workbook';
import { Example, mutator, OriginatorIdError } from 'event-sourcing-workbook';
import { AccountOpened, Account, Deposited } from '../account.ts';
import { failure, ID_A, ID_B, newEventStore, newMapper, storeExample } from '../support.ts';
import { contractTest } from './suite.ts';

/** What the repository does on any record manager. */
export function repositoryContract(options: RecordManagerContractOptions): void {
  const test = contractTest(options, 'An entity follows from its events');

  test('an id that is no UUID is refused', async ({ opened }) => {
    const repository = new EventSourcedRepository<Example>({
      eventStore: newEventStore(opened.recordManager),
    });
    await failure(TypeError, () => repository.get('no-uuid'));
    await failure(TypeError, () => repository.has('no-uuid'));
  });

  test('a missing entity is an EntityNotFoundError with its id', async ({ opened }) => {
    const repository = new EventSourcedRepository<Example>({
      eventStore: newEventStore(opened.recordManager),
    });
    const error = await failure(EntityNotFoundError, () => repository.get(ID_A));
    assert.is(error.entityId, ID_A);
    assert.match(error.message, ID_A);
  });

  test('a missing entity is not there, and found as null', async ({ opened }) => {
    const repository = new EventSourcedRepository<Example>({
      eventStore: newEventStore(opened.recordManager),
    });
    assert.is(await repository.has(ID_A), false);
    assert.is(await repository.find(ID_A), null);
    await storeExample(newEventStore(opened.recordManager));
    assert.is(await repository.has(ID_A), true);
    assert.instance(await repository.find(ID_A), Example);
  });

  test('a discarded entity is missing', async ({ opened }) => {
    const eventStore = newEventStore(opened.recordManager);
    const repository = new EventSourcedRepository<Example>({ eventStore });
    await storeExample(eventStore, true);
    await failure(EntityNotFoundError, () => repository.get(ID_A));
    assert.is(await repository.has(ID_A), false);
  });

  test('an event that does not follow the one before is refused', async ({ opened }) => {
    const eventStore = new EventStore<EntityEvent>({
      recordManager: opened.recordManager,
      eventMapper: {
        toItem: (event) => newMapper().toItem(event),
        // The second event claims to be of somebody else.
        fromItem: (item) =>
          item.position === 1
            ? new Deposited({ originatorId: ID_B, originatorVersion: 1, amount: 1 })
            : newMapper().fromItem(item),
      },
    });
    await storeExample(eventStore);
    const repository = new EventSourcedRepository<Example>({ eventStore });
    await failure(OriginatorIdError, () => repository.get(ID_A));
  });

  test('an id whose entity was discarded cannot begin again', async ({ opened }) => {
    const eventStore = newEventStore(opened.recordManager);
    await storeExample(eventStore, true);
    const again = Example.create('again', ID_A).pendingEvents;
    await failure(ConcurrencyError, () => eventStore.storeEvents(again));
  });

  test('each get gives a fresh, equal object', async ({ opened }) => {
    const eventStore = newEventStore(opened.recordManager);
    const example = await storeExample(eventStore);
    const repository = new EventSourcedRepository<Example>({ eventStore });
    const [one, other] = [await repository.get(ID_A), await repository.get(ID_A)];
    assert.is.not(one, other);
    assert.ok(one.equals(other) && one.equals(example));
  });

  test('a mutator of your own replaces the default one', async ({ opened }) => {
    const eventStore = newEventStore(opened.recordManager);
    await storeExample(eventStore);
    const counting = mutator<number>().otherwise((count) => (count ?? 0) + 1);
    const counts = new EventSourcedRepository<number>({ eventStore, mutator: counting });
    assert.is(await counts.get(ID_A), 3);
  });

  test('two classes of aggregates share one store and repository', async ({ opened }) => {
    const eventStore = newEventStore(opened.recordManager);
    await storeExample(eventStore);
    const opening = new AccountOpened({ originatorId: ID_B, owner: 'Ann' });
    await eventStore.storeEvents([opening]);
    const repository = new EventSourcedRepository<Example | Account>({ eventStore });
    assert.instance(await repository.get(ID_A), Example);
    assert.instance(await repository.get(ID_B), Account);
  });
}
