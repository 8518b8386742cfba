import type { EntityMetadata } from 'typeorm';
import type { SequencedItem } from '../../sequenced-item.ts';

/** What TypeORM knows of a column. */
export type ColumnMetadata = EntityMetadata['columns'][number];

/** Which columns items fill: one that an item has no value for is left to its default, if it has one. */
export class FilledColumns {
  readonly #all: readonly string[];
  readonly #withDefault: readonly ColumnMetadata[];
  readonly #filled = new Map<string, readonly string[]>();

  /**
   * @param all names of all columns.
   * @param others those that hold what items have beside their own fields.
   */
  constructor(all: readonly string[], others: readonly ColumnMetadata[]) {
    this.#all = all;
    this.#withDefault = others.filter(hasDefault);
  }

  /** Their names: the same array for the same columns. */
  columnsFor(item: SequencedItem): readonly string[] {
    if (this.#withDefault.length === 0) return this.#all;
    const left = this.#withDefault.filter((column) => isLeftOut(column, item));
    if (left.length === 0) return this.#all;
    const names = left.map((column) => column.databaseName);
    const key = names.join();
    const filled = this.#filled.get(key) ?? this.#all.filter((name) => !names.includes(name));
    this.#filled.set(key, filled);
    return filled;
  }
}

/** True when an item leaves a column to its default. */
export function isLeftOut(column: ColumnMetadata, { other }: SequencedItem): boolean {
  return other[column.propertyName] === undefined && hasDefault(column);
}

function hasDefault({ default: value }: ColumnMetadata): boolean {
  return value !== undefined && value !== null;
}
