import type { DataSource } from 'typeorm';
import type { Slice } from '../record-manager.ts';
import type { RecordTable } from './record-table.ts';

type Row = Readonly<Record<string, unknown>>;

/** The rows of a slice of a sequence, in the order of reading. */
export async function selectRows(
  source: DataSource,
  table: RecordTable,
  sequenceId: string,
  slice: Slice,
): Promise<Row[]> {
  const { driver } = source;
  const { sequenceIdColumn, positionColumn } = table.names;
  const position = driver.escape(positionColumn);
  const parameters: unknown[] = [sequenceId];
  const conditions = [`${driver.escape(sequenceIdColumn)} = ${driver.createParameter('p', 0)}`];
  const bounds = [
    ['>', slice.gt],
    ['>=', slice.gte],
    ['<', slice.lt],
    ['<=', slice.lte],
  ] as const;
  for (const [operator, bound] of bounds) {
    if (bound === undefined) continue;
    conditions.push(`${position} ${operator} ${driver.createParameter('p', parameters.length)}`);
    parameters.push(bound);
  }
  const sql =
    `SELECT ${table.columns.map((column) => driver.escape(column)).join(', ')} ` +
    `FROM ${driver.escape(table.path)} WHERE ${conditions.join(' AND ')} ` +
    `ORDER BY ${position} ${slice.ascending === false ? 'DESC' : 'ASC'}` +
    (slice.limit === undefined ? '' : ` LIMIT ${slice.limit}`);
  return source.query(sql, parameters);
}

/** The ids of all sequences in the table, sorted. */
export async function selectSequenceIds(source: DataSource, table: RecordTable): Promise<string[]> {
  const { sequenceIdColumn } = table.names;
  const id = source.driver.escape(sequenceIdColumn);
  const sql = `SELECT DISTINCT ${id} FROM ${source.driver.escape(table.path)} ORDER BY ${id}`;
  const rows: Row[] = await source.query(sql);
  return rows.map((row) => String(row[sequenceIdColumn]));
}

/** How many items a sequence has. */
export async function currentVersionOf(
  source: DataSource,
  table: RecordTable,
  sequenceId: string,
): Promise<number> {
  const [last] = await selectRows(source, table, sequenceId, { ascending: false, limit: 1 });
  return last ? table.itemOf(last).position + 1 : 0;
}
