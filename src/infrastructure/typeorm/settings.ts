import type { DataSourceOptions } from 'typeorm';
import { DatastoreError } from '../errors.ts';
import { parseConnectionString, type Connection } from './connection/connection-string.ts';
import { node } from './connection/node.ts';

/** What {@link TypeOrmSettings} are made of. */
export interface TypeOrmSettingsOptions {
  /** The connection string. By default the environment variable `DB_URI`, else memory. */
  readonly uri?: string;
}

/**
 * Where the database is, as a connection string (a URI in the form that SQLAlchemy made common):
 *
 * - `sqlite:///:memory:`: a database in memory (sql.js), gone when the connection closes
 * - `sqlite:////path/to/mydatabase`, `sqlite:///relative.db`: a SQLite file (better-sqlite3) in a
 *   folder that exists. `?synchronous=normal` trades the last moments before a power cut for speed
 * - `postgresql://…`, `mysql://…`, `mariadb://…`, `cockroachdb://user:password@host:port/database`.
 *   `?pool_size=20` (connections, by default 10), `?connect_timeout=3` (seconds to wait for a
 *   connection, by default 10), `?answer_timeout=300` (seconds that a server may be silent while an
 *   answer is awaited, by default 60)
 *
 * Connections to a server are encrypted with `?sslmode=require`. `verify-full` also checks whose
 * certificate the server has, against the authorities that Node trusts or those in
 * `&sslrootcert=ca.pem`; `verify-ca` does so without comparing the host. A server that wants a
 * certificate in turn gets that of `&sslcert=me.pem&sslkey=me.key`. (The parameters are those of
 * PostgreSQL, for all servers; the files are read when the settings are made.)
 *
 * Special characters in user names and passwords are percent-encoded, as in any URI. The settings
 * print without the password.
 */
export class TypeOrmSettings {
  readonly #connection: Connection;

  /**
   * @param options the connection string.
   * @throws DatastoreError when the connection string is not of a known form, is there but empty or
   *   undefined, or names a file that cannot be used.
   */
  constructor(options: TypeOrmSettingsOptions = {}) {
    const isGiven = 'uri' in options;
    const uri = isGiven ? options.uri : (environmentUri() ?? 'sqlite:///:memory:');
    if (!uri) {
      throw new DatastoreError(
        `${isGiven ? `The 'uri' is ${uri === '' ? 'empty' : 'undefined'}` : 'DB_URI is set, and empty'}: ` +
          `is an environment variable missing? For a database in memory write sqlite:///:memory:, ` +
          `or leave ${isGiven ? "'uri'" : 'DB_URI'} out.`,
      );
    }
    this.#connection = parseConnectionString(uri);
  }

  /** What TypeORM needs to connect. Holds the password: not for printing. */
  get dataSourceOptions(): DataSourceOptions {
    return this.#connection.options;
  }

  /** How long to wait for a server that says nothing, in seconds. */
  get answerTimeout(): number {
    return this.#connection.answerTimeout;
  }

  /** @returns the connection string without the password, and without parameters of a server. */
  toString(): string {
    return this.#connection.display;
  }
}

function environmentUri(): string | undefined {
  return node()?.env['DB_URI'];
}
