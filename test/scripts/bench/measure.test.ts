import { test } from 'uvu';
import * as assert from 'uvu/assert';
import { MEASURES, compare, median } from '../../../scripts/bench/measure.ts';
import { rawSql, valuesOf } from '../../../scripts/bench/raw.ts';
import { historyOf, type Subject, type Task } from '../../../scripts/bench/subject.ts';
import { number, tableOf } from '../../../scripts/bench/table.ts';

test('a median', () => {
  assert.is(median([3, 1, 2]), 2);
  assert.is(median([4, 1, 3, 2]), 2.5);
});

function newSubject(name: string, task: Task, turns: string[] = []): Subject {
  const prepare = async (): Promise<Task> => () => {
    turns.push(name);
    return task();
  };
  return {
    name,
    prepareAppend: prepare,
    prepareReplay: prepare,
    prepareLoop: prepare,
    close: async () => undefined,
  };
}

test('subjects take turns, and one that fails has no figure', async () => {
  const turns: string[] = [];
  const fails = (): void => {
    throw new Error('out of order');
  };
  const subjects = [newSubject('a', () => undefined, turns), newSubject('b', fails, turns)];
  const [a, b] = await compare(MEASURES[0]!, subjects, { rounds: 2, milliseconds: 0 });
  assert.is(a instanceof Error, false);
  assert.match(b instanceof Error ? b.message : '', 'out of order');
  assert.equal(turns, ['a', 'a', 'b', 'a', 'a']);
});

test('an error that a subject throws where nobody awaits it ends its turn, not the bench', async () => {
  const strays = (): Promise<void> => {
    setImmediate(() => {
      throw new Error('out of reach');
    });
    return new Promise(() => undefined); // nobody fulfils it
  };
  const subjects = [newSubject('a', () => undefined), newSubject('b', strays)];
  const [a, b] = await compare(MEASURES[0]!, subjects, { rounds: 1, milliseconds: 0 });
  assert.is(a instanceof Error, false);
  assert.match(b instanceof Error ? b.message : '', 'out of reach');
  assert.is(process.listenerCount('uncaughtException'), 0);
});

test('the SQL of the bare driver is guarded for a first row after position 0', () => {
  const sql = rawSql('t', '"', true);
  const guard =
    '(SELECT g."sequence_id" FROM "t" g WHERE g."sequence_id" = $1 AND g."position" = $2)';
  assert.is(
    sql.insert(1, true),
    `INSERT INTO "t" ("sequence_id", "position", "topic", "state") VALUES (${guard}, $3, $4, $5)`,
  );
  assert.match(sql.insert(2, false), 'VALUES ($1, $2, $3, $4), ($5, $6, $7, $8)');
  assert.is(valuesOf(historyOf('x', 3, 2)).length, 9);
  assert.is(valuesOf(historyOf('x', 3, 2), false).length, 8);
});

test('a table', () => {
  assert.is(
    tableOf([
      ['', 'a', '1'],
      ['bc', '', '22'],
    ]),
    '    a   1\nbc     22',
  );
  assert.equal([0.1234, 1.234, 12.34, 1234, NaN].map(number), [
    '0.123',
    '1.23',
    '12.3',
    '1,234',
    '-',
  ]);
});

test.run();
