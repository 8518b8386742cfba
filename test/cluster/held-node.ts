import { randomUUID } from 'node:crypto';
import { setTimeout } from 'node:timers/promises';
import { SequencedItem, type TypeOrmDatastore } from 'event-sourcing-workbook';
import type { QueryRunner } from 'typeorm';
import type { GaleraCluster } from '../../scripts/cluster/galera.ts';
import { ask } from '../../scripts/cluster/server-process.ts';
import { connect } from '../databases/databases.ts';
import { openTable, type OpenTable } from '../databases/faults/scratch.ts';

export interface ReadBehind {
  /** How many items were read of the one that was acknowledged, without waiting. */
  readonly hasty: number;
  /** The same, with wsrep_sync_wait. */
  readonly patient: number;
}

/** Appends on one node while another one is held back, and reads there. */
export async function readBehind(cluster: GaleraCluster, table: string): Promise<ReadBehind> {
  const [ahead, behind] = cluster.nodes.map(({ uri }) => uri) as [string, string, string];
  const writer = await openTable(ahead, table);
  await ask(behind, 'SET GLOBAL wsrep_sync_wait = 0');
  const hasty = await openTable(behind, table);
  const holder = await connect(behind);
  await ask(behind, 'SET GLOBAL wsrep_sync_wait = 1');
  const patient = await openTable(behind, table); // a connection has what was set when it began
  try {
    return await holdBack(holder, async (isWaiting) => {
      const sequenceId = randomUUID();
      const item = new SequencedItem({ sequenceId, position: 0, topic: 'test', state: '{}' });
      await writer.recordManager.recordItems([item]);
      const read = async ({ recordManager }: OpenTable): Promise<number> =>
        (await recordManager.listItems(sequenceId)).length;
      const hastily = await read(hasty);
      const patiently = read(patient);
      const answered = patiently.then(() => true);
      while (!(await Promise.race([answered, isWaiting(table)]))) await setTimeout(5);
      return async () => ({ hasty: hastily, patient: await patiently });
    });
  } finally {
    for (const { datastore } of [writer, hasty, patient]) await datastore.closeConnection();
    await holder.closeConnection();
  }
}

/** Keeps a node from storing what the others store, while a task runs, but not the rest of it. */
async function holdBack<Result>(
  holder: TypeOrmDatastore,
  task: (isWaiting: (table: string) => Promise<boolean>) => Promise<() => Promise<Result>>,
): Promise<Result> {
  const rest = await holder.run(async (source) => {
    const runner = source.createQueryRunner();
    try {
      await runner.query('FLUSH TABLES WITH READ LOCK');
      return await task((table) => isReading(runner, table));
    } finally {
      await runner.query('UNLOCK TABLES');
      await runner.release();
    }
  });
  return rest();
}

async function isReading(runner: QueryRunner, table: string): Promise<boolean> {
  const sql = `SELECT ID FROM information_schema.PROCESSLIST
               WHERE INFO LIKE '%${table}%' AND ID <> CONNECTION_ID()`;
  return ((await runner.query(sql)) as unknown[]).length > 0;
}
