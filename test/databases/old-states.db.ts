/** The rows of version 0.1.0 hold the place of each event in the state, too: they read as before. */
import * as assert from 'uvu/assert';
import { Example, EventSourcedRepository, OriginatorVersionError } from 'event-sourcing-workbook';
import { SequencedItem, type SequencedItem as Item } from 'event-sourcing-workbook';
import { failure, ID_A, ID_B, newEventStore } from '../src/support.ts';
import { databases, parameter } from './databases.ts';
import { TABLE } from './made-tables.ts';
import { opener, ownDatabase } from './own.ts';
import { suite } from './report.ts';

/** The item as version 0.1.0 has written it. */
function asBefore(item: Item): Item {
  const { sequenceId: originatorId, position: originatorVersion } = item;
  const fields = JSON.parse(item.state) as object;
  const state = JSON.stringify({ ...fields, originatorId, originatorVersion });
  return new SequencedItem({ ...item, state });
}

for (const database of databases) {
  const test = suite(database.name);
  const open = opener(ownDatabase(test, database));

  test('What is written is read back equal: rows of version 0.1.0 and later ones in one sequence', async () => {
    const opened = await open();
    const store = newEventStore(opened.recordManager);
    const example = Example.create('0', ID_A);
    for (let n = 1; n < 6; n++) example.changeFoo(`${n}`);
    const events = example.pendingEvents;
    for (const [n, event] of events.entries()) {
      const item = store.eventMapper.toItem(event);
      await opened.recordManager.recordItems([n % 2 === 0 ? asBefore(item) : item]);
    }
    const restored = await store.listEvents(ID_A);
    assert.is(restored.length, events.length);
    assert.ok(events.every((event, n) => restored[n]?.equals(event)));
    const repository = new EventSourcedRepository<Example>({ eventStore: store });
    const copy = await repository.get(ID_A);
    assert.ok(copy.equals(await repository.get(ID_A, { at: events.length })));
    copy.changeFoo('and on');
    await store.storeEvents(copy.pendingEvents);
    assert.is((await repository.get(ID_A)).foo, 'and on');
    const states = (await opened.recordManager.listItems(ID_A)).map(({ state }) => state);
    assert.equal(
      states.map((state) => state.includes('originatorVersion')),
      [true, false, true, false, true, false, false],
    );
    await opened.close();
  });

  test('A damaged row is named, and others stay readable: a row moved by hand, as far as it can be noticed', async () => {
    const opened = await open();
    const { datastore, recordManager } = opened;
    const store = newEventStore(recordManager);
    const repository = new EventSourcedRepository<Example>({ eventStore: store });
    for (const id of [ID_A, ID_B]) {
      const example = Example.create('0', id);
      for (const foo of ['1', '2', '3']) example.changeFoo(foo);
      await store.storeEvents(example.pendingEvents);
    }
    const move = async (from: number, to: number): Promise<void> => {
      const [first, second, third, fourth] = [1, 2, 3, 4].map((n) => parameter(database, n));
      const sql =
        `UPDATE ${TABLE} SET sequence_id = ${first}, position = ${second} ` +
        `WHERE sequence_id = ${third} AND position = ${fourth}`;
      await datastore.query(sql, [ID_B, to, ID_A, from]);
    };
    await failure(Error, () => move(1, 2)); // that place is taken
    await move(3, 4); // the last one: noticed by nothing
    assert.equal((await repository.get(ID_A)).version, 3);
    assert.equal((await repository.get(ID_B)).version, 5);
    await move(1, 5); // one in the middle leaves a hole
    await failure(OriginatorVersionError, () => repository.get(ID_A));
    await move(0, 6); // a first event can be applied to no entity that exists
    await failure(Error, () => repository.get(ID_B));
    await opened.close();
  });

  test.run();
}
