import * as assert from 'uvu/assert';
import { file, mariadb, postgresql } from '../databases.ts';
import { once, ownDatabase } from '../own.ts';
import { suite } from '../report.ts';
import { killWriters } from './kills.ts';
import { onNewTable } from './scratch.ts';
import { brokenSequences, lostBatches, partialBatches } from './stored.ts';

const LANES = 4;
const KILLS_EACH = 13;
const WHEN = `when the writing process is killed, ${LANES * KILLS_EACH} times`;

for (const database of [file, postgresql, mariadb]) {
  const test = suite(database.name);
  const own = ownDatabase(test, database);
  const killed = once(async () => {
    const { uri } = await own();
    const uris = Array.from({ length: LANES }, () => uri);
    return onNewTable(uri, (opened) => killWriters(opened, { kills: KILLS_EACH, uris }));
  });

  test(`What is acknowledged is stored: ${WHEN}`, async () => {
    const { acknowledged, stored } = await killed();
    assert.equal(lostBatches(stored, acknowledged), []);
  });

  test(`An append is stored whole or not at all: ${WHEN}`, async () => {
    assert.equal(partialBatches((await killed()).stored), []);
  });

  test(`A sequence has no gap and no duplicate: ${WHEN}`, async () => {
    assert.equal(brokenSequences((await killed()).stored), []);
  });

  test(`The next writer continues: ${WHEN}`, async () => {
    const { acknowledgedEach, failures } = await killed();
    assert.equal(failures, []);
    assert.is(acknowledgedEach.length, LANES * (KILLS_EACH + 1));
    assert.ok(acknowledgedEach.every((count) => count > 0));
  });

  test.run();
}
