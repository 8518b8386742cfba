import type { DataSource, EntityManager, EntitySchema } from 'typeorm';
import { DatastoreError, ItemNotFoundError } from '../errors.ts';
import { checkSlice, groupBySequence } from '../record-manager.ts';
import type { AppendOptions, RecordManager, Slice } from '../record-manager.ts';
import { type SequencedItem, toSequenceId } from '../sequenced-item.ts';
import type { TypeOrmDatastore } from './datastore.ts';
import { isTableMissing } from './database-errors.ts';
import { IntegerSequencedRecord } from './integer-sequenced-record.ts';
import { append, appendWithin } from './statements/append.ts';
import { retryLockConflicts } from './statements/lock-conflicts.ts';
import { RecordTable } from './statements/record-table.ts';
import { selectRows, selectSequenceIds } from './statements/select-statement.ts';

/** What a {@link TypeOrmRecordManager} is made of. */
export interface TypeOrmRecordManagerOptions {
  /** The connection. */
  readonly datastore: TypeOrmDatastore;
  /** The table: one that the datastore knows. By default {@link IntegerSequencedRecord}. */
  readonly record?: EntitySchema;
}

/**
 * The {@link RecordManager} for SQL databases.
 *
 * Besides the errors of the port, the methods throw a {@link DatastoreError} when the database cannot
 * be reached or has no such table, when others were in the way too often, or when a batch is larger
 * than MariaDB or MySQL take in one packet; an {@link UnknownOutcomeError} when the answer to an
 * append was lost; and otherwise what TypeORM throws (`QueryFailedError`), as it is: only a refused
 * position is a {@link ConcurrencyError}.
 */
export class TypeOrmRecordManager implements RecordManager<EntityManager> {
  readonly #datastore: TypeOrmDatastore;
  readonly #record: EntitySchema;
  readonly #tables = new WeakMap<DataSource, RecordTable>();

  /** @param options the connection, and which table to use. */
  constructor({ datastore, record = IntegerSequencedRecord }: TypeOrmRecordManagerOptions) {
    this.#datastore = datastore;
    this.#record = record;
  }

  async recordItems(
    items: readonly SequencedItem[],
    { within }: AppendOptions<EntityManager> = {},
  ): Promise<void> {
    const sequences = groupBySequence(items);
    if (sequences.size === 0) return;
    if (within) {
      this.#datastore.requireTransaction(within);
      const table = this.#tableOf(within.dataSource);
      await advised(table, () => appendWithin(within, table, sequences));
    } else await this.#run((source, table) => append(source, table, sequences));
  }

  async getItem(sequenceId: string, position: number): Promise<SequencedItem> {
    const [item] = await this.listItems(sequenceId, { gte: position, lte: position });
    if (!item) throw new ItemNotFoundError({ sequenceId, position });
    return item;
  }

  async listItems(sequenceId: string, slice: Slice = {}): Promise<SequencedItem[]> {
    checkSlice(slice);
    const id = toSequenceId(sequenceId);
    return this.#run(async (source, table) => {
      const rows = await selectRows(source, table, id, slice);
      return rows.map((row) => table.itemOf(id, row));
    });
  }

  async listSequenceIds(): Promise<string[]> {
    return this.#run(selectSequenceIds);
  }

  /** Where transactions are serializable, a reading may be asked to try again, too. */
  #run<Result>(task: (source: DataSource, table: RecordTable) => Promise<Result>): Promise<Result> {
    return retryLockConflicts(() =>
      this.#datastore.run(async (source) => {
        const table = this.#tableOf(source);
        return advised(table, () => task(source, table));
      }),
    );
  }

  #tableOf(source: DataSource): RecordTable {
    const table = this.#tables.get(source) ?? new RecordTable(source, this.#record);
    this.#tables.set(source, table);
    return table;
  }
}

async function advised<Result>(
  { names }: RecordTable,
  task: () => Promise<Result>,
): Promise<Result> {
  try {
    return await task();
  } catch (cause) {
    if (!isTableMissing(cause)) throw cause;
    const message = `There is no table ${names.table}, or it lacks a column: call setupTables() first.`;
    throw new DatastoreError(message, { cause });
  }
}
