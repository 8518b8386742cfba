import assert from 'node:assert/strict';
import { inspect } from 'node:util';
import { SequencedItem } from '../infrastructure/sequenced-item.ts';

export const ID_A = '0a111111-1111-4111-8111-aaaaaaaaaaaa';
export const ID_B = '0b222222-2222-4222-8222-bbbbbbbbbbbb';
export const ID_C = '0c333333-3333-4333-8333-cccccccccccc';

/** More items than one statement takes: an append of so many is a transaction. */
export const LARGE = 6600;

/** An item of no particular event. */
export function itemAt(
  position: number,
  sequenceId = ID_A,
  state = `{"n":${position}}`,
): SequencedItem {
  return new SequencedItem({ sequenceId, position, topic: 'test', state });
}

/** Items at the positions 0, 1, 2, … or from another one on. */
export function itemsOf(count: number, sequenceId = ID_A, from = 0): SequencedItem[] {
  return Array.from({ length: count }, (_, i) => itemAt(from + i, sequenceId));
}

export function positionsOf(items: readonly SequencedItem[]): number[] {
  return items.map((item) => item.position);
}

/** Everything that an iterator gives. */
export async function collect<Value>(values: AsyncIterable<Value>): Promise<Value[]> {
  const collected: Value[] = [];
  for await (const value of values) collected.push(value);
  return collected;
}

/** The error of a task, which must fail with one of this class. */
export async function failure<Expected extends Error>(
  errorClass: abstract new (...args: never[]) => Expected,
  task: () => unknown,
): Promise<Expected> {
  let found: unknown;
  try {
    found = ['nothing was thrown, but this returned', await task()];
  } catch (error) {
    if (error instanceof errorClass) return error;
    found = error;
  }
  const message = `A ${errorClass.name} was expected: ${inspect(found)}`;
  throw new assert.AssertionError({ message });
}

/** What a language that has been tampered with would have more of. */
export function assertPrototypesIntact(): void {
  assert.deepEqual(Object.keys(Object.prototype), []);
  assert.deepEqual(Reflect.ownKeys({}), []);
  assert.equal(Reflect.get({}, 'polluted'), undefined);
}
