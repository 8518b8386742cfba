/** The connection breaks, or stays silent, while something is under way: what is known is told. */
import { setTimeout } from 'node:timers/promises';
import * as assert from 'uvu/assert';
import { DatastoreError, newId, type TypeOrmDatastore } from 'event-sourcing-workbook';
import {
  ConcurrencyError,
  TypeOrmRecordManager,
  UnknownOutcomeError,
} from 'event-sourcing-workbook';
import { failure, ID_A, itemAt, itemsOf } from '../src/support.ts';
import { connect, mariadb, postgresql } from './databases.ts';
import { ownPostgres, ownMariaDb } from './faults/own-servers.ts';
import { ownDatabase } from './own.ts';
import { withProxy } from './proxy.ts';
import { suite } from './report.ts';

const TELLS = 'An error says what has happened';
const TOO_MANY_FOR_ONE_STATEMENT = 6_100;

/** Ends all other connections to the same database, and no others. */
async function endOthers(datastore: TypeOrmDatastore, dialect: string): Promise<void> {
  if (dialect === 'postgresql') {
    await datastore.query(
      'SELECT pg_terminate_backend(pid) FROM pg_stat_activity ' +
        'WHERE datname = current_database() AND pid <> pg_backend_pid()',
    );
    return;
  }
  const others = await datastore.query<{ id: number }[]>(
    'SELECT id FROM information_schema.processlist WHERE db = DATABASE() AND id <> CONNECTION_ID()',
  );
  for (const { id } of others) await datastore.query(`KILL ${id}`).catch(() => undefined);
}

for (const [database, ownServer] of [
  [postgresql, ownPostgres],
  [mariadb, ownMariaDb],
] as const) {
  const test = suite(database.name);
  const own = ownDatabase(test, database);

  for (const [what, count] of [
    ['one statement', 1],
    ['a transaction', TOO_MANY_FOR_ONE_STATEMENT],
  ] as const) {
    test(`${TELLS}: the answer to an append is lost, ${what}`, async () => {
      await withProxy((await own()).uri, async (uri, proxy) => {
        await using datastore = await connect(uri);
        await datastore.setupTables();
        const records = new TypeOrmRecordManager({ datastore });
        await records.recordItems([itemAt(0, newId())]); // from now on the statement is prepared
        const id = newId();
        proxy.cutAnswerTo(count === 1 ? new RegExp(id) : /COMMIT/);
        const items = itemsOf(count, id);
        const error = await failure(UnknownOutcomeError, () => records.recordItems(items));
        assert.equal(
          error.attempted.map(({ sequenceId, position }) => [sequenceId, position]),
          [[id, 0]],
        );
        assert.instance(error.cause, Error);
        assert.match(error.message, `read the sequence ${id}`);
        // It was stored, and to send the same again does no harm.
        const again = await failure(ConcurrencyError, () => records.recordItems(items));
        assert.is(again.currentVersion, count);
        await datastore.dropTables();
      });
    });
  }

  test(`${TELLS}: the connection is cut before the end of a transaction, or at it`, async () => {
    await withProxy((await own()).uri, async (uri, proxy) => {
      await using datastore = await connect(uri);
      const cutAt = async (sign: RegExp): Promise<unknown> => {
        proxy.cutAnswerTo(sign);
        const transaction = datastore.transaction((manager) => manager.query('SELECT 42'));
        return transaction.catch((error: unknown) => error);
      };
      assert.match(String(await cutAt(/SELECT 42/)), 'Nothing of it was stored');
      assert.instance(await cutAt(/COMMIT/), UnknownOutcomeError);
    });
  });

  test(`${TELLS}: the server falls silent, and every call ends`, async () => {
    await withProxy((await own()).uri, async (uri, proxy) => {
      const datastore = await connect(`${uri}?answer_timeout=1&connect_timeout=1`);
      await datastore.setupTables();
      const records = new TypeOrmRecordManager({ datastore });
      await Promise.all([records.listItems(ID_A), records.listItems(ID_A)]);
      proxy.swallow();
      const [append, read] = await Promise.allSettled([
        records.recordItems([itemAt(0)]),
        records.listItems(ID_A),
      ]);
      assert.instance(append.status === 'rejected' && append.reason, UnknownOutcomeError);
      assert.match(
        String(append.status === 'rejected' && append.reason.cause.message),
        'silent for 1',
      );
      assert.match(String(read.status === 'rejected' && read.reason), 'nothing was stored');
      await failure(DatastoreError, () => records.listItems(ID_A));
      await datastore.closeConnection();
    });
  });

  test(`The same objects work again: connections are ended one after another while appends are under way`, async () => {
    const { uri } = await own();
    await using datastore = await connect(uri);
    await using other = await connect(`${uri}?pool_size=1`);
    await datastore.setupTables();
    const records = new TypeOrmRecordManager({ datastore });
    const end = globalThis.performance.now() + 2_000;
    const isOver = () => globalThis.performance.now() > end;
    const endConnections = async (): Promise<void> => {
      while (!isOver()) {
        await endOthers(other, database.dialect);
        await setTimeout(20);
      }
    };
    const acknowledged: string[] = [];
    const errors: unknown[] = [];
    const appendOn = async (): Promise<void> => {
      while (!isOver()) {
        const id = newId();
        try {
          await records.recordItems([itemAt(0, id)]);
          acknowledged.push(id);
        } catch (error) {
          errors.push(error);
        }
      }
    };
    await Promise.all([endConnections(), ...Array.from({ length: 8 }, appendOn)]);
    const isTold = (e: unknown) => e instanceof DatastoreError || e instanceof UnknownOutcomeError;
    assert.equal(
      errors.filter((error) => !isTold(error)),
      [],
    );
    const stored = new Set(await records.listSequenceIds());
    assert.ok(acknowledged.length > 0 && acknowledged.every((id) => stored.has(id)));
    await datastore.dropTables();
  });

  test(`An error says what to do: the server goes off later`, async () => {
    const server = await ownServer();
    try {
      await server.start();
      // Where the host has two addresses, the driver has two errors to tell.
      const url = new URL(server.uri);
      url.hostname = 'localhost';
      await using datastore = await connect(`${url.href}?connect_timeout=1`);
      const records = new TypeOrmRecordManager({ datastore });
      await datastore.setupTables();
      await server.stop('stopped');
      await failure(Error, () => records.listItems(ID_A)); // the pool may not have noticed yet
      for (const call of [
        () => records.recordItems([itemAt(0)]),
        () => records.listItems(ID_A),
        () => records.listSequenceIds(),
        () => datastore.query('SELECT 1'),
        () => datastore.transaction((manager) => manager.query('SELECT 1')),
      ]) {
        const { message } = await failure(DatastoreError, call);
        assert.match(message, 'cannot be reached. No server answers there: is it started');
      }
    } finally {
      await server.remove();
    }
  });

  test.run();
}
