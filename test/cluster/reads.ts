import { randomUUID } from 'node:crypto';
import { SequencedItem } from 'event-sourcing-workbook';
import type { GaleraCluster } from '../../scripts/cluster/galera.ts';
import { openTable } from '../databases/faults/scratch.ts';

export interface Reads {
  /** The positions that were not found. */
  readonly missed: readonly number[];
  /** What wsrep_sync_wait was on the connections to each node. */
  readonly syncWaits: readonly number[];
}

/** Appends to one sequence, on one node after another, and reads what was appended on the next one. */
export async function readElsewhere(
  cluster: GaleraCluster,
  table: string,
  count: number,
): Promise<Reads> {
  const opened = [];
  for (const { uri } of cluster.nodes) opened.push(await openTable(uri, table));
  const sequenceId = randomUUID();
  const missed: number[] = [];
  for (let position = 0; position < count; position++) {
    const writer = opened[position % opened.length]!;
    const reader = opened[(position + 1) % opened.length]!;
    const item = new SequencedItem({ sequenceId, position, topic: 'test', state: '{}' });
    await writer.recordManager.recordItems([item]);
    const found = await reader.recordManager.listItems(sequenceId, { gte: position });
    if (found.length !== 1) missed.push(position);
  }
  const syncWaits: number[] = [];
  for (const { datastore } of opened) {
    const rows = await datastore.query<[{ value: unknown }]>('SELECT @@wsrep_sync_wait AS value');
    syncWaits.push(Number(rows[0].value));
  }
  await Promise.all(opened.map(({ datastore }) => datastore.closeConnection()));
  return { missed, syncWaits };
}
