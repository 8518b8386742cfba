import { test } from 'uvu';
import * as assert from 'uvu/assert';
import { changeIn, fieldsOf, newsFirst } from '../../../../scripts/site/shared/state.ts';
import { lives, timelines } from '../../../../scripts/site/shared/timeline.ts';

const row = (id: number, sequence: string, position: number, state: object | string) => ({
  id,
  sequence_id: sequence,
  position,
  topic: `topic ${id}`,
  database: 1,
  state: typeof state === 'string' ? state : JSON.stringify(state),
});

test('a sequence lives in the order of its positions, and what is missing is a hole', () => {
  const rows = [row(1, 'a', 0, { foo: 1 }), row(2, 'b', 0, {}), row(3, 'a', 2, { foo: 3 })];
  const [first, second] = lives(rows, rows.slice(0, 2));
  assert.equal(first?.moments, [
    { position: 0, topic: 'topic 1', change: 'foo = 1', isNew: false },
    { position: 1 },
    { position: 2, topic: 'topic 3', change: 'foo = 3', isNew: true },
  ]);
  assert.is(second?.moments.length, 1);
});

test('several positions without an event are one hole, however high they are', () => {
  const [life] = lives([row(1, 'a', 120, {})], []);
  assert.equal(life?.moments[0], { position: 0, until: 119 });
  assert.match(timelines([row(1, 'a', 120, {})], []), '<b>0–119</b>');
});

test('what is new in a state comes first', () => {
  const state = '{"originatorId":"a","timestamp":9,"foo":"bar"}';
  assert.equal(Object.keys(newsFirst(fieldsOf(state) ?? {})), ['foo', 'originatorId', 'timestamp']);
  assert.is(fieldsOf('[1]'), undefined);
});

test('what an event says of itself is the change', () => {
  assert.is(
    changeIn('{"originatorId":"a","originatorVersion":1,"timestamp":9,"name":"foo","value":"baz"}'),
    'foo = "baz"',
  );
  assert.is(changeIn('{"owner":"Ann","name":"Bob"}'), 'name = "Bob", owner = "Ann"');
  assert.is(changeIn('no JSON'), 'no JSON');
  assert.is(changeIn('7'), '7');
});

test('only sequences to which something has happened are drawn, and nothing in them is markup', () => {
  const rows = [row(1, 'old', 0, {}), row(2, '<new>', 0, '<b>')];
  const drawn = timelines(rows, rows.slice(0, 1));
  assert.not.match(drawn, 'old');
  assert.match(drawn, '&lt;b&gt;');
  assert.not.match(drawn, '<new>');
});

test.run();
