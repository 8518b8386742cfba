import type { DataSource, Driver, EntityManager } from 'typeorm';
import type { Slice } from '../../record-manager.ts';
import { withRunner } from '../connection/runner.ts';
import { escapePath } from '../tables/record-metadata.ts';
import { execute, type Row } from './fast-paths.ts';
import type { RecordTable } from './record-table.ts';

type NamedRow = Readonly<Record<string, unknown>>;

/** The rows of a slice of a sequence, in the order of reading: all columns but the sequence id. */
export async function selectRows(
  source: DataSource,
  table: RecordTable,
  sequenceId: string,
  slice: Slice,
): Promise<readonly Row[]> {
  const values: unknown[] = [sequenceId];
  const operators: string[] = [];
  const bounds = [
    ['>', slice.gt],
    ['>=', slice.gte],
    ['<', slice.lt],
    ['<=', slice.lte],
  ] as const;
  for (const [operator, bound] of bounds) {
    if (bound === undefined) continue;
    operators.push(operator);
    values.push(bound);
  }
  const order = slice.ascending === false ? 'DESC' : 'ASC';
  const shape = `${operators.join('')} ${order} ${slice.limit ?? ''}`;
  const sql = table.textOf(shape, () =>
    selectStatement(source.driver, table, operators, order, slice.limit),
  );
  return (await execute(source, sql, values)).rows;
}

function selectStatement(
  driver: Driver,
  table: RecordTable,
  operators: readonly string[],
  order: 'ASC' | 'DESC',
  limit: number | undefined,
): string {
  const [id = '', ...columns] = table.columns.map((column) => driver.escape(column));
  const [position = ''] = columns;
  const conditions = operators.map(
    (operator, i) => `AND ${position} ${operator} ${driver.createParameter('p', i + 1)} `,
  );
  return (
    `SELECT ${columns.join(', ')} FROM ${escapePath(driver, table.path)} ` +
    `WHERE ${id} = ${driver.createParameter('p', 0)} ${conditions.join('')}` +
    `ORDER BY ${position} ${order}${limit === undefined ? '' : ` LIMIT ${limit}`}`
  );
}

/** The ids of all sequences in the table, sorted. */
export async function selectSequenceIds(source: DataSource, table: RecordTable): Promise<string[]> {
  const { sequenceIdColumn } = table.names;
  const id = source.driver.escape(sequenceIdColumn);
  const sql = `SELECT DISTINCT ${id} FROM ${escapePath(source.driver, table.path)}`;
  const rows = await withRunner(source, (runner) => runner.query(sql));
  // Not by the database: MariaDB sorts UUIDs in an order of its own.
  return (rows as NamedRow[]).map((row) => String(row[sequenceIdColumn])).toSorted();
}

/** How many items a sequence has. */
export async function currentVersionOf(
  manager: EntityManager,
  table: RecordTable,
  sequenceId: string,
): Promise<number> {
  const { driver } = manager.dataSource;
  const [id, position] = table.columns.slice(0, 2).map((column) => driver.escape(column));
  const last = driver.escape('last');
  const sql =
    `SELECT MAX(${position}) AS ${last} FROM ${escapePath(driver, table.path)} ` +
    `WHERE ${id} = ${driver.createParameter('p', 0)}`;
  const [row]: NamedRow[] = await manager.query(sql, [sequenceId]);
  return Number(row?.['last'] ?? -1) + 1;
}
