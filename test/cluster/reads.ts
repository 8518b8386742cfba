import { randomUUID } from 'node:crypto';
import { SequencedItem } from 'event-sourcing-workbook';
import type { GaleraCluster } from '../../scripts/cluster/galera.ts';
import { openTable } from '../databases/faults/scratch.ts';

/**
 * Appends to one sequence, on one node after another, and reads what was appended on the next one.
 *
 * @returns the positions that were not found there.
 */
export async function readElsewhere(
  cluster: GaleraCluster,
  table: string,
  count: number,
): Promise<number[]> {
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
  await Promise.all(opened.map(({ datastore }) => datastore.closeConnection()));
  return missed;
}
