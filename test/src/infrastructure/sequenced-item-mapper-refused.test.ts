import { suite } from 'uvu';
import * as assert from 'uvu/assert';
import { DataIntegrityError, DomainEvent, SequencedItem } from 'event-sourcing-workbook';
import {
  SequencedItemMapper,
  TranscodingError,
  UnknownTopicError,
  UnregisteredEventError,
} from 'event-sourcing-workbook';
import { failure, ID_A, ID_B } from '../support.ts';

class Noted extends DomainEvent<{ sequenceId: string; position: number; note: unknown }> {}

const mapper = new SequencedItemMapper({ topics: { noted: Noted } });
const noted = (note: unknown, sequenceId = ID_A, position = 3): Noted =>
  new Noted({ sequenceId, position, note });
const itemWith = (state: string, topic = 'noted'): SequencedItem =>
  new SequencedItem({ sequenceId: ID_A, position: 3, topic, state });

const test = suite('SequencedItemMapper, refusing');

test('an event whose sequence attribute is no UUID, or one that would come back in lower case, is refused', async () => {
  for (const id of [undefined, null, '', 'no-uuid', 7, ID_A.toUpperCase()]) {
    const event = new Noted({ sequenceId: id as string, position: 0, note: 1 });
    const { message } = await failure(TypeError, () => mapper.toItem(event));
    assert.match(message, /sequence id|sequenceId/);
  }
});

test('an event without its position attribute is refused', async () => {
  for (const position of [undefined, null, -1, 0.5, '3', NaN]) {
    const event = new Noted({ sequenceId: ID_A, position: position as number, note: 1 });
    assert.match((await failure(TypeError, () => mapper.toItem(event))).message, 'position');
  }
});

test('a value that would not survive is refused, with its path', async () => {
  const event = noted({ list: [1, () => 1] });
  assert.is((await failure(TranscodingError, () => mapper.toItem(event))).path, 'note.list[1]');
});

test('what is no event is refused', async () => {
  for (const event of [null, undefined, 'noted', 7]) {
    const { message } = await failure(TypeError, () => mapper.toItem(event as unknown as Noted));
    assert.match(message, `An event is an object, not ${String(event)}.`);
  }
  for (const event of [{}, [], Object.create(null) as object]) {
    await failure(UnregisteredEventError, () => mapper.toItem(event as Noted));
  }
});

test('anything but an item is refused when reading', async () => {
  const fields = { ...itemWith('{}') };
  await failure(TypeError, () => mapper.fromItem(fields));
});

test('an unknown topic is refused, with the known ones', async () => {
  for (const topic of ['noticed', 'constructor', '__proto__', '']) {
    const item = itemWith('{}', topic);
    const error = await failure(UnknownTopicError, () => mapper.fromItem(item));
    assert.instance(error, DataIntegrityError);
    assert.equal([error.topic, error.knownTopics, error.position], [topic, ['noted'], 3]);
    assert.match(error.message, `'${topic}' is not registered. Known topics: 'noted'`);
  }
});

test('bad JSON is refused, with the text and the row', async () => {
  const error = await failure(DataIntegrityError, () => mapper.fromItem(itemWith('{"note":')));
  assert.equal([error.sequenceId, error.position], [ID_A, 3]);
  assert.match(error.message, '{"note":');
  assert.instance(error.cause, SyntaxError);
});

test('bad JSON of any length is shown as an excerpt', async () => {
  const item = itemWith('x'.repeat(100_000));
  const { message } = await failure(DataIntegrityError, () => mapper.fromItem(item));
  assert.ok(message.length < 600, `${message.length} characters`);
  assert.match(message, '100000 characters');
});

test('a state that is no object of fields is refused', async () => {
  for (const state of ['null', '[]', '7', '"text"', '', '{"$date":"2024-01-01T00:00:00.000Z"}']) {
    await failure(DataIntegrityError, () => mapper.fromItem(itemWith(state)));
  }
});

test('fields that a transcoder gives in an instance of a class are refused', async () => {
  for (const fields of [new Map([['note', 1]]), Object.create({ note: 1 }) as object]) {
    const transcoder = { encode: () => '', decode: () => fields };
    const odd = new SequencedItemMapper({ topics: { noted: Noted }, transcoder });
    await failure(DataIntegrityError, () => odd.fromItem(itemWith('{}')));
  }
});

test('a state nested without end is refused', async () => {
  const deep = `${'['.repeat(50_000)}${']'.repeat(50_000)}`;
  const state = `{"sequenceId":"${ID_A}","position":3,"note":${deep}}`;
  await failure(DataIntegrityError, () => mapper.fromItem(itemWith(state)));
});

test('a state with an object for an id is refused', async () => {
  const state = '{"sequenceId":{"toString":1,"valueOf":1},"position":3,"note":1}';
  await failure(DataIntegrityError, () => mapper.fromItem(itemWith(state)));
});

test('the state of another place is refused, and one that tells only half of its place', async () => {
  for (const place of [
    { sequenceId: ID_B, position: 3 },
    { sequenceId: ID_A, position: 4 },
    { sequenceId: ID_A },
    { position: 3 },
  ]) {
    const state = JSON.stringify({ ...place, note: 1 });
    const error = await failure(DataIntegrityError, () => mapper.fromItem(itemWith(state)));
    assert.match(error.message, 'another place');
  }
});

test.run();
