import * as assert from 'uvu/assert';
import { file, mariadb, mysql, postgresql } from '../databases.ts';
import { once, ownDatabase } from '../own.ts';
import { suite } from '../report.ts';
import { race } from './race.ts';
import { onNewTable } from './scratch.ts';
import { brokenSequences, lostBatches, partialBatches, unknownBatches } from './stored.ts';

const WITH = 'with 8 writers in 4 processes on 10 hot sequences';
const ACKNOWLEDGEMENTS = 250;

for (const database of [file, postgresql, mariadb, mysql]) {
  const test = suite(database.name);
  const own = ownDatabase(test, database);
  const raced = once(async () =>
    onNewTable((await own()).uri, (opened) => race(opened, { acknowledgements: ACKNOWLEDGEMENTS })),
  );

  test(`A sequence has no gap and no duplicate: ${WITH}`, async () => {
    const { hotSequences, stored } = await raced();
    const found = new Set(stored.sequences.map(({ id }) => id));
    assert.ok(hotSequences.every((id) => found.has(id)));
    assert.equal(brokenSequences(stored), []);
  });

  test(`What is acknowledged is stored: and nothing else is, ${WITH}`, async () => {
    const { acknowledged, stored } = await raced();
    assert.is(acknowledged.size, 8 * ACKNOWLEDGEMENTS);
    assert.equal(lostBatches(stored, acknowledged), []);
    assert.equal(unknownBatches(stored, acknowledged), []);
  });

  test(`An append is stored whole or not at all: ${WITH}`, async () => {
    assert.equal(partialBatches((await raced()).stored), []);
  });

  test(`A loser is told ConcurrencyError: and nobody is told anything else, ${WITH}`, async () => {
    const { refused, failures } = await raced();
    assert.ok(refused > 0, 'nobody lost: that was no race');
    assert.equal(failures, []);
  });

  test.run();
}
