import * as assert from 'uvu/assert';
import { recordManagerContract } from 'event-sourcing-workbook/contract';
import { GaleraCluster, type GaleraNode } from '../../scripts/cluster/galera.ts';
import { ask } from '../../scripts/cluster/server-process.ts';
import { killWriters } from '../databases/faults/kills.ts';
import { newName } from '../databases/databases.ts';
import { once, opener, opensAgain } from '../databases/own.ts';
import { suite } from '../databases/report.ts';
import { race } from '../databases/faults/race.ts';
import { readBehind } from './held-node.ts';
import { raceLargeBatches } from './large-batches.ts';
import { loseNode } from './lost-node.ts';
import { OutcomeTests } from './outcome.ts';
import { readElsewhere } from './reads.ts';

GaleraCluster.findPrograms(); // what is missing is said here, not by each test

const test = suite('MariaDB Galera');
const started = once(() => GaleraCluster.start());
test.after(async () => {
  await (await started().catch(() => undefined))?.stop();
});

const declare = new OutcomeTests(test, started);
const urisOf = ({ nodes }: GaleraCluster): string[] => nodes.map(({ uri }) => uri);

async function nodeAt(index: number): Promise<GaleraNode> {
  return (await started()).nodes[index]!;
}

async function setSyncWait(cluster: GaleraCluster, value: 0 | 1): Promise<void> {
  for (const uri of urisOf(cluster)) await ask(uri, `SET GLOBAL wsrep_sync_wait = ${value}`);
}

declare.race('with 8 writers on three nodes', 150, (cluster, opened) =>
  race(opened, { acknowledgements: 150, uris: urisOf(cluster) }),
);

declare.race(
  'with 8 writers on three nodes that read without waiting',
  150,
  async (cluster, opened) => {
    await setSyncWait(cluster, 0);
    try {
      return await race(opened, { acknowledgements: 150, uris: urisOf(cluster) });
    } finally {
      await setSyncWait(cluster, 1);
    }
  },
);

const large = declare.complete('with transactions that meet at COMMIT', (cluster, opened) =>
  raceLargeBatches(cluster, opened, 8),
);

test('A loser is told ConcurrencyError: and one writer wins, with transactions that meet at COMMIT', async () => {
  const { conflicts, winners } = (await large()).result;
  assert.ok(conflicts > 0, 'none met');
  assert.equal(
    winners,
    winners.map(() => 1),
  );
});

declare.undisturbed('when the writing process is killed, 51 times', (cluster, opened) =>
  killWriters(opened, { kills: 17, uris: urisOf(cluster) }),
);

// Until the others agree that it is gone, they may refuse to store anything, and say so.
const SAYS_WHAT_HAPPENED =
  /ECONNREFUSED|ECONNRESET|EPIPE|Connection lost|middle of a transaction|WSREP|Primary Component/;

for (const [index, how] of [
  [2, 'comes back'],
  [1, 'comes back with nothing'],
  [0, 'comes back'],
] as const) {
  const when = `when node ${index + 1} is killed and ${how}`;
  const lost = declare.any(when, (cluster, { table }) =>
    loseNode(cluster, { table, index, isEmptied: how === 'comes back with nothing' }),
  );

  test(`An error says what has happened: ${when}`, async () => {
    const { failures, failuresThere } = (await lost()).result;
    const all = [...failures, ...failuresThere];
    assert.equal(
      all.filter((text) => !SAYS_WHAT_HAPPENED.test(text)),
      [],
    );
  });

  test(`The same objects work again: ${when}`, async () => {
    const { acknowledgedThere, failuresThere } = (await lost()).result;
    assert.ok(failuresThere.length > 0, 'nobody noticed');
    assert.ok(acknowledgedThere.before >= 20 && acknowledgedThere.after >= 20);
  });
}

test('What one node acknowledges is read on all: at once, with wsrep_sync_wait', async () => {
  const { missed, syncWaits } = await readElsewhere(await started(), newName(), 60);
  assert.equal(missed, []);
  assert.equal(syncWaits, [1, 1, 1]);
});

test('What one node acknowledges is read on all: on one that is behind, by those who wait', async () => {
  assert.equal(await readBehind(await started(), newName()), { hasty: 0, patient: 1 });
});

// Another record manager is one on another node, on both of them in turn.
let others = 0;
recordManagerContract({
  test,
  open: opener(async () => nodeAt(0)),
  openAnother: opensAgain(async () => nodeAt(1 + (others++ % 2))).openAnother,
  reopen: opensAgain(async () => nodeAt(2)).reopen,
});

test.run();
