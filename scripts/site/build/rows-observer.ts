/**
 * Loaded before the chapters, in the process that plays them: what the tables hold after each block,
 * and what makes that the same each time.
 */
import { createHash } from 'node:crypto';
import initSqlJs from 'sql.js';
import { OpenDatabases, type Row } from '../shared/rows.ts';

const databases = new OpenDatabases();
// TypeORM gets this very object again: the library keeps what it has loaded.
const SQL = await initSqlJs();
SQL.Database = databases.watched(SQL.Database);

export function afterBlock(): readonly Row[] {
  return databases.rows();
}

// Ids are made from a counter, and the clock stands still.
let count = 0;
crypto.randomUUID = () => {
  const digits = createHash('sha256').update(String(++count)).digest('hex');
  const id = /^(.{8})(.{4})(.{3})(.{3})(.{12})/.exec(digits) ?? [];
  return `${id[1]}-${id[2]}-4${id[3]}-8${id[4]}-${id[5]}`;
};
Date.now = () => Date.UTC(2025, 0, 1);
