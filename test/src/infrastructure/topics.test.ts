import { suite } from 'uvu';
import * as assert from 'uvu/assert';
import { UnregisteredEventError } from 'event-sourcing-workbook';
import { Topics } from '../../../src/infrastructure/topics.ts';
import { failure } from '../support.ts';

class Opened {
  owner = 'Ann';
}
class Closed {
  reason = 'moved';
}

const test = suite('Topics');

test('a topic that is empty or wider than its column is refused', async () => {
  await failure(TypeError, () => new Topics({ '': Opened }));
  await failure(TypeError, () => new Topics({ ['x'.repeat(256)]: Opened }));
  assert.equal(new Topics({ ['x'.repeat(255)]: Opened }).names.length, 1);
});

test('a topic without a class is refused, and named', async () => {
  const missing = { opened: undefined as unknown as typeof Opened };
  assert.match((await failure(TypeError, () => new Topics(missing))).message, 'opened');
});

test('a class with two topics is refused', async () => {
  const { message } = await failure(TypeError, () => new Topics({ a: Opened, b: Opened }));
  assert.match(message, "'a' and 'b'");
});

test('an alias that is a topic itself, or leads to none, is refused', async () => {
  await failure(TypeError, () => new Topics({ a: Opened, b: Closed }, { a: 'b' }));
  await failure(TypeError, () => new Topics({ a: Opened }, { old: 'gone' }));
});

test('an event of a class without a topic is refused, even if its superclass has one', async () => {
  class Reopened extends Opened {}
  const event = new Reopened();
  const topics = new Topics({ opened: Opened, closed: Closed });
  const error = await failure(UnregisteredEventError, () => topics.topicOf(event));
  assert.is(error.event, event);
  assert.match(error.message, 'Reopened has no topic: register its class with the mapper. ');
  assert.match(error.message, "'opened', 'closed'");
});

test('names of the language are no topics', () => {
  const topics = new Topics({ opened: Opened });
  for (const name of ['constructor', '__proto__', 'toString', 'hasOwnProperty']) {
    assert.is(topics.classOf(name), undefined);
  }
});

test('topics lead to classes and back', () => {
  const topics = new Topics({ opened: Opened, closed: Closed });
  assert.equal(topics.names, ['opened', 'closed']);
  assert.is(topics.topicOf(new Closed()), 'closed');
  assert.is(topics.classOf('closed')?.eventClass, Closed);
});

test('an old topic leads to the class of the new one', () => {
  const topics = new Topics({ opened: Opened }, { 'account#created': 'opened' });
  assert.is(topics.classOf('account#created')?.eventClass, Opened);
  assert.is(topics.topicOf(new Opened()), 'opened');
});

test.run();
