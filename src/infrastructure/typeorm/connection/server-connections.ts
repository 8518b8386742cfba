import type { DataSource } from 'typeorm';
import { DatastoreError } from '../../errors.ts';

/**
 * MariaDB and MySQL can be told to store something else rather than to complain. In that mode they
 * turn the NULL by which an append with a gap is refused (see `insert-statement.ts`) into an empty
 * text, and cut a long text. The mode belongs to the session, so it is set on every connection,
 * whatever the server is set to. So is the time zone in which the driver writes dates.
 *
 * In another mode a backslash escapes nothing. The driver does not know that: a text with a quote
 * in it, in a batch too large to be prepared, would end where it should not.
 */
const SET_STRICT =
  "SET SESSION sql_mode = CONCAT(REPLACE(@@SESSION.sql_mode, 'NO_BACKSLASH_ESCAPES', ''), " +
  "',STRICT_ALL_TABLES'), time_zone = '+00:00'";

interface Socket {
  setTimeout(milliseconds: number, onTimeout: () => void): void;
  destroy(error: Error): void;
}

/** Of pg. */
interface PgClient {
  readonly connection: { readonly stream: Socket };
  /** False while an answer is awaited. */
  readonly readyForQuery: boolean;
  on(event: 'error', listener: () => void): void;
}

interface PgPool {
  readonly options: { connectionTimeoutMillis?: number };
  Client: new (options: object) => object;
  on(event: 'acquire', listener: (client: PgClient) => void): void;
}

/** Of mysql2. */
interface MysqlConnection {
  readonly stream: Socket;
  query(sql: string, done: (error: Error | null) => void): void;
  destroy(): void;
}

interface MysqlPool {
  on(event: 'acquire', listener: (connection: MysqlConnection) => void): void;
}

/**
 * Sees to all connections that a data source makes to a server from now on, and to those that it has.
 *
 * @param source is initialized. It is closed if this fails.
 * @param silence how long to wait for a server that says nothing, in milliseconds.
 * @throws DatastoreError when MariaDB or MySQL cannot be made strict.
 */
export async function prepareConnections(source: DataSource, silence: number): Promise<void> {
  const { type } = source.options;
  if (type === 'postgres' || type === 'cockroachdb') {
    const { master } = source.driver as typeof source.driver & { master: PgPool };
    limitConnectingOnly(master);
    onFirstUse(master, (client) => {
      // The server may end a connection between two listeners of pool and TypeORM: an error that has
      // none ends the process.
      client.on('error', () => undefined);
      const isWaiting = () => !client.readyForQuery || hasAny(client, '_ending');
      endWhenSilent(client.connection.stream, silence, isWaiting);
    });
  } else if (type === 'mysql' || type === 'mariadb') {
    const { pool } = source.driver as typeof source.driver & { pool: MysqlPool };
    onFirstUse(pool, (connection) => {
      const isWaiting = () => hasAny(connection, '_command', '_closing');
      endWhenSilent(connection.stream, silence, isWaiting);
      // A connection works off its queries in order: the next one finds it strict, or broken.
      connection.query(SET_STRICT, (error) => {
        if (error) connection.destroy();
      });
    });
    await requireStrictMode(source);
  }
}

function onFirstUse<Connection extends object>(
  pool: { on(event: 'acquire', listener: (connection: Connection) => void): void },
  prepare: (connection: Connection) => void,
): void {
  const prepared = new WeakSet<Connection>();
  pool.on('acquire', (connection) => {
    if (prepared.has(connection)) return;
    prepared.add(connection);
    prepare(connection);
  });
}

/** What a driver keeps to itself: what is under way, and whether it has said farewell. */
const hasAny = (connection: object, ...names: readonly string[]): boolean =>
  names.some((name) => Boolean(Reflect.get(connection, name)));

/** A server or a network that has gone says nothing, for ever: the driver is told that it is over. */
function endWhenSilent(socket: Socket, silence: number, isWaiting: () => boolean): void {
  const seconds = silence / 1_000;
  const why = `The server has been silent for ${seconds} seconds (answer_timeout).`;
  socket.setTimeout(silence, () => {
    if (isWaiting()) socket.destroy(Object.assign(new Error(why), { fatal: true }));
  });
}

/**
 * pg's pool gives the same time to a server that is to answer, and to a caller who waits because
 * all connections are in use. The caller can wait as long as it takes, as with the other drivers: the
 * time stays with the connections, and is taken from the pool.
 */
function limitConnectingOnly(pool: PgPool): void {
  const { options, Client } = pool;
  // The options are inherited, as the password among them is hidden from copies.
  const ofConnection: object = Object.create(options, {
    connectionTimeoutMillis: { value: options.connectionTimeoutMillis },
  });
  pool.Client = class extends Client {
    constructor() {
      super(ofConnection);
    }
  };
  options.connectionTimeoutMillis = 0;
}

async function requireStrictMode(source: DataSource): Promise<void> {
  const [row]: { mode: string }[] = await source.query('SELECT @@SESSION.sql_mode AS mode');
  const isStrict = row?.mode.includes('STRICT_ALL_TABLES');
  if (isStrict && !row?.mode.includes('NO_BACKSLASH_ESCAPES')) return;
  throw new DatastoreError(
    "It does not keep to the SQL mode: put sql_mode = 'STRICT_ALL_TABLES' into its settings, " +
      'without NO_BACKSLASH_ESCAPES.',
  );
}
