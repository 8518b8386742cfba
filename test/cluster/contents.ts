import { createHash } from 'node:crypto';
import type { GaleraCluster } from '../../scripts/cluster/galera.ts';
import { openTable } from '../databases/faults/scratch.ts';
import { readStored, type Stored } from '../databases/faults/stored.ts';

/** A table as one node shows it: its rows, with their ids, as a digest. */
export interface Copy extends Stored {
  readonly digest: string;
}

/** The table as each node shows it. */
export async function copiesOf(cluster: GaleraCluster, table: string): Promise<readonly Copy[]> {
  return Promise.all(cluster.nodes.map(({ uri }) => copyOf(uri, table)));
}

async function copyOf(uri: string, table: string): Promise<Copy> {
  const { datastore } = await openTable(uri, table);
  try {
    const sql = `SELECT * FROM ${table} ORDER BY sequence_id, position`;
    const rows = JSON.stringify(await datastore.query(sql));
    const digest = createHash('sha256').update(rows).digest('hex');
    return { ...(await readStored(datastore, table)), digest };
  } finally {
    await datastore.closeConnection();
  }
}
