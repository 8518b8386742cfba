import type { Driver } from 'typeorm';
import { escapePath } from '../tables/record-metadata.ts';

/**
 * The SQL of an append: one statement that stores all rows or none, and refuses conflicts and gaps.
 *
 * A taken position violates the unique index. A gap is refused by the first row of each sequence: it
 * takes its sequence id from the row before it. If there is no such row, the id is NULL, and as the
 * column must not be NULL, the database refuses the whole statement. A check before the insert could
 * not do that: another writer would fit in between.
 *
 * @param table path of the table.
 * @param columns names of the columns to fill: sequence id and position first.
 * @param guarded for each row, whether the database must hold the row before it.
 */
export function insertStatement(
  driver: Driver,
  table: string,
  columns: readonly string[],
  guarded: readonly boolean[],
): string {
  const names = columns.map((column) => driver.escape(column));
  const path = escapePath(driver, table);
  let parameters = 0;
  const next = (): string => driver.createParameter('p', parameters++);
  const rowBefore = (): string =>
    `(SELECT g.${names[0]} FROM ${path} g WHERE g.${names[0]} = ${next()} AND g.${names[1]} = ${next()})`;
  const rows = guarded.map((isGuarded) => {
    const values = names.map((_, index) => (index === 0 && isGuarded ? rowBefore() : next()));
    return `(${values.join(', ')})`;
  });
  return `INSERT INTO ${path} (${names.join(', ')}) VALUES ${rows.join(', ')}`;
}
