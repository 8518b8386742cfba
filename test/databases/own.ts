import type { EntityManager } from 'typeorm';
import type { Test } from 'uvu';
import { type TypeOrmDatastore, TypeOrmRecordManager } from 'event-sourcing-workbook';
import type { Opened } from '../src/support.ts';
import { connect, type Database, type OwnDatabase } from './databases.ts';

/**
 * A database for a suite: made when the first test asks for it (uvu takes no notice of what a hook
 * throws), and removed after the last one.
 */
export function ownDatabase<Context>(
  test: Test<Context>,
  database: Database,
  options?: string,
): () => Promise<OwnDatabase> {
  let isMade = false;
  const make = once(() => database.make(options));
  test.after(async () => {
    // When it could not be made, the tests have said what is wrong with it.
    const own = isMade ? await make().catch(() => undefined) : undefined;
    await own?.remove();
  });
  return () => {
    isMade = true;
    return make();
  };
}

/** Runs a task when the first test asks for it; the others get the same result. */
export function once<Result>(task: () => Promise<Result>): () => Promise<Result> {
  let result: Promise<Result> | undefined;
  return () => (result ??= task());
}

/** A record manager on a table of its own, and the connection below it. */
export interface OpenedStore extends Opened {
  readonly recordManager: TypeOrmRecordManager;
  readonly datastore: TypeOrmDatastore;
}

/** Opens a record manager on an empty table; its database is made once, and removed by the suite. */
export function opener(
  makeOnce: () => Promise<Pick<OwnDatabase, 'uri'>>,
): () => Promise<OpenedStore> {
  return async () => {
    const datastore = await connect((await makeOnce()).uri);
    await datastore.setupTables();
    return storeOn(datastore);
  };
}

/** What opens the same table again: beside the first connection, or after it. */
export function opensAgain(makeOnce: () => Promise<Pick<OwnDatabase, 'uri'>>) {
  return {
    openAnother: async (): Promise<Opened> => {
      const store = storeOn(await connect((await makeOnce()).uri));
      return { ...store, close: () => store.datastore.closeConnection() };
    },
    reopen: async ({ datastore }: OpenedStore): Promise<OpenedStore> => {
      await datastore.closeConnection();
      return storeOn(await connect((await makeOnce()).uri));
    },
  };
}

function storeOn(datastore: TypeOrmDatastore): OpenedStore {
  return {
    datastore,
    recordManager: new TypeOrmRecordManager({ datastore }),
    close: async () => {
      await datastore.dropTables();
      await datastore.closeConnection();
    },
  };
}

/** A transaction that is under way until it is ended, or undone by an error. */
export async function openTransaction(
  datastore: TypeOrmDatastore,
  begin: (manager: EntityManager) => Promise<unknown> = async () => undefined,
): Promise<{ end(error?: Error): Promise<void> }> {
  let finish: (error?: Error) => void = () => undefined;
  const finished = new Promise<void>((resolve, reject) => {
    finish = (error) => (error ? reject(error) : resolve());
  });
  return new Promise((resolve, reject) => {
    const whole = datastore.transaction(async (manager) => {
      await begin(manager);
      resolve({ end: (error) => (finish(error), whole) });
      await finished;
    });
    whole.catch(reject);
  });
}
