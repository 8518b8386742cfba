import { suite } from 'uvu';
import * as assert from 'uvu/assert';
import { ConcurrencyError, DataIntegrityError } from 'event-sourcing-workbook';
import { Example, TypeOrmDatastore, TypeOrmRecordManager } from 'event-sourcing-workbook';
import {
  EventSourcedRepository,
  TypeOrmSettings,
  UnknownTopicError,
} from 'event-sourcing-workbook';
import { failure, ID_A, ID_B, MEMORY, newEventStore, storeExample } from '../../support.ts';

const TABLE = 'integer_sequenced_items';

/** A store with an example of three events, in a table whose columns may hold anything. */
async function openStore() {
  const datastore = new TypeOrmDatastore({ settings: new TypeOrmSettings({ uri: MEMORY }) });
  await datastore.setupConnection();
  await datastore.query(
    `CREATE TABLE ${TABLE} (id integer PRIMARY KEY, sequence_id, position, topic, state, ` +
      'UNIQUE (sequence_id, position))',
  );
  const eventStore = newEventStore(new TypeOrmRecordManager({ datastore }));
  await storeExample(eventStore);
  return { datastore, eventStore };
}

const state = (id: string, position: number | string, more = '') =>
  `{"originatorId":"${id}","originatorVersion":${position},"timestamp":1${more}}`;

const damages: [string, string, unknown, string][] = [
  ['bad JSON', 'state', '{"foo":', '{"foo":'],
  ['no text as its state', 'state', null, 'no text'],
  ['bytes as its state', 'state', new Uint8Array([123, 125]), 'no text'],
  ['JSON that is no object', 'state', '[1]', 'no JSON object'],
  ['the state of another position', 'state', state(ID_A, 2), 'another place'],
  ['the state of another sequence', 'state', state(ID_B, 1), 'another place'],
  ['a position in its state that is a text', 'state', state(ID_A, '"1"'), 'another place'],
  ['the key __proto__ in its state', 'state', state(ID_A, 1, ',"__proto__":{"x":1}'), '__proto__'],
  ['an unknown tag in its state', 'state', state(ID_A, 1, ',"x":{"$y":1}'), '$y'],
  ['no topic', 'topic', null, 'no text'],
  ['an unknown topic', 'topic', 'constructor', "'constructor' is not registered"],
];

const test = suite('damaged rows');

for (const [damage, column, value, why] of damages) {
  test(`a row with ${damage} is named, and other rows stay readable`, async () => {
    const { datastore, eventStore } = await openStore();
    const sql = `UPDATE ${TABLE} SET ${column} = ? WHERE position = 1`;
    await datastore.query(sql, [value]);
    const repository = new EventSourcedRepository<Example>({ eventStore });
    for (const read of [
      () => eventStore.getEvent(ID_A, 1),
      () => eventStore.listEvents(ID_A),
      () => repository.get(ID_A),
    ]) {
      const error = await failure(DataIntegrityError, read);
      assert.equal([error.sequenceId, error.position], [ID_A, 1]);
      assert.match(error.message, `position 1 of ${ID_A}`);
      assert.match(error.message, why);
      assert.is(error instanceof UnknownTopicError, damage === 'an unknown topic');
    }
    assert.is((await eventStore.getEvent(ID_A, 0)).originatorVersion, 0);
    assert.is((await eventStore.getMostRecentEvent(ID_A))?.originatorVersion, 2);
    assert.is((await repository.get(ID_A, { at: 1 })).foo, 'one');
    assert.is(({} as { x?: number }).x, undefined);
    await datastore.closeConnection();
  });
}

test('a row whose position is no position is named', async () => {
  for (const position of [1.5, -1, null, '', 'one', 2 ** 60]) {
    const { datastore, eventStore } = await openStore();
    await datastore.query(`UPDATE ${TABLE} SET position = ? WHERE position = 1`, [position]);
    const error = await failure(DataIntegrityError, () => eventStore.listEvents(ID_A));
    assert.match(error.message, 'its position is');
    await datastore.closeConnection();
  }
});

test('a conflict with a damaged row is still a conflict', async () => {
  const { datastore, eventStore } = await openStore();
  await datastore.query(`UPDATE ${TABLE} SET topic = NULL, state = NULL`);
  const again = Example.create('again', ID_A).pendingEvents;
  const error = await failure(ConcurrencyError, () => eventStore.storeEvents(again));
  assert.is(error.currentVersion, 3);
  await datastore.closeConnection();
});

test.run();
