import * as assert from 'uvu/assert';
import type { RecordManagerContractOptions } from 'event-sourcing-workbook/contract';
import { EntityNotFoundError, EventSourcedRepository, Example } from 'event-sourcing-workbook';
import { Account } from '../account.ts';
import { failure, ID_A, newEventStore, storeExample } from '../support.ts';
import { contractTest } from './suite.ts';

/** How the repository goes through a history, on any record manager. */
export function historyContract(options: RecordManagerContractOptions): void {
  const test = contractTest(options, 'An entity follows from its events');

  test('a version that is no whole number is refused', async ({ opened }) => {
    const repository = new EventSourcedRepository<Example>({
      eventStore: newEventStore(opened.recordManager),
    });
    for (const at of [0.5, NaN, Infinity, '1', null] as number[]) {
      await failure(RangeError, () => repository.get(ID_A, { at }));
    }
  });

  test('before its first event an entity is missing', async ({ opened }) => {
    const eventStore = newEventStore(opened.recordManager);
    const repository = new EventSourcedRepository<Example>({ eventStore });
    await storeExample(eventStore);
    for (const at of [0, -1]) {
      assert.is(await repository.find(ID_A, { at }), null);
      const { message } = await failure(EntityNotFoundError, () => repository.get(ID_A, { at }));
      assert.match(message, `version ${at}`);
    }
  });

  test('a version gives the state after so many events', async ({ opened }) => {
    const eventStore = newEventStore(opened.recordManager);
    const repository = new EventSourcedRepository<Example>({ eventStore });
    await storeExample(eventStore, true);
    for (const [at, foo] of [
      [1, 'one'],
      [2, 'two'],
      [3, 'three'],
    ] as const) {
      const example = await repository.get(ID_A, { at });
      assert.equal([example.foo, example.version, example.isDiscarded], [foo, at, false]);
    }
    await failure(EntityNotFoundError, () => repository.get(ID_A, { at: 4 }));
  });

  test('a version beyond the end is missing, also of an entity that was discarded', async (context) => {
    const eventStore = newEventStore(context.opened.recordManager);
    const repository = new EventSourcedRepository<Example>({ eventStore });
    const example = await storeExample(eventStore);
    for (const at of [4, 99, Number.MAX_SAFE_INTEGER]) {
      assert.is(await repository.find(ID_A, { at }), null);
      const { message } = await failure(EntityNotFoundError, () => repository.get(ID_A, { at }));
      assert.match(message, `${ID_A} at version ${at}: its last version is 3.`);
    }
    example.discard();
    await eventStore.storeEvents(example.pendingEvents.slice(3));
    for (const at of [4, 5]) await failure(EntityNotFoundError, () => repository.get(ID_A, { at }));
    assert.is((await repository.get(ID_A, { at: 3 })).version, 3);
  });

  test('a long history is replayed in pages', async ({ opened }) => {
    const eventStore = newEventStore(opened.recordManager);
    const account = Account.open('Ann', ID_A);
    for (let n = 0; n < 250; n++) account.deposit(1);
    await eventStore.storeEvents(account.pendingEvents);
    const repository = new EventSourcedRepository<Account>({ eventStore });
    assert.is((await repository.get(ID_A)).balance, 250);
  });
}
