import * as assert from 'uvu/assert';
import { recordManagerContract } from 'event-sourcing-workbook/contract';
import { GaleraCluster, type GaleraNode } from '../../scripts/cluster/galera.ts';
import { ask } from '../../scripts/cluster/server-process.ts';
import { killWriters } from '../databases/faults/kills.ts';
import { newName } from '../databases/databases.ts';
import { once, opener, opensAgain } from '../databases/own.ts';
import { suite } from '../databases/report.ts';
import { race } from '../databases/faults/race.ts';
import { onNewTable, type OpenTable } from '../databases/faults/scratch.ts';
import { brokenSequences, lostBatches, partialBatches } from '../databases/faults/stored.ts';
import { copiesOf, type Copy } from './contents.ts';
import { raceLargeBatches } from './large-batches.ts';
import { loseNode } from './lost-node.ts';
import { readElsewhere } from './reads.ts';

const test = suite('MariaDB Galera');
const started = once(() => GaleraCluster.start());
test.after(async () => {
  await (await started().catch(() => undefined))?.stop();
});

interface Outcome {
  readonly acknowledged: Iterable<string>;
  readonly failures: readonly unknown[];
}

/** Does something to a table of its own, once, and tests what each node then shows of it. */
function testOutcome<Result extends Outcome>(
  when: string,
  task: (cluster: GaleraCluster, opened: OpenTable) => Promise<Result>,
): () => Promise<Result> {
  const done = once(async (): Promise<{ result: Result; copies: readonly Copy[] }> => {
    const cluster = await started();
    return onNewTable(cluster.nodes[0]!.uri, async (opened) => ({
      result: await task(cluster, opened),
      copies: await copiesOf(cluster, opened.table),
    }));
  });

  test(`What is acknowledged is stored: on every node, ${when}`, async () => {
    const { result, copies } = await done();
    for (const copy of copies) assert.equal(lostBatches(copy, result.acknowledged), []);
  });

  test(`An append is stored whole or not at all: ${when}`, async () => {
    for (const copy of (await done()).copies) assert.equal(partialBatches(copy), []);
  });

  test(`A sequence has no gap and no duplicate: ${when}`, async () => {
    for (const copy of (await done()).copies) assert.equal(brokenSequences(copy), []);
  });

  test(`All nodes have the same table: ${when}`, async () => {
    const { copies } = await done();
    assert.is(copies.length, 3);
    assert.ok(copies.every(({ items }) => items > 0));
    assert.is(new Set(copies.map(({ digest }) => digest)).size, 1);
  });

  return async () => (await done()).result;
}

/** The same, where nothing but a lost race may go wrong. */
function testRace(when: string, task: Parameters<typeof testOutcome>[1]): void {
  const done = testOutcome(when, task);
  testNoFailures(when, done);
}

function testNoFailures(when: string, done: () => Promise<Outcome>): void {
  test(`A loser is told ConcurrencyError: and nobody is told anything else, ${when}`, async () => {
    assert.equal((await done()).failures, []);
  });
}

const urisOf = ({ nodes }: GaleraCluster): string[] => nodes.map(({ uri }) => uri);

async function nodeAt(index: number): Promise<GaleraNode> {
  return (await started()).nodes[index]!;
}

async function setSyncWait(cluster: GaleraCluster, value: 0 | 1): Promise<void> {
  for (const uri of urisOf(cluster)) await ask(uri, `SET GLOBAL wsrep_sync_wait = ${value}`);
}

testRace('with 8 writers on three nodes', (cluster, opened) =>
  race(opened, { acknowledgements: 150, uris: urisOf(cluster) }),
);

testRace('with 8 writers on three nodes that read without waiting', async (cluster, opened) => {
  await setSyncWait(cluster, 0);
  try {
    return await race(opened, { acknowledgements: 150, uris: urisOf(cluster) });
  } finally {
    await setSyncWait(cluster, 1);
  }
});

const large = testOutcome('with transactions that meet at COMMIT', (cluster, opened) =>
  raceLargeBatches(cluster, opened, 8),
);

testNoFailures('with transactions that meet at COMMIT', large);

test('A loser is told ConcurrencyError: and one writer wins, with transactions that meet at COMMIT', async () => {
  const { conflicts, winners } = await large();
  assert.ok(conflicts > 0, 'none met');
  assert.equal(
    winners,
    winners.map(() => 1),
  );
});

testRace('when the writing process is killed, 51 times', (cluster, opened) =>
  killWriters(opened, { kills: 17, uris: urisOf(cluster) }),
);

const lost = testOutcome('when a node is killed and comes back', loseNode);

// Until the others agree that it is gone, they may refuse to store anything, and say so.
const SAYS_WHAT_HAPPENED = /cannot be reached|connection was lost|WSREP|Primary Component/;

test('An error says what has happened: when a node is killed and comes back', async () => {
  const { failures, failuresThere } = await lost();
  const unclear = [...failures, ...failuresThere].filter((text) => !SAYS_WHAT_HAPPENED.test(text));
  assert.equal(unclear, []);
});

test('The same objects work again: when a node is killed and comes back', async () => {
  const { acknowledgedThere, failuresThere } = await lost();
  assert.ok(failuresThere.length > 0, 'nobody noticed');
  assert.ok(acknowledgedThere.before >= 20 && acknowledgedThere.after >= 20);
});

test('What one node acknowledges is read on all: at once, with wsrep_sync_wait', async () => {
  const cluster = await started();
  const missed = await readElsewhere(cluster, newName(), 60);
  assert.equal(missed, []);
});

// Another record manager is one on another node.
recordManagerContract({
  test,
  open: opener(async () => nodeAt(0)),
  openAnother: opensAgain(async () => nodeAt(1)).openAnother,
  reopen: opensAgain(async () => nodeAt(2)).reopen,
});

test.run();
