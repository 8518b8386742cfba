import { Table, type DataSource, type EntityMetadata, type EntitySchema } from 'typeorm';
import { DatastoreError } from '../../errors.ts';
import { withRunner } from '../connection/runner.ts';
import { sharesConnection } from '../connection/serial-queue.ts';
import { findTable, type FoundTable } from './found-table.ts';
import { itemColumnsOf } from './item-columns.ts';
import { makeTable } from './new-table.ts';
import { differencesOf, recordDifferences } from './table-differences.ts';
import { escapePath } from './table-path.ts';
import { queriesFor } from './table-queries.ts';

/**
 * Creates the table of a record, if there is none. One that is there is left as it is.
 *
 * TypeORM's own `synchronize()` is not used: it alters tables until they fit, and drops columns.
 *
 * @throws DatastoreError when there is another table of that name, or when the record asks for one
 *   that does not fit, with what is different; or when the table cannot be created.
 */
export async function createTable(source: DataSource, record: EntitySchema): Promise<void> {
  const table = tableOf(source, record);
  const metadata = metadataOf(source, record);
  const items = itemColumnsOf(metadata);
  const find = () => withRunner(source, (runner) => findTable(runner, table));
  const requireFit = (found: FoundTable, beginning: string, end: string): void =>
    refuse(beginning, differencesOf(table, found, items), end);
  const another = [
    `There is a table ${table.name} already, and it is another one: it has`,
    'It was left as it is. Alter it, or rename one of the two.',
  ] as const;

  const found = await find();
  if (found) return requireFit(found, ...another);
  const wrong = recordDifferences(table, queriesFor(source.driver).capacityOf, items);
  refuse(`${metadata.name} does not fit: its table would have`, wrong, 'Nothing was created.');
  let isOurs = true;
  let cause: unknown;
  try {
    await makeTable(source, table);
  } catch (error) {
    isOurs = false;
    cause = error;
  }
  // Another process may have created it meanwhile; if so, it is checked like any other.
  const made = await find();
  if (!made) {
    const why = cause instanceof Error ? cause.message : String(cause);
    throw new DatastoreError(`The table ${table.name} cannot be created: ${why}`, { cause });
  }
  if (!isOurs) return requireFit(made, ...another);
  const beginning = `${metadata.name} does not fit: its table, which was created just now, has`;
  requireFit(made, beginning, 'Correct the record, and drop the table.');
}

/** @throws DatastoreError when there are differences. */
function refuse(beginning: string, differences: readonly string[], end: string): void {
  if (differences.length === 0) return;
  throw new DatastoreError(`${beginning} ${differences.join(', ')}. ${end}`);
}

/** Drops the table of a record, if there is one. */
export async function dropTable(source: DataSource, record: EntitySchema): Promise<void> {
  const { tablePath } = metadataOf(source, record);
  if (source.options.type === 'cockroachdb') {
    // What counts the rows is a sequence of its own there, which TypeORM has made and drops.
    await withRunner(source, (runner) => runner.dropTable(tablePath, true, true, true));
  } else {
    await source.query(`DROP TABLE IF EXISTS ${escapePath(source.driver, tablePath)}`);
  }
}

/** What TypeORM knows of a record. @throws DatastoreError when the datastore was not told of it. */
export function metadataOf(source: DataSource, record: EntitySchema): EntityMetadata {
  if (!source.hasMetadata(record)) {
    const { name } = record.options;
    throw new DatastoreError(`The datastore does not know ${name}: list it under 'tables'.`);
  }
  return source.getMetadata(record);
}

/** The table of a record, as it is in the database of the source. */
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
  if (!sharesConnection(source) && itemColumnsOf(metadata).length > 0) {
    for (const column of table.columns) {
      // An `int` ends at 2,147,483,647. SQLite's ends later, and counts under that name only.
      const isCounted = column.isPrimary && column.generationStrategy === 'increment';
      if (isCounted && /^int(eger)?$/.test(column.type)) column.type = 'bigint';
    }
  }
  return table;
}
