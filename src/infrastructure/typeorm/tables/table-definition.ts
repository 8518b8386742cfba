import type { QueryRunner } from 'typeorm';
import type { Path } from './table-path.ts';
import { isMysql, isSqlite } from './table-queries.ts';

/** The SQL of a table, where a database tells something by it only. */
export async function definitionOf(
  runner: QueryRunner,
  { database = '', schema = '', tableName }: Path,
): Promise<string> {
  const { driver } = runner.dataSource;
  if (isMysql(driver)) {
    const path = `${driver.escape(database)}.${driver.escape(tableName)}`;
    const [row]: Readonly<Record<string, string>>[] = await runner.query(
      `SHOW CREATE TABLE ${path}`,
    );
    return row?.['Create Table'] ?? '';
  }
  if (!isSqlite(driver)) return '';
  const [row]: { sql: string }[] = await runner.query(
    `SELECT sql FROM ${driver.escape(schema)}.sqlite_master WHERE lower(name) = lower(?)`,
    [tableName],
  );
  return row?.sql ?? '';
}

/** Names, texts and comments: what is in them is no clause. */
const QUOTED = /'[^']*'|"[^"]*"|`[^`]*`|\[[^\]]*\]|--.*|\/\*[^]*?(\*\/|$)/g;

/**
 * What SQLite was told to do with a row that is refused, if it is another thing than to undo the
 * statement: to leave the row out, to keep those before it, to delete the one that is in the way.
 */
export function conflictClauseIn(definition: string): string | undefined {
  const clause = /\bon\s+conflict\s+(replace|ignore|fail|rollback)\b/i;
  const [, action] = clause.exec(definition.replaceAll(QUOTED, ' ')) ?? [];
  return action && `ON CONFLICT ${action.toUpperCase()}`;
}
