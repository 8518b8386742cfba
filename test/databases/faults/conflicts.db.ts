import { spawn } from 'node:child_process';
import { randomUUID } from 'node:crypto';
import { once } from 'node:events';
import { setTimeout } from 'node:timers/promises';
import * as assert from 'uvu/assert';
import { ConcurrencyError, SequencedItem } from 'event-sourcing-workbook';
import { file, mariadb, postgresql } from '../databases.ts';
import { ownDatabase } from '../own.ts';
import { suite } from '../report.ts';
import { type Deadlock, type Deadlocking, provokeDeadlock, Undo } from './deadlock.ts';
import { onNewTable, type OpenTable } from './scratch.ts';

const DEADLOCKING: Readonly<Record<string, Deadlocking>> = {
  PostgreSQL: {
    waiting: (table) =>
      "SELECT COUNT(*) AS waiting FROM pg_stat_activity WHERE wait_event_type = 'Lock' " +
      `AND query LIKE '%${table}%'`,
    preferOther: "SET LOCAL deadlock_timeout = '20s'", // the one that looks first is undone
  },
  MariaDB: {
    waiting: (table) =>
      'SELECT COUNT(*) AS waiting FROM information_schema.INNODB_TRX ' +
      `WHERE trx_state = 'LOCK WAIT' AND trx_query LIKE '%${table}%'`,
    preferOther: 'DO 0',
  },
};

/** Whom a server undoes is up to it: on a slow machine it may be the other one, now and then. */
async function untilUndone(
  opened: OpenTable,
  deadlocking: Deadlocking,
  end: 'commit' | 'rollback',
): Promise<Deadlock['append']> {
  for (let attempt = 0; attempt < 5; attempt++) {
    const { append, other } = await provokeDeadlock(opened, deadlocking, end);
    const reason: unknown = other.status === 'rejected' ? other.reason : undefined;
    if (reason === undefined || reason instanceof Undo) return append;
  }
  throw new Error('The append was never the one to be undone.');
}

for (const database of [postgresql, mariadb]) {
  const test = suite(database.name);
  const own = ownDatabase(test, database);
  const deadlocking = DEADLOCKING[database.name];

  const appendAfter = async (end: 'commit' | 'rollback'): Promise<Deadlock['append']> => {
    assert.ok(deadlocking);
    return onNewTable((await own()).uri, (opened) => untilUndone(opened, deadlocking, end));
  };

  test('A loser is told ConcurrencyError: when the database breaks a deadlock', async () => {
    const append = await appendAfter('commit');
    assert.instance(append.status === 'rejected' && append.reason, ConcurrencyError);
  });

  test('A loser is told ConcurrencyError: but not who only lost a deadlock, and took no place that was taken', async () => {
    assert.equal(await appendAfter('rollback'), { status: 'fulfilled', value: undefined });
  });

  test('An append is stored whole or not at all: a task that a deadlock has undone is run again, with its events', async () => {
    await onNewTable((await own()).uri, async ({ datastore, recordManager }) => {
      await datastore.query('CREATE TABLE seats (id integer PRIMARY KEY, guest integer)');
      await datastore.query('INSERT INTO seats VALUES (1, 0), (2, 0)');
      const [first, second] = [randomUUID(), randomUUID()] as const;
      let runs = 0;
      let waiting = 0;
      const both = new AbortController();
      const bookBoth = (sequenceId: string, seats: readonly number[]): Promise<void> =>
        datastore.transaction(async (manager) => {
          runs++;
          const item = new SequencedItem({ sequenceId, position: 0, topic: 'test', state: '{}' });
          await recordManager.recordItems([item], { within: manager });
          for (const seat of seats) {
            await manager.query(`UPDATE seats SET guest = guest + 1 WHERE id = ${seat}`);
            if (++waiting === 2) both.abort(); // each has one of the seats, and wants the other
            await setTimeout(5_000, undefined, { signal: both.signal }).catch(() => undefined);
          }
        });
      await Promise.all([bookBoth(first, [1, 2]), bookBoth(second, [2, 1])]);
      assert.is(runs, 3);
      const rows = await datastore.query('SELECT guest FROM seats');
      assert.equal(rows, [{ guest: 2 }, { guest: 2 }]);
      assert.equal(await recordManager.listSequenceIds(), [first, second].toSorted());
      await datastore.query('DROP TABLE seats');
    });
  });

  test.run();
}

const test = suite(file.name);
const own = ownDatabase(test, file);

/** Another process keeps the file locked until it is told to end. */
async function lock({ uri, table }: OpenTable): Promise<() => Promise<unknown>> {
  const program = `
    const db = require('better-sqlite3')(${JSON.stringify(uri.replace('sqlite:///', ''))});
    db.exec('BEGIN IMMEDIATE');
    db.exec("INSERT INTO ${table} (sequence_id, position, topic, state) VALUES ('x', 0, '', '')");
    console.log('locked');
    process.stdin.on('end', () => db.exec('ROLLBACK')).resume();`;
  const child = spawn(process.execPath, ['-e', program], { stdio: ['pipe', 'pipe', 'inherit'] });
  const said = await Promise.race([once(child.stdout, 'data'), once(child, 'exit')]);
  assert.match(String(said), 'locked');
  return async () => (child.stdin.end(), once(child, 'exit'));
}

test('The next writer continues: when another process has kept the file locked, and the program goes on meanwhile', async () => {
  await onNewTable((await own()).uri, async ({ recordManager, datastore, ...opened }) => {
    const unlock = await lock({ recordManager, datastore, ...opened });
    const sequenceId = '0a111111-1111-4111-8111-aaaaaaaaaaaa';
    const item = new SequencedItem({ sequenceId, position: 0, topic: 'test', state: '{}' });
    const appended = recordManager.recordItems([item]);
    const stored = datastore.transaction((manager) =>
      manager.query(`DELETE FROM ${opened.table} WHERE position > 0`),
    );
    // A driver that waits by itself would let no timer run.
    for (let turn = 0; turn < 20; turn++) {
      await setTimeout(10);
      assert.equal(await recordManager.listItems(sequenceId), []);
    }
    await unlock();
    await Promise.all([appended, stored]);
    assert.is((await recordManager.listItems(sequenceId)).length, 1);
  });
});

test.run();
