import type { DataSource } from 'typeorm';
import { DatastoreError } from '../../errors.ts';

/**
 * MariaDB and MySQL can be told to store something else rather than to complain. In that mode they
 * turn the NULL by which an append with a gap is refused (see `insert-statement.ts`) into an empty
 * text, and cut a long text. The mode belongs to the session, so it is set on every connection,
 * whatever the server is set to.
 *
 * In another mode a backslash escapes nothing. The driver does not know that: a text with a quote
 * in it, in a batch too large to be prepared, would end where it should not.
 */
const SET_STRICT =
  "SET SESSION sql_mode = CONCAT(REPLACE(@@SESSION.sql_mode, 'NO_BACKSLASH_ESCAPES', ''), " +
  "',STRICT_ALL_TABLES')";

interface Connection {
  query(sql: string, done: (error: Error | null) => void): void;
  destroy(): void;
}

interface Pool {
  on(event: 'connection', listener: (connection: Connection) => void): void;
}

/**
 * Makes a data source strict that has just been initialized, and closes it if that fails.
 *
 * @returns the data source.
 * @throws DatastoreError when the server does not take to it.
 */
export async function requireStrictMode(source: DataSource): Promise<DataSource> {
  const { type } = source.options;
  if (type !== 'mysql' && type !== 'mariadb') return source;
  const { pool } = source.driver as typeof source.driver & { pool: Pool };
  // A connection works off its queries in order: whoever gets it finds it strict, or broken.
  pool.on('connection', (connection) =>
    connection.query(SET_STRICT, (error) => {
      if (error) connection.destroy();
    }),
  );
  try {
    // To initialize, one connection has been opened already.
    await source.query(SET_STRICT);
    const [row]: { mode: string }[] = await source.query('SELECT @@SESSION.sql_mode AS mode');
    const isStrict = row?.mode.includes('STRICT_ALL_TABLES');
    if (isStrict && !row?.mode.includes('NO_BACKSLASH_ESCAPES')) return source;
    throw new DatastoreError(
      "It does not keep to the SQL mode: put sql_mode = 'STRICT_ALL_TABLES' into its settings, " +
        'without NO_BACKSLASH_ESCAPES.',
    );
  } catch (error) {
    await source.destroy();
    throw error;
  }
}
