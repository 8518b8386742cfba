import { Table, type DataSource, type EntityMetadata, type EntitySchema } from 'typeorm';
import { DatastoreError } from '../errors.ts';
import { itemColumnsOf } from './item-columns.ts';

/**
 * Creates the table of a record, if there is none. One that is there is left as it is.
 *
 * TypeORM's own `synchronize()` is not used: it alters tables until they fit, and drops columns.
 *
 * @throws DatastoreError when there is a table of that name with other columns, or without the
 *   unique index.
 */
export async function createTable(source: DataSource, record: EntitySchema): Promise<void> {
  const table = tableOf(source, record);
  const runner = source.createQueryRunner();
  try {
    if (!(await runner.hasTable(table.name))) {
      try {
        await runner.createTable(table, true, true, true);
      } catch (error) {
        // Another process may have created it meanwhile; if so, it is checked like any other.
        if (!(await runner.hasTable(table.name))) throw error;
      }
    }
    checkTable(table, await runner.getTable(table.name));
  } finally {
    await releaseRunner(source, runner);
  }
}

/** Drops the table of a record, if there is one. */
export async function dropTable(source: DataSource, record: EntitySchema): Promise<void> {
  const runner = source.createQueryRunner();
  try {
    await runner.dropTable(tableOf(source, record).name, true, true, true);
  } finally {
    await releaseRunner(source, runner);
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

function checkTable(wanted: Table, found: Table | undefined): void {
  const columns = found?.columns ?? [];
  const names = new Set(columns.map((column) => column.name));
  const wantedNames = new Set(wanted.columns.map((column) => column.name));
  const differences = [
    ...[...wantedNames].filter((name) => !names.has(name)).map((name) => `no column ${name}`),
    ...columns
      .filter(
        (column) =>
          !wantedNames.has(column.name) && !column.isNullable && column.default === undefined,
      )
      .map((column) => `a column ${column.name} that must be filled`),
    ...columns
      .filter((column) => column.isNullable && mustBeFilled(wanted, column.name))
      .map((column) => `a column ${column.name} that may be empty`),
    ...columns
      .filter((column) => column.type.match(/char|text|clob/i) && mustBeNumber(wanted, column.name))
      .map((column) => `a column ${column.name} that holds text`),
    ...wanted.indices
      .filter((index) => index.isUnique && !hasUnique(found, index.columnNames))
      .map((index) => `no unique index on (${index.columnNames.join(', ')})`),
  ];
  if (differences.length > 0) {
    throw new DatastoreError(
      `There is a table ${wanted.name} already, and it is another one: it has ` +
        `${differences.join(', ')}. It was left as it is. Rename one of the two.`,
    );
  }
}

/** The append refuses a gap by a NULL where none is allowed. (SQLite lets keys count as nullable.) */
function mustBeFilled(wanted: Table, name: string): boolean {
  return wanted.columns.some(
    (column) => column.name === name && !column.isNullable && !column.isPrimary,
  );
}

/** A text would be sorted as one: 10 before 9. */
function mustBeNumber(wanted: Table, name: string): boolean {
  return wanted.columns.some((column) => column.name === name && /int/i.test(column.type));
}

function hasUnique(table: Table | undefined, columnNames: readonly string[]): boolean {
  const wanted = columnNames.join();
  return [
    ...(table?.indices ?? []).filter((index) => index.isUnique),
    ...(table?.uniques ?? []),
  ].some((unique) => [...unique.columnNames].join() === wanted);
}

/** The drivers that share one connection have one runner for all, which is not to be released. */
async function releaseRunner(
  source: DataSource,
  runner: { release(): Promise<void> },
): Promise<void> {
  if (!sharesConnection(source)) await runner.release();
}

/**
 * True for the drivers that do everything on one connection. Work that overlaps there joins the
 * transaction of somebody else and vanishes with it, so all of it goes through one queue.
 */
export function sharesConnection(source: DataSource): boolean {
  return source.options.type === 'sqljs' || source.options.type === 'better-sqlite3';
}
