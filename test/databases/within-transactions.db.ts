/** Events and rows of one's own in one transaction; and calls that would wait for it inside it. */
import { execFile } from 'node:child_process';
import { setTimeout } from 'node:timers/promises';
import { fileURLToPath } from 'node:url';
import { promisify } from 'node:util';
import * as assert from 'uvu/assert';
import type { EntityManager } from 'typeorm';
import { ConcurrencyError, DatastoreError, newId } from 'event-sourcing-workbook';
import { failure, ID_A, ID_B, itemAt, itemsOf, openDatastore } from '../src/support.ts';
import { databases, file, parameter } from './databases.ts';
import { opener, type OpenedStore, openTransaction, ownDatabase } from './own.ts';
import { suite } from './report.ts';

const WHOLE = 'An append is stored whole or not at all';
const SAYS = 'An error says what to do';
const MORE_THAN_A_STATEMENT = 6_100;

for (const database of databases) {
  const test = suite(database.name);
  const own = ownDatabase(test, database);
  const sharesConnection = database.dialect === 'sqlite';

  /** Runs a task on an empty store that has a table of the reader's own beside it. */
  const onStore = async (
    task: (store: OpenedStore) => Promise<void>,
    query = '',
  ): Promise<void> => {
    const uri = (await own()).uri + (sharesConnection ? '' : query);
    const store = await opener(async () => ({ uri }))();
    await store.datastore.query('CREATE TABLE seats (id integer PRIMARY KEY, guest varchar(80))');
    try {
      await task(store);
    } finally {
      await store.datastore.query('DROP TABLE seats');
      await store.close();
    }
  };
  const book = (manager: EntityManager, seat: number) =>
    manager.query(`INSERT INTO seats VALUES (${parameter(database, 1)}, 'Ann')`, [seat]);
  const counts = async ({ recordManager, datastore }: OpenedStore, id = ID_A) => [
    (await datastore.query<unknown[]>('SELECT * FROM seats')).length,
    (await recordManager.listItems(id)).length,
  ];

  test(`${WHOLE}: together with a row of the reader’s own`, async () => {
    await onStore(async (store) => {
      const { datastore, recordManager } = store;
      await datastore.transaction(async (manager) => {
        await book(manager, 1);
        await Promise.all([
          recordManager.recordItems(itemsOf(MORE_THAN_A_STATEMENT), { within: manager }),
          recordManager.recordItems([itemAt(0, ID_B)], { within: manager }),
        ]);
      });
      assert.equal(await counts(store), [1, MORE_THAN_A_STATEMENT]);
      assert.equal(await counts(store, ID_B), [1, 1]);
    });
  });

  test(`${WHOLE}: nor is the row, when either is refused`, async () => {
    await onStore(async (store) => {
      const { datastore, recordManager } = store;
      await failure(RangeError, () =>
        datastore.transaction(async (manager) => {
          await book(manager, 1);
          await recordManager.recordItems(itemsOf(2), { within: manager });
          throw new RangeError('undo');
        }),
      );
      await recordManager.recordItems([itemAt(0)]);
      for (const position of [0, 2]) {
        const error = await failure(ConcurrencyError, () =>
          datastore.transaction(async (manager) => {
            await book(manager, 1);
            await recordManager.recordItems([itemAt(position)], { within: manager });
          }),
        );
        assert.is(error.currentVersion, 1);
      }
      assert.equal(await counts(store), [0, 1]);
    });
  });

  test(`${WHOLE}: also when the task goes on after a refusal`, async () => {
    await onStore(async (store) => {
      const { datastore, recordManager } = store;
      await recordManager.recordItems([itemAt(0, ID_B)]);
      await datastore.transaction(async (manager) => {
        await book(manager, 1);
        const batch = [...itemsOf(MORE_THAN_A_STATEMENT), itemAt(0, ID_B)];
        await failure(ConcurrencyError, () =>
          recordManager.recordItems(batch, { within: manager }),
        );
        await recordManager.recordItems([itemAt(0)], { within: manager });
      });
      assert.equal(await counts(store), [1, 1]);
    });
  });

  test(`${WHOLE}: also when the task hides an error that undoes it`, async () => {
    await onStore(async (store) => {
      const { datastore, recordManager } = store;
      const transaction = datastore.transaction(async (manager) => {
        await recordManager.recordItems([itemAt(0)], { within: manager });
        await manager.query('SELECT no_such_column').catch(() => undefined);
      });
      const isStored = await transaction.then(
        () => true,
        () => false,
      );
      assert.equal(await counts(store), [0, isStored ? 1 : 0]);
    });
  });

  test(`${SAYS}: a manager whose transaction is over, or on another database`, async () => {
    await onStore(async ({ datastore, recordManager }) => {
      const appendWithin = async (within: EntityManager): Promise<void> => {
        const append = () => recordManager.recordItems([itemAt(0)], { within });
        assert.match((await failure(TypeError, append)).message, 'datastore.transaction()');
      };
      await appendWithin(await datastore.transaction(async (manager) => manager));
      await using other = await openDatastore();
      await other.transaction(appendWithin);
    });
  });

  for (const poolSize of ['', '?pool_size=2']) {
    test(`${SAYS}: a call inside the task of a transaction that would wait for its end ${poolSize}`, async () => {
      await onStore(async (store) => {
        const { datastore, recordManager } = store;
        const calls: (() => Promise<unknown>)[] = [
          () => recordManager.recordItems([itemAt(0, newId())]),
          () => recordManager.listItems(ID_A),
          () => datastore.query('SELECT 1'),
          () => datastore.transaction(async () => undefined),
          () => datastore.setupTables(),
          () => datastore.closeConnection(),
        ];
        await Promise.all(
          Array.from({ length: 12 }, (_, n) =>
            datastore.transaction(async (manager) => {
              if (n % 2 === 1) await manager.query('SELECT 1');
              if (n % 3 === 1) await setTimeout(5);
              const { message } = await failure(DatastoreError, calls[n % calls.length]!);
              assert.match(message, 'inside a task of transaction()');
              assert.match(message, '{ within: manager }');
              await recordManager.recordItems([itemAt(0, newId())], { within: manager });
            }),
          ),
        );
        assert.is((await recordManager.listSequenceIds()).length, 12);
      }, poolSize);
    });
  }

  test(`Overlapping calls never mix: what a transaction leads to after its end is its own`, async () => {
    await onStore(async ({ datastore, recordManager }) => {
      let later: Promise<unknown> = Promise.resolve();
      await datastore.transaction(async () => {
        later = setTimeout(50).then(() => recordManager.recordItems([itemAt(0)]));
      });
      await later;
      assert.equal(await recordManager.listSequenceIds(), [ID_A]);
    });
  });

  if (sharesConnection) {
    test(`${SAYS}: the same where calls cannot be told apart, as in a browser`, async () => {
      await onStore(async ({ datastore, recordManager }) => {
        const known = process.getBuiltinModule;
        Reflect.deleteProperty(process, 'getBuiltinModule');
        try {
          await datastore.transaction(async (manager) => {
            await manager.query('SELECT 1');
            const append = () => recordManager.recordItems([itemAt(0)]);
            const { message } = await failure(DatastoreError, append);
            assert.match(message, '{ within: manager }');
          });
          assert.equal(await recordManager.listItems(ID_A), []);
          const open = await openTransaction(datastore);
          const waiting = recordManager.recordItems([itemAt(0)]);
          await setTimeout(100);
          await open.end();
          await waiting;
        } finally {
          Reflect.set(process, 'getBuiltinModule', known);
        }
      });
    });
  }

  test.run();
}

const test = suite(file.name);
const own = ownDatabase(test, file);

test(`Overlapping calls never mix: transactions of four processes on one file that read, and then write`, async () => {
  const { uri } = await own();
  const { datastore } = await opener(async () => ({ uri }))();
  await datastore.query('CREATE TABLE counter (n integer)');
  await datastore.query('INSERT INTO counter VALUES (0)');
  const script = fileURLToPath(new URL('count-up.ts', import.meta.url));
  const node = ['--conditions=workbook-source', '--import', 'tsx/esm', script, uri, '100'];
  await Promise.all([1, 2, 3, 4].map(() => promisify(execFile)(process.execPath, node)));
  assert.equal(await datastore.query('SELECT n FROM counter'), [{ n: 400 }]);
  await datastore.closeConnection();
});

test.run();
