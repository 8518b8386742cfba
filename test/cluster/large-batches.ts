import { randomUUID } from 'node:crypto';
import { ConcurrencyError, SequencedItem } from 'event-sourcing-workbook';
import type { GaleraCluster } from '../../scripts/cluster/galera.ts';
import { ask } from '../../scripts/cluster/server-process.ts';
import { batchName } from '../databases/faults/protocol.ts';
import { openTable, type OpenTable } from '../databases/faults/scratch.ts';

/** More than one statement can take: a transaction, which another node may refuse at its COMMIT. */
const SIZE = 6_100;

export interface LargeBatches {
  readonly acknowledged: readonly string[];
  /** How many winners each round had. */
  readonly winners: readonly number[];
  /** What the losers were told, unless it was a ConcurrencyError. */
  readonly failures: readonly unknown[];
  /** How often a node refused or undid a transaction because of one on another node. */
  readonly conflicts: number;
}

/** In each round, all nodes are given a large batch for the same places at the same time. */
export async function raceLargeBatches(
  cluster: GaleraCluster,
  { table }: OpenTable,
  rounds: number,
): Promise<LargeBatches> {
  const sequenceId = randomUUID();
  const opened = await Promise.all(cluster.nodes.map(({ uri }) => openTable(uri, table)));
  const [acknowledged, winners, failures]: [string[], number[], unknown[]] = [[], [], []];
  const conflictsBefore = await conflictsOf(cluster);
  for (let round = 0; round < rounds; round++) {
    const results = await Promise.allSettled(
      opened.map(async ({ recordManager }, node) => {
        const topic = batchName(`large-${round}`, node, round, SIZE);
        const items = Array.from({ length: SIZE }, (_, i) => {
          return new SequencedItem({ sequenceId, position: round * SIZE + i, topic, state: '{}' });
        });
        await recordManager.recordItems(items);
        return topic;
      }),
    );
    const won = results.flatMap((result) => (result.status === 'fulfilled' ? result.value : []));
    acknowledged.push(...won);
    winners.push(won.length);
    for (const result of results) {
      if (result.status === 'rejected' && !(result.reason instanceof ConcurrencyError)) {
        failures.push(result.reason);
      }
    }
  }
  await Promise.all(opened.map(({ datastore }) => datastore.closeConnection()));
  const conflicts = (await conflictsOf(cluster)) - conflictsBefore;
  return { acknowledged, winners, failures, conflicts };
}

async function conflictsOf(cluster: GaleraCluster): Promise<number> {
  const sql =
    'SELECT SUM(VARIABLE_VALUE) AS conflicts FROM information_schema.GLOBAL_STATUS ' +
    "WHERE VARIABLE_NAME IN ('WSREP_LOCAL_CERT_FAILURES', 'WSREP_LOCAL_BF_ABORTS')";
  const answers = await Promise.all(cluster.nodes.map(({ uri }) => ask(uri, sql)));
  return answers
    .flat()
    .reduce<number>((sum, row) => sum + Number((row as { conflicts: unknown }).conflicts), 0);
}
