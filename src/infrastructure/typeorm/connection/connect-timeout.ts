import type { DataSource } from 'typeorm';

/** Of pg-pool. */
interface Pool {
  readonly options: { connectionTimeoutMillis?: number };
  Client: new (options: object) => object;
}

/**
 * pg's pool gives the same time to a server that is to answer, and to a caller who waits because
 * all connections are in use. The caller can wait as long as it takes, as with the other drivers: the
 * time stays with the connections, and is taken from the pool.
 *
 * @returns the data source, which has just been initialized.
 */
export function limitConnectingOnly(source: DataSource): DataSource {
  const { type } = source.options;
  if (type !== 'postgres' && type !== 'cockroachdb') return source;
  const { master: pool } = source.driver as typeof source.driver & { master: Pool };
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
  return source;
}
