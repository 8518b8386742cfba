import {
  type DataSource,
  type Driver,
  type EntityMetadata,
  type EntitySchema,
  Table,
} from 'typeorm';
import { DatastoreError } from '../../errors.ts';
import { sharesConnection } from '../connection/serial-queue.ts';

/** The properties of a record that hold an item, in the order of reading and writing. */
export const ITEM_FIELDS = ['sequenceId', 'position', 'topic', 'state'] as const;

/** True when a record has all that an item needs. A datastore may have other tables, too. */
export function isForItems(metadata: EntityMetadata): boolean {
  return ITEM_FIELDS.every((field) => metadata.findColumnWithPropertyName(field));
}

/** What TypeORM knows of a record. @throws DatastoreError when the datastore was not told of it. */
export function metadataOf(source: DataSource, record: EntitySchema): EntityMetadata {
  if (!source.hasMetadata(record)) {
    const { name } = record.options;
    throw new DatastoreError(
      `The datastore does not know ${name}: list it under 'tables', or under the 'entities' of your ` +
        'data source.',
    );
  }
  return source.getMetadata(record);
}

/** The path of a table, such as `audit.events`, for SQL: each part is a name by itself. */
export function escapePath(driver: Driver, path: string): string {
  return path
    .split('.')
    .map((name) => driver.escape(name))
    .join('.');
}

/** The table of a record, as it is made in the database of the source. */
export function tableOf(source: DataSource, record: EntitySchema): Table {
  const metadata = metadataOf(source, record);
  const table = Table.create(metadata, source.driver);
  const { type } = source.options;
  if (type === 'mysql' || type === 'mariadb') {
    for (const column of table.columns) {
      // `text` ends at 64 KB there, everywhere else it has no end.
      if (column.type === 'text') column.type = 'longtext';
      // The database's own character set may know no emoji, and its order may merge 'a' and 'A'.
      if (/char|text/.test(column.type)) {
        column.charset = 'utf8mb4';
        column.collation = 'utf8mb4_bin';
      }
    }
  }
  if (!sharesConnection(source) && isForItems(metadata)) {
    for (const column of table.columns) {
      // An `int` ends at 2,147,483,647. SQLite's ends later, and counts under that name only.
      const isCounted = column.isPrimary && column.generationStrategy === 'increment';
      if (isCounted && /^int(eger)?$/.test(column.type)) column.type = 'bigint';
    }
  }
  return table;
}
