import type { DatabaseType } from 'typeorm';
import type { Row } from './fast-paths.ts';

/**
 * sql.js hands out a text without the U+FEFF, the byte order mark, that it begins with. So one more
 * column tells which texts of a row begin with one: nothing for none, and else a digit for each
 * column. These digits begin with a mark, too: a driver that drops none keeps this one as well.
 */
const MARK = '\ufeff';

/** The columns to ask for: with one more, the last, where the driver may drop marks. */
export function markColumns(type: DatabaseType, columns: readonly string[]): readonly string[] {
  if (type !== 'sqljs') return columns;
  // In SQLite numbers come before all texts, and bytes after them.
  const isMarked = columns.map(
    (column) => `(${column} >= char(65279) AND ${column} < char(65280))`,
  );
  const digits = isMarked.map((condition) => `ifnull(${condition}, 0)`);
  const marked = `char(65279) || ${digits.join(' || ')}`;
  return [...columns, `CASE WHEN ${isMarked.join(' OR ')} THEN ${marked} END`];
}

/** The rows with the marks that the driver has dropped. What tells them stays at their ends. */
export function withMarks(type: DatabaseType, rows: Row[]): Row[] {
  if (type !== 'sqljs') return rows;
  return rows.map((row) => {
    const digits = row.at(-1);
    if (typeof digits !== 'string' || digits.startsWith(MARK)) return row;
    return row.map((value, i) => (digits[i] === '1' ? `${MARK}${String(value)}` : value));
  });
}
