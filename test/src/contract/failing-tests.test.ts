/** What a test of the contract tells when it fails, and what it leaves. */
import { AssertionError } from 'node:assert';
import { suite } from 'uvu';
import * as assert from 'uvu/assert';
import { failure } from '../support.ts';
import { testsOf, type Tests } from './declared-tests.ts';
import { TellingSomethingElse } from './faulty-sharing.ts';
import { MapRecordManager } from './map-record-manager.ts';

const test = suite('a failing test of the contract');

const MANY = 'of several record managers that append at one position at once exactly one wins';
const RIVALS = [
  'A loser is told ConcurrencyError: of many who append at one position exactly one wins',
  'A loser is told ConcurrencyError: of overlapping large batches one is stored whole, the others not at all',
  'A loser is told ConcurrencyError: writers of batches over the same sequences are told of conflicts alone',
  'A sequence has no gap and no duplicate: of overlapping appends exactly the acknowledged ones are stored',
  `A loser is told ConcurrencyError: ${MANY}`,
];

function run(tests: Tests, name: string): Promise<void> {
  return tests.get(name)?.() ?? Promise.reject(new Error(`There is no test '${name}'.`));
}

for (const name of RIVALS) {
  test(`shows what a loser was told instead: ${name}`, async () => {
    const tests = testsOf((sequences) => new TellingSomethingElse(sequences));
    const error = await failure(AssertionError, () => run(tests, name));
    assert.match(error.message, 'deadlock detected');
    assert.is((error.cause as Error).message, 'deadlock detected');
  });
}

/** Counts what is closed, and fails at it. */
function closingBadly() {
  const closed = { count: 0 };
  const close = async (): Promise<void> => {
    closed.count += 1;
    throw new Error(`closing number ${closed.count} failed`);
  };
  return { closed, close };
}

test('closes all that it has opened, and tells what has failed, not what closing did', async () => {
  const { closed, close } = closingBadly();
  const tests = testsOf((sequences) => new TellingSomethingElse(sequences), close);
  await failure(AssertionError, () => run(tests, RIVALS.at(-1)!));
  assert.is(closed.count, 4);
});

test('fails when nothing but closing has failed', async () => {
  const { closed, close } = closingBadly();
  const tests = testsOf((sequences) => new MapRecordManager(sequences), close);
  const { message } = await failure(Error, () => run(tests, RIVALS.at(-1)!));
  assert.is(message, 'closing number 1 failed');
  assert.is(closed.count, 4);
});

test.run();
