/** What somebody has done to the rows by hand is found, named, and keeps to itself. */
import * as assert from 'uvu/assert';
import { DataIntegrityError, EventSourcedRepository } from 'event-sourcing-workbook';
import { AttributeChangedEvent, Example } from 'event-sourcing-workbook';
import { UnhandledEventError, UnknownTopicError } from 'event-sourcing-workbook';
import { failure, ID_A, ID_B } from '../src/support.ts';
import { GUARANTEE, openStore } from './damaged-rows.ts';
import { databases } from './databases.ts';
import { once, ownDatabase } from './own.ts';
import { suite } from './report.ts';

const TEN_MEGABYTES = 10_000_000;

const state = (id: string, position: number | string, more = '') =>
  `{"originatorId":"${id}","originatorVersion":${position},"timestamp":1${more}}`;

const damages: [string, 'state' | 'topic', string, string][] = [
  ['bad JSON', 'state', '{"foo":', '{"foo":'],
  ['an empty state', 'state', '', 'JSON'],
  ['a list as its state', 'state', '[1]', 'no JSON object'],
  ['a number as its state', 'state', '7', 'no JSON object'],
  ['null as its state', 'state', 'null', 'no JSON object'],
  ['no version in its state', 'state', `{"originatorId":"${ID_A}"}`, 'another place'],
  ['no id in its state', 'state', '{"originatorVersion":1}', 'another place'],
  ['the version of another row', 'state', state(ID_A, 2), 'another place'],
  ['the id of another sequence', 'state', state(ID_B, 1), 'another place'],
  ['a version that is a text', 'state', state(ID_A, '"1"'), 'another place'],
  [
    'an id that is an object',
    'state',
    '{"originatorId":{},"originatorVersion":1}',
    'another place',
  ],
  ['the key __proto__', 'state', state(ID_A, 1, ',"__proto__":{"x":1}'), '__proto__'],
  [
    'the key __proto__, escaped',
    'state',
    state(ID_A, 1, ',"\\u005f_proto__":{"x":1}'),
    '__proto__',
  ],
  ['a nested key __proto__', 'state', state(ID_A, 1, ',"a":[{"__proto__":{"x":1}}]'), '__proto__'],
  ['a further field that hides a method', 'state', state(ID_A, 1, ',"mutate":1'), 'mutate'],
  [
    'a further field that hides the class',
    'state',
    state(ID_A, 1, ',"constructor":1'),
    'constructor',
  ],
  ['an unknown tag', 'state', state(ID_A, 1, ',"x":{"$run":"rm"}'), '$run'],
  ['a damaged tag', 'state', state(ID_A, 1, ',"x":{"$date":"soon"}'), 'date'],
  ['10 MB of nonsense', 'state', 'x'.repeat(TEN_MEGABYTES), '10000000 characters'],
  ['10 MB of nested lists', 'state', nested(TEN_MEGABYTES / 2), '10000000 characters'],
  ['an unknown topic', 'topic', 'no such topic', "'no such topic' is not registered"],
  ['an empty topic', 'topic', '', "'' is not registered"],
  ['the topic constructor', 'topic', 'constructor', "'constructor' is not registered"],
  ['the topic __proto__', 'topic', '__proto__', "'__proto__' is not registered"],
];

function nested(depth: number): string {
  return '['.repeat(depth) + ']'.repeat(depth);
}

for (const database of databases) {
  const test = suite(database.name);
  const own = ownDatabase(test, database);
  const open = once(async () => openStore(database, (await own()).uri));

  for (const [what, column, value, why] of damages) {
    test(`${GUARANTEE}: ${what}`, async () => {
      const { eventStore, damage, mend } = await open();
      await damage({ [column]: value });
      const repository = new EventSourcedRepository<Example>({ eventStore });
      for (const read of [() => eventStore.getEvent(ID_A, 1), () => repository.get(ID_A)]) {
        const error = await failure(DataIntegrityError, read);
        assert.equal([error.sequenceId, error.position], [ID_A, 1]);
        assert.match(error.message, `position 1 of ${ID_A}`);
        assert.match(error.message, why);
        assert.ok(error.message.length < 1000, 'the message is short');
        assert.is(error instanceof UnknownTopicError, column === 'topic');
      }
      assert.is((await eventStore.getEvent(ID_A, 0)).originatorVersion, 0);
      assert.is((await eventStore.getMostRecentEvent(ID_A))?.originatorVersion, 2);
      assert.is((await repository.get(ID_A, { at: 1 })).foo, 'one');
      assert.is(Reflect.get({}, 'x'), undefined);
      assert.equal(Reflect.ownKeys({}), []);
      await mend();
    });
  }

  test(`${GUARANTEE}: a further field does no harm`, async () => {
    const { eventStore, damage, mend } = await open();
    await damage({ state: state(ID_A, 1, ',"name":"foo","value":"by hand","more":[1]') });
    const repository = new EventSourcedRepository<Example>({ eventStore });
    assert.is((await repository.get(ID_A, { at: 2 })).foo, 'by hand');
    await mend();
  });

  test(`${GUARANTEE}: a missing field is missing in the event, and named if it has to be there`, async () => {
    const { eventStore, damage, mend } = await open();
    const repository = new EventSourcedRepository<Example>({ eventStore });
    await damage({ state: state(ID_A, 1, ',"name":"foo"') });
    assert.not.ok('value' in (await eventStore.getEvent(ID_A, 1)));
    assert.is((await repository.get(ID_A, { at: 2 })).foo, undefined);
    await damage({ state: state(ID_A, 1) });
    assert.instance(await eventStore.getEvent(ID_A, 1), AttributeChangedEvent);
    const { message } = await failure(UnhandledEventError, () => repository.get(ID_A));
    assert.match(message, `number 1 of ${ID_A}`);
    await mend();
  });

  test(`${GUARANTEE}: a sound state of 10 MB is read`, async () => {
    const { eventStore, damage, mend } = await open();
    const text = 'x'.repeat(TEN_MEGABYTES);
    await damage({ state: state(ID_A, 1, `,"name":"foo","value":"${text}"`) });
    const repository = new EventSourcedRepository<Example>({ eventStore });
    assert.ok((await repository.get(ID_A, { at: 2 })).foo === text);
    await mend();
  });

  test(`${GUARANTEE}: a position that JavaScript cannot hold`, async () => {
    const { datastore, eventStore, damage, mend } = await open();
    for (const position of ['9007199254740993', '9223372036854775807', '-1']) {
      await damage({ position });
      const error = await failure(DataIntegrityError, () => eventStore.listEvents(ID_A));
      assert.match(error.message, 'its position is');
      assert.is((await eventStore.getEvent(ID_A, 0)).originatorVersion, 0);
      assert.is((await eventStore.getEvent(ID_A, 2)).originatorVersion, 2);
    }
    await mend();
    await datastore.closeConnection();
  });

  test.run();
}
