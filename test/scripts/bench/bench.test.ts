import { suite } from 'uvu';
import * as assert from 'uvu/assert';
import { compare, MEASURES, median } from '../../../scripts/bench/measure.ts';
import { readOptions } from '../../../scripts/bench/options.ts';
import { insertInto } from '../../../scripts/bench/raw.ts';
import type { Task } from '../../../scripts/bench/subject.ts';
import { number, tableOf } from '../../../scripts/bench/table.ts';

const test = suite('npm run bench');

test('what is not known is refused', () => {
  assert.throws(() => readOptions(['--fast']), /--fast/);
  assert.throws(() => readOptions(['--only=oracle']), /not 'oracle'/);
  assert.throws(() => readOptions(['--rounds=0']), /from 1, not '0'/);
});

test('the short form is short, and can be changed', () => {
  assert.is(readOptions(['--short']).effort.rounds, 1);
  assert.is(readOptions(['--short', '--rounds=3']).effort.rounds, 3);
  assert.equal(readOptions(['--only=file,sqljs']).only, ['file', 'sqljs']);
});

test('a median of an even number is between the two in the middle', () => {
  assert.is(median([3, 1, 2]), 2);
  assert.is(median([4, 1, 3, 2]), 2.5);
});

test('subjects take turns after they have warmed up', async () => {
  const turns: string[] = [];
  const workOf = (name: string) => {
    const prepare = async (): Promise<Task> => async () => void turns.push(name);
    return { name, append: prepare, replay: prepare, readAll: prepare, loop: prepare };
  };
  const settle = async (): Promise<void> => void turns.push('settle');
  const effort = { rounds: 2, milliseconds: 0 };
  const figures = await compare(MEASURES[0]!, [workOf('a'), workOf('b')], effort, settle);
  assert.equal(turns, ['a', 'a', 'b', 'b', 'settle', 'a', 'b', 'b', 'a']);
  assert.equal(figures[0]?.ratio, 1);
});

test('what fails ends the bench: it has no figure to show', async () => {
  const prepare = async (): Promise<Task> => async () => {
    throw new Error('out of order');
  };
  const work = { name: 'a', append: prepare, replay: prepare, readAll: prepare, loop: prepare };
  const effort = { rounds: 1, milliseconds: 0 };
  const failure = await compare(MEASURES[0]!, [work], effort, async () => undefined).then(
    () => 'none',
    (error: Error) => error.message,
  );
  assert.is(failure, 'out of order');
});

test('the bare driver refuses a gap, as the library does', () => {
  const driver = { quote: '"', parameter: (count: number) => `$${count}` } as const;
  const before =
    '(SELECT g."sequence_id" FROM raw_items g WHERE g."sequence_id" = $1 AND g."position" = $2)';
  const into = 'INSERT INTO raw_items ("sequence_id", "position", "topic", "state") VALUES';
  assert.is(insertInto(driver, 1, false), `${into} (${before}, $3, $4, $5)`);
  assert.is(insertInto(driver, 2, true), `${into} ($1, $2, $3, $4), ($5, $6, $7, $8)`);
});

test('a table has its numbers on the right, with three digits', () => {
  const rows = [
    ['', 'a', '1'],
    ['bc', '', '22'],
  ];
  assert.is(tableOf(rows), '    a   1\nbc     22');
  const numbers = [0.1234, 1.234, 12.34, 1234, NaN].map(number);
  assert.equal(numbers, ['0.123', '1.23', '12.3', '1,234', '-']);
});

test.run();
