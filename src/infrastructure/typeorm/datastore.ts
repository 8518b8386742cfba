import { DataSource, type DataSourceOptions, type EntityManager, type EntitySchema } from 'typeorm';
import { DatastoreError, UnknownOutcomeError } from '../errors.ts';
import { adviceFor } from './connection/connection-advice.ts';
import { requireFolder } from './connection/files.ts';
import { InsideTasks } from './connection/inside-tasks.ts';
import { withRunner } from './connection/runner.ts';
import { SerialQueue, sharesConnection } from './connection/serial-queue.ts';
import { prepareConnections } from './connection/server-connections.ts';
import { TasksUnderWay } from './connection/tasks-under-way.ts';
import { inTransaction } from './connection/transaction.ts';
import { IntegerSequencedRecord } from './integer-sequenced-record.ts';
import { TypeOrmSettings } from './settings.ts';
import { retryLockConflicts } from './statements/lock-conflicts.ts';
import { createTable, dropTable } from './tables/tables.ts';

/** A data source of TypeORM's that a {@link TypeOrmDatastore} uses, and leaves to you to close. */
export interface OwnDataSource {
  /** The data source, connected or not, with the tables among its entities. */
  readonly dataSource: DataSource;
  /** The tables to set up. By default {@link IntegerSequencedRecord}. */
  readonly tables?: readonly EntitySchema[];
}

/** What a {@link TypeOrmDatastore} is made of: settings, or a data source of your own. */
export type TypeOrmDatastoreOptions =
  | {
      /** Where the database is. By default what the environment variable `DB_URI` says, else memory. */
      readonly settings?: TypeOrmSettings;
      /** The tables to use. By default {@link IntegerSequencedRecord}. */
      readonly tables?: readonly EntitySchema[];
    }
  | OwnDataSource;

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
  readonly #settings: TypeOrmSettings | undefined;
  readonly #theirs: DataSource | undefined;
  readonly #tables: readonly EntitySchema[];
  readonly #queue = new SerialQueue();
  readonly #underWay = new TasksUnderWay();
  readonly #tasks = new InsideTasks();
  #source: DataSource | undefined;

  /**
   * Does not connect yet.
   *
   * @param options where the database is, and which tables to use.
   */
  constructor(options: TypeOrmDatastoreOptions = {}) {
    this.#tables = options.tables ?? [IntegerSequencedRecord];
    if ('dataSource' in options) this.#theirs = options.dataSource;
    else this.#settings = options.settings ?? new TypeOrmSettings();
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
    await retryLockConflicts(() => this.run((source) => createTable(source, table)));
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
   * Doing so again is harmless. A database in memory is gone then. (A data source of your own stays
   * connected.) Do not call it within a task of {@link TypeOrmDatastore.run}: each would wait for the
   * other.
   *
   * @throws DatastoreError when it is called inside a task of a transaction.
   */
  async closeConnection(): Promise<void> {
    this.#tasks.requireOutside();
    await this.#queue.run(async () => {
      const source = this.#source;
      this.#source = undefined;
      // TypeORM takes the connections away from those who use them, in the middle of a transaction.
      await this.#underWay.ended();
      if (source?.isInitialized && source !== this.#theirs) await source.destroy();
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
    this.#tasks.requireOutside();
    const source = this.#connected();
    // In the queue there may be a task before this one that closes the connection.
    return sharesConnection(source)
      ? this.#tasks.inTurn(this.#queue, () => task(this.#connected()))
      : this.#underWay.run(() => task(source));
  }

  /**
   * Runs a task in a transaction: when it throws, nothing of it is stored. Events are stored in it
   * with {@link EventStore.storeEvents} and `{ within: manager }`.
   *
   * The task is run again, from its beginning, when the database undid it because of others running
   * beside it: what it does elsewhere must bear that.
   *
   * @param task is given TypeORM's entity manager: whatever goes through it is in the transaction.
   * @returns what the task returns.
   * @throws whatever the task throws.
   * @throws DatastoreError when there is no connection, when it was lost before the end of the
   *   transaction, when others were in the way too often, or when this or anything else of the
   *   datastore is called inside a task, which would wait for its end.
   * @throws UnknownOutcomeError when the connection was lost at the end of the transaction.
   */
  async transaction<Result>(task: (manager: EntityManager) => Promise<Result>): Promise<Result> {
    return retryLockConflicts(() =>
      this.run((source) =>
        inTransaction(source, (manager) => this.#tasks.run(() => task(manager))),
      ),
    );
  }

  /**
   * For record managers: checks what they are given to store within.
   *
   * @param manager that of a transaction.
   * @throws TypeError when it is not on this database, or its transaction is over.
   */
  requireTransaction(manager: EntityManager): void {
    const isOurs = manager.dataSource === this.#connected();
    if (isOurs && manager.queryRunner?.isTransactionActive) return;
    throw new TypeError(
      "'within' is the manager that datastore.transaction() gives to its task, until the task ends, " +
        'on the database of the record manager.',
    );
  }

  /**
   * Runs one SQL statement.
   *
   * @param sql the statement, with its parameters in the form of the database: `?` or `$1`.
   * @param parameters their values.
   * @returns what the driver returns: for a `SELECT` an array of objects, one for each row.
   * @typeParam Result what that is for this statement. It is not checked.
   * @throws QueryFailedError (TypeORM's) when the database refuses the statement.
   * @throws DatastoreError when there is no connection.
   * @throws UnknownOutcomeError when the connection was lost before the database had answered.
   */
  async query<Result = unknown>(sql: string, parameters: readonly unknown[] = []): Promise<Result> {
    const lost = (cause: unknown) => new UnknownOutcomeError([], { cause });
    return retryLockConflicts(() =>
      this.run((source) =>
        withRunner(source, (runner) => runner.query(sql, [...parameters]), lost),
      ),
    ) as Promise<Result>;
  }

  #connected(): DataSource {
    if (this.#source?.isInitialized) return this.#source;
    throw new DatastoreError('There is no connection: call setupConnection() first.');
  }

  async #connect(): Promise<DataSource> {
    const settings = this.#settings;
    try {
      if (settings) requireFolder(settings.dataSourceOptions);
      const options = { ...settings?.dataSourceOptions, entities: [...this.#tables] };
      const source = this.#theirs ?? new DataSource(options as DataSourceOptions);
      // Of several processes that open a new SQLite file at once, some find it locked.
      if (!source.isInitialized) await retryLockConflicts(() => source.initialize());
      try {
        await prepareConnections(source, (settings?.answerTimeout ?? 60) * 1_000);
        return source;
      } catch (error) {
        if (source !== this.#theirs) await source.destroy();
        throw error;
      }
    } catch (cause) {
      const where = settings?.toString() ?? 'the database of the data source';
      throw new DatastoreError(`Cannot connect to ${where}. ${adviceFor(cause)}`, { cause });
    }
  }
}
