import type { DataSource, EntitySchema } from 'typeorm';
import { ItemNotFoundError } from '../errors.ts';
import { checkSlice, groupBySequence } from '../record-manager.ts';
import type { RecordManager, Slice } from '../record-manager.ts';
import { type SequencedItem, toSequenceId } from '../sequenced-item.ts';
import { append } from './statements/append.ts';
import type { TypeOrmDatastore } from './datastore.ts';
import { IntegerSequencedRecord } from './integer-sequenced-record.ts';
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
 * Besides the errors of the port, the methods throw a {@link DatastoreError} when there is no
 * connection, when the record does not fit, when others were in the way too often, or when a batch
 * is larger than MariaDB or MySQL take in one packet, and otherwise what TypeORM throws
 * (`QueryFailedError`), as it is: only a refused position is a {@link ConcurrencyError}.
 */
export class TypeOrmRecordManager implements RecordManager {
  readonly #datastore: TypeOrmDatastore;
  readonly #record: EntitySchema;
  readonly #tables = new WeakMap<DataSource, RecordTable>();

  /** @param options the connection, and which table to use. */
  constructor({ datastore, record = IntegerSequencedRecord }: TypeOrmRecordManagerOptions) {
    this.#datastore = datastore;
    this.#record = record;
  }

  async recordItems(items: readonly SequencedItem[]): Promise<void> {
    const sequences = groupBySequence(items);
    if (sequences.size === 0) return;
    await this.#datastore.run((source) => append(source, this.#tableOf(source), sequences));
  }

  async getItem(sequenceId: string, position: number): Promise<SequencedItem> {
    const [item] = await this.listItems(sequenceId, { gte: position, lte: position });
    if (!item) throw new ItemNotFoundError({ sequenceId, position });
    return item;
  }

  async listItems(sequenceId: string, slice: Slice = {}): Promise<SequencedItem[]> {
    checkSlice(slice);
    const id = toSequenceId(sequenceId);
    return this.#datastore.run(async (source) => {
      const table = this.#tableOf(source);
      const rows = await selectRows(source, table, id, slice);
      return rows.map((row) => table.itemOf(id, row));
    });
  }

  async listSequenceIds(): Promise<string[]> {
    return this.#datastore.run((source) => selectSequenceIds(source, this.#tableOf(source)));
  }

  #tableOf(source: DataSource): RecordTable {
    const table = this.#tables.get(source) ?? new RecordTable(source, this.#record);
    this.#tables.set(source, table);
    return table;
  }
}
