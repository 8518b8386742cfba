import type { DataSource, EntityMetadata, EntitySchema } from 'typeorm';
import { DataIntegrityError, DatastoreError } from '../errors.ts';
import { isPosition } from '../../domain/id.ts';
import { SequencedItem } from '../sequenced-item.ts';
import type { GuardedTable } from './database-errors.ts';
import { metadataOf } from './tables.ts';

const ITEM_FIELDS = ['sequenceId', 'position', 'topic', 'state'] as const;

type ColumnMetadata = EntityMetadata['columns'][number];
type Row = Readonly<Record<string, unknown>>;

/** How items lie in the table of a record: which field is in which column, and how a row is read. */
export class RecordTable {
  readonly path: string;
  /** Names of the columns, sequence id and position first. */
  readonly columns: readonly string[];
  readonly names: GuardedTable;
  readonly #source: DataSource;
  readonly #otherColumns: readonly ColumnMetadata[];

  /** @throws DatastoreError when the record lacks a column or the unique index. */
  constructor(source: DataSource, record: EntitySchema) {
    const metadata = metadataOf(source, record);
    const [sequenceId, position, topic, state] = ITEM_FIELDS.map((field) => {
      const column = metadata.findColumnWithPropertyName(field);
      if (!column) throw new DatastoreError(`${metadata.name} has no column for '${field}'.`);
      return column.databaseName;
    }) as [string, string, string, string];
    const uniqueIndex = [
      ...metadata.indices.filter((index) => index.isUnique),
      ...metadata.uniques,
    ].find(
      ({ columns }) =>
        columns.map((column) => column.databaseName).join() === `${sequenceId},${position}`,
    );
    if (!uniqueIndex) {
      throw new DatastoreError(`${metadata.name} has no unique index on (sequenceId, position).`);
    }
    this.#source = source;
    this.#otherColumns = metadata.columns.filter(
      (column) =>
        !column.isGenerated && !ITEM_FIELDS.some((field) => field === column.propertyName),
    );
    this.path = metadata.tablePath;
    this.columns = [
      sequenceId,
      position,
      topic,
      state,
      ...this.#otherColumns.map((column) => column.databaseName),
    ];
    this.names = {
      table: metadata.tableName,
      sequenceIdColumn: sequenceId,
      positionColumn: position,
      uniqueIndex: uniqueIndex.name,
    };
  }

  /** The values of an item, in the order of the columns. @throws DatastoreError without a column. */
  valuesOf(item: SequencedItem): readonly unknown[] {
    for (const name of Object.keys(item.other)) {
      if (!this.#otherColumns.some((column) => column.propertyName === name)) {
        throw new DatastoreError(`The table ${this.names.table} has no column for '${name}'.`);
      }
    }
    const other = this.#otherColumns.map(
      (column) =>
        this.#source.driver.preparePersistentValue(
          item.other[column.propertyName] ?? null,
          column,
        ) as unknown,
    );
    return [item.sequenceId.toLowerCase(), item.position, item.topic, item.state, ...other];
  }

  /** The item in a row. @throws DataIntegrityError when the row holds none. */
  itemOf(row: Row): SequencedItem {
    const [sequenceId, givenPosition, topic, state, ...other] = this.columns.map(
      (column) => row[column],
    );
    const position = Number(givenPosition); // servers give bigint columns as strings
    const place = { sequenceId: String(sequenceId), position };
    if (!isPosition(position)) {
      throw new DataIntegrityError(place, `its position is ${String(givenPosition)}.`);
    }
    if (typeof topic !== 'string' || typeof state !== 'string') {
      throw new DataIntegrityError(place, 'its topic or its state is no text.');
    }
    const hydrated = this.#otherColumns.map((column, index) => [
      column.propertyName,
      this.#source.driver.prepareHydratedValue(other[index], column) as unknown,
    ]);
    return new SequencedItem({
      ...place,
      topic,
      state,
      other: Object.fromEntries(hydrated) as Row,
    });
  }
}
