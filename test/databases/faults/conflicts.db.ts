import { spawn } from 'node:child_process';
import { once } from 'node:events';
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

  test.run();
}

const test = suite(file.name);
const own = ownDatabase(test, file);

/** Another process keeps the file locked for longer than SQLite itself waits, which is 5 seconds. */
async function lock({ uri, table }: OpenTable): Promise<void> {
  const program = `
    const db = require('better-sqlite3')(${JSON.stringify(uri.replace('sqlite:///', ''))});
    db.exec('BEGIN IMMEDIATE');
    db.exec("INSERT INTO ${table} (sequence_id, position, topic, state) VALUES ('x', 0, '', '')");
    console.log('locked');
    setTimeout(() => db.exec('ROLLBACK'), 7000);`;
  const child = spawn(process.execPath, ['-e', program], { stdio: ['ignore', 'pipe', 'inherit'] });
  const said = await Promise.race([once(child.stdout, 'data'), once(child, 'exit')]);
  assert.match(String(said), 'locked');
}

test('The next writer continues: when another process has kept the file locked', async () => {
  await onNewTable((await own()).uri, async (opened) => {
    await lock(opened);
    const sequenceId = '0a111111-1111-4111-8111-aaaaaaaaaaaa';
    const item = new SequencedItem({ sequenceId, position: 0, topic: 'test', state: '{}' });
    await opened.recordManager.recordItems([item]);
    assert.is((await opened.recordManager.listItems(sequenceId)).length, 1);
  });
});

test.run();
