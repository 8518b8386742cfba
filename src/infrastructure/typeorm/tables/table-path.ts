import type { Driver, Table } from 'typeorm';
import { isSqlite } from './table-queries.ts';

/** What tells a table. */
export type Path = ReturnType<Driver['parseTableName']>;

/** The path of a table, such as `audit.events`, for SQL: each part is a name by itself. */
export function escapePath(driver: Driver, path: string): string {
  return path
    .split('.')
    .map((name) => driver.escape(name))
    .join('.');
}

/** Where a table is. */
export function pathOf(driver: Driver, table: Table): Path {
  if (!isSqlite(driver)) return driver.parseTableName(table);
  // There, TypeORM takes the schema of a record for a part of the name, but creates no such table.
  const [tableName = '', schema = 'main'] = table.name.split('.').toReversed();
  return { tableName, schema };
}
