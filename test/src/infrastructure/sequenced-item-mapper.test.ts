import { suite } from 'uvu';
import * as assert from 'uvu/assert';
import {
  DomainEvent,
  JsonTranscoder,
  SequencedItem,
  SequencedItemMapper,
  TranscodingError,
  type ValueType,
} from 'event-sourcing-workbook';
import { failure, ID_A, ID_B, same } from '../support.ts';

class Noted extends DomainEvent<{ sequenceId: string; position: number; note: unknown }> {}

const mapper = new SequencedItemMapper({ topics: { noted: Noted } });
const noted = (note: unknown, sequenceId = ID_A, position = 3): Noted =>
  new Noted({ sequenceId, position, note });

const test = suite('SequencedItemMapper');

test('id and position come from the attributes of those names unless others are given', () => {
  const item = mapper.toItem(noted(1));
  assert.equal([item.sequenceId, item.position, item.topic], [ID_A, 3, 'noted']);
  class Moved extends DomainEvent<{ ship: string; leg: number }> {}
  const other = new SequencedItemMapper({
    topics: { moved: Moved },
    sequenceIdAttrName: 'ship',
    positionAttrName: 'leg',
  });
  const moved = other.toItem(new Moved({ ship: ID_B, leg: 7 }));
  assert.equal([moved.sequenceId, moved.position], [ID_B, 7]);
});

test('the state is JSON with all attributes but the two that the columns always hold', () => {
  const withColumn = new SequencedItemMapper({
    topics: { noted: Noted },
    otherAttrNames: ['note'],
  });
  for (const { state } of [mapper.toItem(noted('a')), withColumn.toItem(noted('a'))]) {
    assert.equal(JSON.parse(state), { note: 'a' });
  }
});

test('attributes with columns of their own are in the item too', () => {
  const withColumn = new SequencedItemMapper({
    topics: { noted: Noted },
    otherAttrNames: ['note'],
  });
  assert.equal(withColumn.toItem(noted('a')).other, { note: 'a' });
  assert.equal(withColumn.toItem(noted(undefined)).other, { note: null });
  assert.equal(mapper.toItem(noted('a')).other, {});
});

test('an event comes back equal, type for type', () => {
  const note = [new Date(5), 2n ** 70n, new Set([1]), new Map([[{ a: 1 }, -0]]), undefined, NaN];
  const event = noted(note);
  const restored = mapper.fromItem(mapper.toItem(event));
  assert.instance(restored, Noted);
  assert.ok(restored.equals(event));
  same(restored.note, note);
});

test('a state of version 0.1.0, which holds id and position, too, gives the same event', () => {
  const item = mapper.toItem(noted('a'));
  for (const id of [ID_A, ID_A.toUpperCase()]) {
    const state = JSON.stringify({ sequenceId: id, position: 3, note: 'a' });
    assert.ok(mapper.fromItem(new SequencedItem({ ...item, state })).equals(noted('a')));
  }
});

test('a subclass of Date with a type of its own comes back as it was given to the event', async () => {
  class ZonedDate extends Date {
    readonly zone: string;
    constructor(at: number, zone: string) {
      super(at);
      this.zone = zone;
    }
  }
  const type: ValueType<ZonedDate> = {
    tag: '$zoned',
    type: ZonedDate,
    encode: (date) => [date.getTime(), date.zone],
    decode: (encoded) => new ZonedDate(...(encoded as [number, string])),
  };
  const transcoder = new JsonTranscoder({ types: [type] });
  const event = noted(new ZonedDate(5, 'Europe/Vienna'));
  const zoned = new SequencedItemMapper({ topics: { noted: Noted }, transcoder });
  const restored = zoned.fromItem(zoned.toItem(event));
  assert.is((restored.note as ZonedDate).zone, 'Europe/Vienna');
  assert.ok(restored.equals(event));
  await failure(TypeError, () => (restored.note as ZonedDate).setTime(1));
  assert.is((await failure(TranscodingError, () => mapper.toItem(event))).path, 'note');
});

test('an event that came back is read-only like any other', async () => {
  const restored = mapper.fromItem(mapper.toItem(noted({ list: [1] })));
  await failure(TypeError, () => {
    (restored as { note: unknown }).note = 2;
  });
  await failure(TypeError, () => (restored.note as { list: number[] }).list.push(2));
});

test('rebuilding an event does not run its constructor', () => {
  let runs = 0;
  class Counted extends Noted {
    constructor(fields: { sequenceId: string; position: number; note: unknown }) {
      super(fields);
      runs++;
    }
  }
  const counting = new SequencedItemMapper({ topics: { counted: Counted } });
  const item = counting.toItem(new Counted({ sequenceId: ID_A, position: 0, note: 1 }));
  assert.instance(counting.fromItem(item), Counted);
  assert.is(runs, 1);
});

test('an item stored under an old topic becomes an event of the new class', () => {
  const renamed = new SequencedItemMapper({ topics: { now: Noted }, aliases: { noted: 'now' } });
  const event = renamed.fromItem(mapper.toItem(noted('a')));
  assert.ok(event.equals(noted('a')));
  assert.is(renamed.toItem(event).topic, 'now');
});

test('another transcoder writes and reads the state', () => {
  const backwards = (text: string): string => [...text].toReversed().join('');
  const transcoder = {
    encode: (fields: object) => backwards(JSON.stringify(fields)),
    decode: (text: string): unknown => JSON.parse(backwards(text)),
  };
  const mirrored = new SequencedItemMapper({ topics: { noted: Noted }, transcoder });
  const item = mirrored.toItem(noted('a'));
  assert.ok(item.state.startsWith('}'));
  assert.ok(mirrored.fromItem(item).equals(noted('a')));
});

test.run();
