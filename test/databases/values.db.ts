/** What goes through an application comes back as it was, whatever it is. */
import { randomUUID } from 'node:crypto';
import * as fc from 'fast-check';
import * as assert from 'uvu/assert';
import { AttributeChangedEvent, type EntityEvent } from 'event-sourcing-workbook';
import { SequencedItem, TranscodingError, TypeOrmRecordManager } from 'event-sourcing-workbook';
import { failure, ID_A, itemAt, newEventStore, same } from '../src/support.ts';
import { connect, databases, mariadb, mysql, parameter } from './databases.ts';
import { opener, ownDatabase } from './own.ts';
import { suite } from './report.ts';

const GUARANTEE = 'What is written is read back equal';

const anything = fc.anything({
  key: fc.oneof(fc.string({ unit: 'binary' }), fc.constantFrom('__proto__', '$date', 'toJSON')),
  values: [fc.string({ unit: 'binary' }), fc.double(), fc.boolean(), fc.constant(undefined)],
  withBigInt: true,
  withBoxedValues: true,
  withDate: true,
  withMap: true,
  withNullPrototype: true,
  withSet: true,
  withSparseArray: true,
  withTypedArray: true,
});

function changedTo(value: unknown, originatorId: string = randomUUID()): EntityEvent {
  return new AttributeChangedEvent({ originatorId, originatorVersion: 0, name: 'foo', value });
}

for (const database of databases) {
  const test = suite(database.name);
  const own = ownDatabase(test, database);
  const open = opener(own);

  test(`${GUARANTEE}: any value at all, or it is refused with the path to it`, async () => {
    const opened = await open();
    const store = newEventStore(opened.recordManager);
    const outcomes = { restored: 0, refused: 0 };
    const check = async (value: unknown): Promise<void> => {
      const event = changedTo(value);
      try {
        await store.storeEvents([event]);
      } catch (error) {
        assert.instance(error, TranscodingError);
        assert.match((error as TranscodingError).path, /^value/);
        assert.equal(await store.listEvents(event.originatorId), []);
        outcomes.refused += 1;
        return;
      }
      same({ ...(await store.getEvent(event.originatorId, 0)) }, { ...event });
      outcomes.restored += 1;
    };
    await fc.assert(fc.asyncProperty(anything, check), { numRuns: 150 });
    assert.ok(outcomes.restored > 5, JSON.stringify(outcomes));
    assert.ok(outcomes.refused > 5, JSON.stringify(outcomes));
    await opened.close();
  });

  test(`${GUARANTEE}: a value of 1.5 million characters`, async () => {
    const opened = await open();
    const store = newEventStore(opened.recordManager);
    const event = changedTo('ü😀\u0000'.repeat(375_000));
    await store.storeEvents([event]);
    assert.ok((await store.getEvent(event.originatorId, 0)).equals(event));
    await opened.close();
  });

  test(`${GUARANTEE}: a character that not every database takes is refused by its place`, async () => {
    const opened = await open();
    const texts = { sequenceId: ID_A, position: 0, topic: 'test', state: '{}' };
    for (const [name, text] of [
      ['topic', 'before\u0000after'],
      ['state', '\u0000'],
      ['state', 'half \ud800 of one'],
    ] as const) {
      const error = await failure(TranscodingError, () =>
        opened.recordManager.recordItems([new SequencedItem({ ...texts, [name]: text })]),
      );
      assert.is(error.path, name);
    }
    assert.equal(await opened.recordManager.listItems(ID_A), []);
    await opened.close();
  });

  test(`${GUARANTEE}: an id in upper case is stored in lower case`, async () => {
    const opened = await open();
    const store = newEventStore(opened.recordManager);
    const event = changedTo('bar', ID_A.toUpperCase());
    await store.storeEvents([event]);
    assert.equal(await opened.recordManager.listSequenceIds(), [ID_A]);
    assert.ok((await store.getEvent(ID_A, 0)).equals(event));
    await opened.close();
  });

  test(`${GUARANTEE}: the last position that there can be is a number`, async () => {
    await using datastore = await connect((await own()).uri);
    await datastore.setupTables();
    const values = [1, 2, 3, 4].map((n) => parameter(database, n)).join(', ');
    const insert = `INSERT INTO integer_sequenced_items (sequence_id, position, topic, state) VALUES (${values})`;
    const last = itemAt(Number.MAX_SAFE_INTEGER);
    await datastore.query(insert, [ID_A, String(last.position), last.topic, last.state]);
    const records = new TypeOrmRecordManager({ datastore });
    assert.equal(await records.listItems(ID_A), [last]);
    assert.equal(await records.getItem(ID_A, Number.MAX_SAFE_INTEGER), last);
    await datastore.dropTables();
  });
  test.run();
}

for (const database of [mariadb, mysql]) {
  const test = suite(database.name);
  const open = opener(ownDatabase(test, database, 'CHARACTER SET latin1'));

  test(`${GUARANTEE}: emoji in a database whose character set is latin1`, async () => {
    const opened = await open();
    const store = newEventStore(opened.recordManager);
    const event = changedTo('ü 😀 日本 \u0000');
    await store.storeEvents([event]);
    assert.ok((await store.getEvent(event.originatorId, 0)).equals(event));
    for (const [position, state] of ['a', 'A', 'á', 'a '].entries()) {
      await opened.recordManager.recordItems([itemAt(position, ID_A, state)]);
      assert.is((await opened.recordManager.getItem(ID_A, position)).state, state);
    }
    await opened.close();
  });

  test.run();
}
