/** The connection breaks while a transaction is under way. */
import { setTimeout } from 'node:timers/promises';
import * as assert from 'uvu/assert';
import type { EntityManager } from 'typeorm';
import { DatastoreError, type TypeOrmDatastore } from 'event-sourcing-workbook';
import { failure } from '../../src/support.ts';
import { connect, mariadb, postgresql } from '../databases.ts';
import { ownDatabase } from '../own.ts';
import { suite } from '../report.ts';

const KILL = {
  PostgreSQL: ['SELECT pg_backend_pid() AS id', 'SELECT pg_terminate_backend($1)'],
  MariaDB: ['SELECT CONNECTION_ID() AS id', 'KILL ?'],
} as const;

/** Ends the connection of a transaction from outside, and waits until the driver has noticed. */
async function breakConnection(
  name: keyof typeof KILL,
  { manager, other }: { manager: EntityManager; other: TypeOrmDatastore },
): Promise<void> {
  const [ask, kill] = KILL[name];
  const [row] = await manager.query<{ id: number | string }[]>(ask);
  await other.query(kill, [Number(row?.id)]);
  const noticed = (): boolean => manager.queryRunner?.isReleased === true;
  for (let i = 0; i < 100 && !noticed(); i++) await setTimeout(10);
}

for (const database of [postgresql, mariadb]) {
  const test = suite(database.name);
  const own = ownDatabase(test, database);
  const name = database === postgresql ? 'PostgreSQL' : 'MariaDB';

  for (const [when, isLast] of [
    ['before its next statement', false],
    ['before its end', true],
  ] as const) {
    test(`An error says what has happened: a transaction loses its connection ${when}`, async () => {
      const { uri } = await own();
      await using datastore = await connect(uri);
      await using other = await connect(uri);
      const error = await failure(Error, () =>
        datastore.transaction(async (manager) => {
          await breakConnection(name, { manager, other });
          if (!isLast) await manager.query('SELECT 1');
        }),
      );
      assert.instance(error, DatastoreError);
      assert.match(error.message, 'The connection was lost in the middle of a transaction');
      assert.match(JSON.stringify(await datastore.query('SELECT 1 AS one')), '1');
    });
  }

  test.run();
}
