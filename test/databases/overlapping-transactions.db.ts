/** Transactions, appends, reads and queries that overlap on one data source. */
import * as assert from 'uvu/assert';
import type { EntityManager } from 'typeorm';
import { newId } from 'event-sourcing-workbook';
import { failure, ID_A, itemAt } from '../src/support.ts';
import { databases, parameter } from './databases.ts';
import { TABLE } from './made-tables.ts';
import { opener, type OpenedStore, openTransaction, ownDatabase } from './own.ts';
import { suite } from './report.ts';

const GUARANTEE = 'Overlapping calls never mix';

/** SQLite is done with a call within a turn of the event loop or two. */
async function letOthersRun(): Promise<void> {
  for (let turn = 0; turn < 10; turn++) await new Promise((resolve) => setImmediate(resolve));
}

for (const database of databases) {
  const test = suite(database.name);
  const open = opener(ownDatabase(test, database));
  const sharesConnection = database.dialect === 'sqlite';

  const values = [1, 2, 3, 4].map((n) => parameter(database, n)).join(', ');
  const insert = `INSERT INTO ${TABLE} (sequence_id, position, topic, state) VALUES (${values})`;
  const rowOf = (id: string) => [id, 0, 'test', '{}'];
  const insertInto = (manager: EntityManager, id: string) => manager.query(insert, rowOf(id));

  /** Makes further calls beside a transaction, which is undone. */
  async function besideUndone(
    { datastore }: OpenedStore,
    call: () => Promise<unknown>,
  ): Promise<void> {
    const open = await openTransaction(datastore, (manager) => insertInto(manager, ID_A));
    const called = call();
    // Where the connection is shared, they wait for the end of this.
    await (sharesConnection ? letOthersRun() : called);
    await failure(RangeError, () => open.end(new RangeError('undo')));
    await called;
  }

  test(`${GUARANTEE}: a transaction that is undone takes no acknowledged append with it`, async () => {
    const opened = await open();
    const ids = [newId(), newId(), newId()];
    await besideUndone(opened, () =>
      Promise.all(ids.map((id) => opened.recordManager.recordItems([itemAt(0, id)]))),
    );
    assert.equal(await opened.recordManager.listSequenceIds(), ids.toSorted());
    await opened.close();
  });

  test(`${GUARANTEE}: a transaction that is undone takes no query with it`, async () => {
    const opened = await open();
    const id = newId();
    await besideUndone(opened, () => opened.datastore.query(insert, rowOf(id)));
    assert.equal(await opened.recordManager.listSequenceIds(), [id]);
    await opened.close();
  });

  test(`${GUARANTEE}: a transaction that is undone takes no other one with it`, async () => {
    const opened = await open();
    const id = newId();
    await besideUndone(opened, () =>
      opened.datastore.transaction((manager) => insertInto(manager, id)),
    );
    assert.equal(await opened.recordManager.listSequenceIds(), [id]);
    await opened.close();
  });

  test(`${GUARANTEE}: a reader beside a transaction does not see what is undone`, async () => {
    const opened = await open();
    const { recordManager, datastore } = opened;
    let seen: unknown[] = [];
    await besideUndone(opened, async () => {
      seen = await Promise.all([
        recordManager.listItems(ID_A),
        recordManager.listSequenceIds(),
        datastore.query(`SELECT * FROM ${TABLE}`),
      ]);
    });
    assert.equal(seen, [[], [], []]);
    await opened.close();
  });

  if (sharesConnection) {
    test(`${GUARANTEE}: transactions and other calls run in the order they came`, async () => {
      const { recordManager, datastore, close } = await open();
      const counts: Promise<number | undefined>[] = [];
      for (let n = 0; n < 5; n++) {
        const transaction = datastore.transaction(async (manager) => {
          await insertInto(manager, newId());
          await letOthersRun();
          return (await manager.query<unknown[]>(`SELECT * FROM ${TABLE}`)).length;
        });
        const append = recordManager.recordItems([itemAt(0, newId())]);
        const read = recordManager.listSequenceIds();
        counts.push(
          transaction,
          append.then(() => undefined),
          read.then((ids) => ids.length),
        );
      }
      const each = [0, 2, 4, 6, 8].flatMap((before) => [before + 1, undefined, before + 2]);
      assert.equal(await Promise.all(counts), each);
      await close();
    });
  }

  test.run();
}
