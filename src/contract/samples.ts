import assert from 'node:assert/strict';
import { inspect } from 'node:util';
import { ConcurrencyError } from '../infrastructure/errors.ts';
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
  throw unexpected(`A ${errorClass.name} was expected`, found);
}

/** Of appends at once, those that were not stored must have been told a ConcurrencyError. */
export function assertLost(outcomes: readonly PromiseSettledResult<void>[]): void {
  for (const outcome of outcomes) {
    if (outcome.status === 'fulfilled' || outcome.reason instanceof ConcurrencyError) continue;
    throw unexpected('A loser is told a ConcurrencyError', outcome.reason);
  }
}

/** Shows what was found, also where the runner of the tests shows no cause. */
function unexpected(expected: string, found: unknown): Error {
  const error = new assert.AssertionError({ message: `${expected}: ${inspect(found)}` });
  error.cause = found;
  return error;
}

/** What a language that has been tampered with would have more of. */
export function assertPrototypesIntact(): void {
  assert.deepEqual(Object.keys(Object.prototype), []);
  assert.deepEqual(Reflect.ownKeys({}), []);
  assert.equal(Reflect.get({}, 'polluted'), undefined);
}
