import type { DataSource, EntitySchema } from 'typeorm';
import { DataIntegrityError, DatastoreError } from '../../errors.ts';
import { isPosition } from '../../../domain/id.ts';
import { SequencedItem } from '../../sequenced-item.ts';
import type { GuardedTable } from '../database-errors.ts';
import { MAX_LENGTH, type Row } from './fast-paths.ts';
import { type ColumnMetadata, FilledColumns, isLeftOut } from './filled-columns.ts';
import { ITEM_FIELDS, metadataOf } from '../tables/record-metadata.ts';

const MAX_TEXTS = 200;

/** How items lie in the table of a record: which field is in which column, and how a row is read. */
export class RecordTable {
  readonly path: string;
  /** Names of the columns, sequence id and position first. */
  readonly columns: readonly string[];
  readonly names: GuardedTable;
  readonly #filled: FilledColumns;
  readonly #texts = new Map<string, string>();
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
    const isGuarded = [
      ...metadata.indices.filter(({ isUnique, where }) => isUnique && !where),
      ...metadata.uniques,
      { columns: metadata.primaryColumns },
    ].some(
      ({ columns }) =>
        columns.map((column) => column.databaseName).join() === `${sequenceId},${position}`,
    );
    if (!isGuarded) {
      throw new DatastoreError(
        `${metadata.name} has no unique index on (sequenceId, position) of all rows.`,
      );
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
    this.#filled = new FilledColumns(this.columns, this.#otherColumns);
    this.names = {
      table: metadata.tableName,
      sequenceIdColumn: sequenceId,
      positionColumn: position,
    };
  }

  /** The text of a statement. It is made once for each shape, as long as there are not too many. */
  textOf(shape: string, make: () => string): string {
    const known = this.#texts.get(shape);
    if (known !== undefined) return known;
    const text = make();
    if (this.#texts.size < MAX_TEXTS && text.length <= MAX_LENGTH) this.#texts.set(shape, text);
    return text;
  }

  /** The columns that an item fills: the same array for the same columns. */
  columnsFor(item: SequencedItem): readonly string[] {
    return this.#filled.columnsFor(item);
  }

  /**
   * Adds the values of an item to those of a statement, in the order of the columns that it fills. A
   * guarded row has one more: the position before its own.
   *
   * @throws DatastoreError without a column.
   */
  pushValues(values: unknown[], item: SequencedItem, isGuarded: boolean): void {
    values.push(item.sequenceId);
    if (isGuarded) values.push(item.position - 1);
    values.push(item.position, item.topic, item.state);
    for (const name in item.other) {
      if (!this.#otherColumns.some((column) => column.propertyName === name)) {
        throw new DatastoreError(`The table ${this.names.table} has no column for '${name}'.`);
      }
    }
    for (const column of this.#otherColumns) {
      if (isLeftOut(column, item)) continue;
      const value = item.other[column.propertyName] ?? (column.isVersion ? 1 : null);
      values.push(this.#source.driver.preparePersistentValue(value, column));
    }
  }

  /**
   * The item in a row.
   *
   * @param row all columns but the sequence id.
   * @throws DataIntegrityError when the row holds none.
   */
  itemOf(sequenceId: string, row: Row): SequencedItem {
    const [givenPosition, topic, state] = row;
    // Servers give bigint columns as strings. Not all that becomes a number is one: '' would be 0.
    const position = typeof givenPosition === 'number' ? givenPosition : Number(givenPosition);
    const isSame = position === givenPosition || String(position) === String(givenPosition);
    if (!isPosition(position) || !isSame) {
      const why = `its position is ${String(givenPosition)}.`;
      throw new DataIntegrityError({ sequenceId, position }, why);
    }
    if (typeof topic !== 'string' || typeof state !== 'string') {
      const why = 'its topic or its state is no text.';
      throw new DataIntegrityError({ sequenceId, position }, why);
    }
    const fields = { sequenceId, position, topic, state };
    return new SequencedItem(
      this.#otherColumns.length === 0 ? fields : { ...fields, other: this.#otherOf(row) },
    );
  }

  #otherOf(row: Row): Readonly<Record<string, unknown>> {
    const { driver } = this.#source;
    const entries = this.#otherColumns.map((column, index) => [
      column.propertyName,
      driver.prepareHydratedValue(row[index + 3], column) as unknown,
    ]);
    return Object.fromEntries(entries) as Readonly<Record<string, unknown>>;
  }
}
