import { randomUUID } from 'node:crypto';
import { setTimeout } from 'node:timers/promises';
import { SequencedItem } from 'event-sourcing-workbook';
import type { EntityManager } from 'typeorm';
import { openTable, type OpenTable } from './scratch.ts';

export interface Deadlock {
  /** What became of the library's append to two sequences. */
  readonly append: PromiseSettledResult<void>;
  /** What became of somebody else's transaction, which took the same places the other way round. */
  readonly other: PromiseSettledResult<void>;
}

/** A server on which {@link provokeDeadlock} knows how to see who waits, and whom it picks. */
export interface Deadlocking {
  /** Counts the statements about the table that wait for a lock. */
  readonly waiting: (table: string) => string;
  /** Makes it pick the library as the one to be undone. */
  readonly preferOther: string;
}

/** What the other transaction is undone by, when it is to be undone at its end. */
export class Undo extends Error {}

/** @param end what becomes of the other transaction when it has all that it wanted. */
export async function provokeDeadlock(
  { uri, table, datastore, recordManager }: OpenTable,
  { preferOther, waiting }: Deadlocking,
  end: 'commit' | 'rollback',
): Promise<Deadlock> {
  const [first = '', second = ''] = [randomUUID(), randomUUID()].toSorted();
  const other = await openTable(uri, table);
  let append: Promise<void> = Promise.resolve();
  try {
    const transaction = other.datastore.transaction(async (manager) => {
      await manager.query(preferOther);
      await insert(manager, table, randomUUID(), 200); // who has written more is spared
      await insert(manager, table, second);
      append = recordManager.recordItems([itemOf(first), itemOf(second)]);
      append.catch(() => undefined); // looked at below
      await untilWaiting(datastore, waiting(table));
      await insert(manager, table, first);
      if (end === 'rollback') throw new Undo();
    });
    const [otherResult] = await Promise.allSettled([transaction]);
    const [appendResult] = await Promise.allSettled([append]);
    return { append: appendResult, other: otherResult };
  } finally {
    await other.datastore.closeConnection();
  }
}

const itemOf = (sequenceId: string): SequencedItem =>
  new SequencedItem({ sequenceId, position: 0, topic: 'test', state: '{}' });

async function insert(manager: EntityManager, table: string, id: string, rows = 1): Promise<void> {
  const values = Array.from({ length: rows }, (_, i) => `('${id}', ${i}, 'other', '{}')`);
  const columns = 'sequence_id, position, topic, state';
  await manager.query(`INSERT INTO ${table} (${columns}) VALUES ${values.join(', ')}`);
}

/** Waits until the append has met the other transaction. */
async function untilWaiting(datastore: OpenTable['datastore'], sql: string): Promise<void> {
  for (let attempt = 0; attempt < 600; attempt++) {
    const rows = await datastore.query(sql);
    if (Number((rows as { waiting: unknown }[])[0]?.waiting) > 0) return;
    await setTimeout(100);
  }
  throw new Error('The append does not wait for the other transaction.');
}
