import { DataSource, type EntityManager, type EntitySchema } from 'typeorm';
import { DatastoreError } from '../errors.ts';
import { limitConnectingOnly } from './connection/connect-timeout.ts';
import { adviceFor } from './connection/connection-advice.ts';
import { requireFolder } from './connection/files.ts';
import { IntegerSequencedRecord } from './integer-sequenced-record.ts';
import { withRunner } from './connection/query-runner.ts';
import { SerialQueue, sharesConnection } from './connection/serial-queue.ts';
import { TypeOrmSettings } from './settings.ts';
import { retryLockConflicts } from './statements/lock-conflicts.ts';
import { requireStrictMode } from './connection/strict-mode.ts';
import { TasksUnderWay } from './connection/tasks-under-way.ts';
import { createTable, dropTable } from './tables/tables.ts';
import { inTransaction } from './connection/transaction.ts';

/** What a {@link TypeOrmDatastore} is made of. */
export interface TypeOrmDatastoreOptions {
  /** Where the database is. By default what the environment variable `DB_URI` says, else memory. */
  readonly settings?: TypeOrmSettings;
  /** The tables to use. By default {@link IntegerSequencedRecord}. */
  readonly tables?: readonly EntitySchema[];
}

/**
 * A connection to a database, and the tables in it. The only thing that differs from one database to
 * another is the connection string in its settings.
 *
 * ```ts
 * await using datastore = new TypeOrmDatastore();
 * await datastore.setupConnection();
 * await datastore.setupTables();
 * ```
 */
export class TypeOrmDatastore implements AsyncDisposable {
  readonly #settings: TypeOrmSettings;
  readonly #tables: readonly EntitySchema[];
  readonly #queue = new SerialQueue();
  readonly #underWay = new TasksUnderWay();
  #source: DataSource | undefined;

  /**
   * Does not connect yet.
   *
   * @param options where the database is, and which tables to use.
   */
  constructor(options: TypeOrmDatastoreOptions = {}) {
    this.#settings = options.settings ?? new TypeOrmSettings();
    this.#tables = options.tables ?? [IntegerSequencedRecord];
  }

  /**
   * Connects. Doing so again is harmless.
   *
   * @throws DatastoreError when that fails, with what to do about it and without the password.
   */
  async setupConnection(): Promise<void> {
    await this.#queue.run(async () => {
      if (!this.#source?.isInitialized) this.#source = await this.#connect();
    });
  }

  /**
   * Creates the table of a record, if there is none. Doing so again is harmless, and a table that is
   * there is never altered.
   *
   * @param table one of the tables that the datastore was given.
   * @throws DatastoreError when there is another table of that name, when the record asks for one that
   *   does not fit, or when there is no connection.
   */
  async setupTable(table: EntitySchema): Promise<void> {
    await this.run((source) => createTable(source, table));
  }

  /**
   * {@link TypeOrmDatastore.setupTable} for all tables that the datastore was given.
   *
   * @throws DatastoreError when there is another table of one of the names, or no connection.
   */
  async setupTables(): Promise<void> {
    for (const table of this.#tables) await this.setupTable(table);
  }

  /**
   * Drops the tables, with all that is in them. Doing so again is harmless.
   *
   * @throws DatastoreError when there is no connection.
   */
  async dropTables(): Promise<void> {
    for (const table of this.#tables) await this.run((source) => dropTable(source, table));
  }

  /**
   * Disconnects, when all that is under way has ended; what begins after this finds no connection.
   * Doing so again is harmless. A database in memory is gone then. Do not call it within a task of
   * {@link TypeOrmDatastore.run}: each would wait for the other.
   */
  async closeConnection(): Promise<void> {
    await this.#queue.run(async () => {
      const source = this.#source;
      this.#source = undefined;
      // TypeORM takes the connections away from those who use them, in the middle of a transaction.
      await this.#underWay.ended();
      if (source?.isInitialized) await source.destroy();
    });
  }

  /** {@link TypeOrmDatastore.closeConnection}, for `await using`. */
  async [Symbol.asyncDispose](): Promise<void> {
    await this.closeConnection();
  }

  /**
   * Runs a task that uses the connection. Where all work shares one connection (both SQLite
   * drivers), tasks run one after another, so that none lands in the transaction of another: do not
   * call `run` within a task.
   *
   * @param task is given TypeORM's data source.
   * @returns what the task returns.
   * @throws whatever the task throws.
   * @throws DatastoreError when there is no connection.
   */
  async run<Result>(task: (source: DataSource) => Promise<Result>): Promise<Result> {
    const source = this.#connected();
    // In the queue there may be a task before this one that closes the connection.
    return sharesConnection(source)
      ? this.#queue.run(() => task(this.#connected()))
      : this.#underWay.run(() => task(source));
  }

  /**
   * Runs a task in a transaction: when it throws, nothing of it is stored.
   *
   * @param task is given TypeORM's entity manager: whatever goes through it is in the transaction.
   * @returns what the task returns.
   * @throws whatever the task throws.
   * @throws DatastoreError when there is no connection.
   */
  async transaction<Result>(task: (manager: EntityManager) => Promise<Result>): Promise<Result> {
    return this.run((source) => inTransaction(source, task));
  }

  /**
   * Runs one SQL statement.
   *
   * @param sql the statement, with its parameters in the form of the database: `?` or `$1`.
   * @param parameters their values.
   * @returns what the driver returns: for a `SELECT` an array of objects, one for each row.
   * @typeParam Result what that is for this statement. Nobody checks it.
   * @throws QueryFailedError (TypeORM's) when the database refuses the statement.
   * @throws DatastoreError when there is no connection.
   */
  async query<Result = unknown>(sql: string, parameters: readonly unknown[] = []): Promise<Result> {
    return this.run((source) => withRunner(source, (runner) => runner.query(sql, [...parameters])));
  }

  #connected(): DataSource {
    if (this.#source) return this.#source;
    throw new DatastoreError('There is no connection: call setupConnection() first.');
  }

  async #connect(): Promise<DataSource> {
    try {
      const { dataSourceOptions } = this.#settings;
      requireFolder(dataSourceOptions);
      // Of several processes that open a new SQLite file at once, some find it locked.
      const source = await retryLockConflicts(() =>
        new DataSource({ ...dataSourceOptions, entities: [...this.#tables] }).initialize(),
      );
      return await requireStrictMode(limitConnectingOnly(source));
    } catch (cause) {
      const message = `Cannot connect to ${this.#settings.toString()}. ${adviceFor(cause)}`;
      throw new DatastoreError(message, { cause });
    }
  }
}
