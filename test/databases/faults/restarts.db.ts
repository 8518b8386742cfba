import * as assert from 'uvu/assert';
import { mariadb, postgresql } from '../databases.ts';
import { once } from '../own.ts';
import { suite } from '../report.ts';
import { ownMariaDb, ownPostgres, type OwnServer } from './own-servers.ts';
import { restartUnderLoad } from './restart.ts';
import { brokenSequences, lostBatches, partialBatches } from './stored.ts';

/** Stored it was not, or whether it was is not known: each error says which. */
const SAYS_WHAT_HAPPENED =
  /^(DatastoreError: The (database cannot be reached|connection was lost(, and nothing| in the mid))|UnknownOutcomeError: )/;

const servers = [
  { name: postgresql.name, make: ownPostgres },
  { name: mariadb.name, make: ownMariaDb },
];

for (const { name, make } of servers) {
  const test = suite(name);
  let server: OwnServer | undefined;
  test.after(() => server?.remove());

  for (const how of ['stopped', 'killed'] as const) {
    const WHEN = `when the server is ${how} and started again under load`;
    const restarted = once(async () => restartUnderLoad((server ??= await make()), how));

    test(`What is acknowledged is stored: ${WHEN}`, async () => {
      const { acknowledged, stored } = await restarted();
      assert.equal(lostBatches(stored, acknowledged), []);
    });

    test(`An append is stored whole or not at all: ${WHEN}`, async () => {
      assert.equal(partialBatches((await restarted()).stored), []);
    });

    test(`A sequence has no gap and no duplicate: ${WHEN}`, async () => {
      assert.equal(brokenSequences((await restarted()).stored), []);
    });

    test(`An error says what has happened: ${WHEN}`, async () => {
      const { failures } = await restarted();
      assert.equal(
        failures.filter((error) => !SAYS_WHAT_HAPPENED.test(error)),
        [],
      );
    });

    test(`The same objects work again: ${WHEN}`, async () => {
      const { acknowledgedEach } = await restarted();
      assert.ok(acknowledgedEach.every(({ before, after }) => before >= 20 && after >= 20));
    });

    test(`The same objects work again: an application too, ${WHEN}`, async () => {
      const { example } = await restarted();
      assert.equal([example.foo, example.version], ['after', 2]);
    });
  }

  test.run();
}
