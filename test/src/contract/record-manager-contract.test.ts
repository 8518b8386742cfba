/** The contract itself: a store that keeps it passes, and one that breaks it is found out. */
import { AssertionError } from 'node:assert';
import { suite } from 'uvu';
import * as assert from 'uvu/assert';
import { ConcurrencyError, ItemNotFoundError } from 'event-sourcing-workbook';
import { testsOf, type Tests } from './declared-tests.ts';
import { FAULTS_OF_APPENDS } from './faulty-appends.ts';
import { FAULTS_OF_SHARING } from './faulty-sharing.ts';
import { FAULTS_OF_VALUES } from './faulty-values.ts';
import { MapRecordManager } from './map-record-manager.ts';

/** With which a test of the contract fails. */
const FOUND = [AssertionError, ConcurrencyError, ItemNotFoundError];

/** The names of the tests that fail. */
async function failuresOf(tests: Tests): Promise<string[]> {
  const failed: string[] = [];
  for (const [name, task] of tests) {
    await task().catch((error: unknown) => {
      if (!FOUND.some((found) => error instanceof found)) throw error; // a mistake in the record manager that was not meant
      failed.push(name);
    });
  }
  return failed;
}

const test = suite('recordManagerContract');

for (const { fault, foundBy, make } of [
  ...FAULTS_OF_APPENDS,
  ...FAULTS_OF_SHARING,
  ...FAULTS_OF_VALUES,
]) {
  test(`finds a record manager that ${fault}`, async () => {
    const found = testsOf(make).get(foundBy);
    assert.ok(found, `There is no test '${foundBy}'.`);
    assert.equal(await failuresOf(new Map([[foundBy, found]])), [foundBy]);
  });
}

test('finds a store that each record manager has for itself, in what only several can show', async () => {
  assert.equal(await failuresOf(testsOf(() => new MapRecordManager())), [
    'A loser is told ConcurrencyError: another record manager has the position of the first item of a batch',
    'A loser is told ConcurrencyError: another record manager has the position of the middle item of a batch',
    'A loser is told ConcurrencyError: another record manager has the position of the last item of a batch',
    'A loser is told ConcurrencyError: of several record managers that append at one position at once exactly one wins',
    'A loser is told ConcurrencyError: several record managers that append to different sequences at once never conflict',
    'A sequence has no gap and no duplicate: a position that leaves a gap after what another record manager has stored is refused',
    'A sequence has no gap and no duplicate: of 8 writers with 4 record managers exactly what is acknowledged is stored',
    'What is acknowledged is stored: another record manager reads it at once',
    'Overlapping calls never mix: what another record manager reads beside a large append is all of it or nothing',
    'Overlapping calls never mix: who has seen a batch in one of its sequences through another record manager sees it in all',
    'What is acknowledged is stored: it is there when the store was closed and opened again',
    'What is acknowledged is stored: and who opens the store again continues after it, at no other position',
    'What is acknowledged is stored: what was refused is not there when the store was closed and opened again',
  ]);
});

test('lets pass a record manager for another store', async () => {
  assert.equal(await failuresOf(testsOf((sequences) => new MapRecordManager(sequences))), []);
});

test.run();
