import { suite } from 'uvu';
import * as assert from 'uvu/assert';
import { DomainEvent } from 'event-sourcing-workbook';
import { failure } from '../support.ts';

class Opened extends DomainEvent<{ owner: string }> {}
class Reopened extends Opened {}
class Noted extends DomainEvent<{ note: unknown }> {}

const test = suite('DomainEvent');

test('a field that contains itself is refused', async () => {
  const note: Record<string, unknown> = {};
  note['self'] = [note];
  const { message } = await failure(TypeError, () => new Noted({ note }));
  assert.match(message, 'contains itself');
});

test('a field that would hide a method of the event is refused, and one that has no name', async () => {
  for (const name of ['equals', 'toString', 'constructor', '__proto__', Symbol('name')]) {
    const fields = Object.fromEntries([[name, 1]]) as object;
    const { message } = await failure(TypeError, () => new DomainEvent(fields));
    assert.match(message, typeof name === 'string' ? name : 'not symbols');
  }
});

test('constructor values are readable as attributes', () => {
  const event = new DomainEvent({ a: 1, b: 'two' });
  assert.is(event.a, 1);
  assert.is(event.b, 'two');
});

test('assigning an old attribute throws and leaves its value', async () => {
  const event = new Opened({ owner: 'Ann' });
  await failure(TypeError, () => Reflect.apply(assign, null, [event, 'owner', 'Bob']));
  assert.is(event.owner, 'Ann');
});

test('assigning a new attribute throws', async () => {
  const event = new Opened({ owner: 'Ann' });
  await failure(TypeError, () => assign(event, 'colour', 'red'));
  assert.not.ok('colour' in event);
});

test('deleting an attribute throws', async () => {
  const event = new Opened({ owner: 'Ann' });
  await failure(TypeError, () => {
    delete (event as { owner?: string }).owner;
  });
  assert.is(event.owner, 'Ann');
});

test('nested objects and arrays are frozen', async () => {
  const { note } = new Noted({ note: { list: [{ n: 1 }] } });
  const nested = note as { list: { n: number }[] };
  await failure(TypeError, () => nested.list.push({ n: 2 }));
  await failure(TypeError, () => assign(nested.list[0]!, 'n', 2));
  assert.equal(nested, { list: [{ n: 1 }] });
});

test('nested dates, maps and sets do not change', async () => {
  const [date, map, set] = new DomainEvent({
    all: [new Date(0), new Map([['a', 1]]), new Set(['a'])] as const,
  }).all;
  await failure(TypeError, () => date.setTime(1));
  await failure(TypeError, () => date.setFullYear(1999));
  await failure(TypeError, () => map.set('b', 2));
  await failure(TypeError, () => map.clear());
  await failure(TypeError, () => set.add('b'));
  await failure(TypeError, () => set.delete('a'));
  assert.equal([date.getTime(), map.size, set.size], [0, 1, 1]);
});

test('the event keeps its own copy, and the original stays changeable', () => {
  const note = { list: [1], bytes: new Uint8Array([1]) };
  const event = new DomainEvent({ note });
  note.list.push(2);
  note.bytes[0] = 2;
  assert.equal(event.note, { list: [1], bytes: new Uint8Array([1]) });
});

test('events are equal when class and values are', () => {
  assert.ok(new Opened({ owner: 'Ann' }).equals(new Opened({ owner: 'Ann' })));
  assert.ok(new Noted({ note: { a: 1, b: 2 } }).equals(new Noted({ note: { b: 2, a: 1 } })));
});

test('events with different values are not equal', () => {
  const values = [1, '1', 0, -0, [1], null, undefined, 1n, new Date(0), new Date(0).toISOString()];
  for (const [i, a] of values.entries()) {
    for (const [j, b] of values.entries()) {
      assert.is(new Noted({ note: a }).equals(new Noted({ note: b })), i === j, `${i} and ${j}`);
    }
  }
});

test('an event of a subclass with equal values is not equal', () => {
  assert.not.ok(new Opened({ owner: 'Ann' }).equals(new Reopened({ owner: 'Ann' })));
  assert.not.ok(new Reopened({ owner: 'Ann' }).equals(new Opened({ owner: 'Ann' })));
  assert.not.ok(new Opened({ owner: 'Ann' }).equals({ owner: 'Ann' }));
});

test('the text form lists attributes sorted', () => {
  const event = new DomainEvent({ b: 'two', c: { z: [1n], y: null }, a: 1 });
  assert.is(event.toString(), 'DomainEvent(a=1, b="two", c={y: null, z: [1n]})');
  assert.is(String(new Opened({ owner: 'Ann' })), 'Opened(owner="Ann")');
});

function assign(target: object, name: string, value: unknown): void {
  (target as Record<string, unknown>)[name] = value;
}

test.run();
