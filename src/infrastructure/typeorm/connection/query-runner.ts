import { QueryFailedError, type DataSource, type QueryRunner } from 'typeorm';
import { DatastoreError } from '../../errors.ts';
import { driverErrorOf } from '../database-errors.ts';

/** What TypeORM's runners have beside what their interface shows: ways to give a connection up. */
interface Discardable {
  readonly databaseConnection?: { destroy?(): void }; // mysql2
  releasePostgresConnection?(error: unknown): Promise<void>;
  releaseConnection?(error: unknown): Promise<void>; // CockroachDB
}

/** What errors are told by after which the server, or the network, has ended the connection. */
const CONNECTION_ENDED = [
  '57P01', // PostgreSQL: an administrator has ended it
  '57P02', // the server has crashed
  '57P03', // the server is starting, or shutting down
  '57P05', // it was idle for too long
  '25P03', // the same, within a transaction
  '08S01', // MariaDB, MySQL: the packet is too large, or the server is shutting down
  '70100', // an administrator has ended it
  'ER_CLIENT_INTERACTION_TIMEOUT', // it was idle for too long
  'ECONNRESET',
  'EPIPE',
  'PROTOCOL_CONNECTION_LOST',
];

/** No server comes with a smaller limit. */
const SMALLEST_PACKET = 1_048_576;

/**
 * Takes a connection from the pool, and gives it back in all cases but one: a connection that the
 * server has ended is given up. The drivers notice only a little later, and whoever got it in
 * between would fail for something that is not his.
 *
 * @throws DatastoreError when what was sent is larger than MariaDB or MySQL take.
 * @throws whatever else the task throws.
 */
export async function withRunner<Result>(
  source: DataSource,
  task: (runner: QueryRunner) => Promise<Result>,
): Promise<Result> {
  const runner: QueryRunner & Discardable = source.createQueryRunner();
  try {
    return await task(runner);
  } catch (error) {
    const { code, sqlState } = driverErrorOf(error);
    if (!CONNECTION_ENDED.some((sign) => sign === code || sign === sqlState)) throw error;
    runner.databaseConnection?.destroy?.();
    await runner.releasePostgresConnection?.(error);
    await runner.releaseConnection?.(error);
    if (!(await isTooLarge(source, error))) throw error;
    throw new DatastoreError(
      'This is larger than the server takes in one packet, and nothing of it was stored: ' +
        'raise max_allowed_packet in the settings of the server, or store less at once.',
      { cause: error },
    );
  } finally {
    await runner.release();
  }
}

/** The server may hang up on a packet before its error has arrived: then the size has to tell. */
async function isTooLarge(source: DataSource, error: unknown): Promise<boolean> {
  const { type } = source.options;
  if ((type !== 'mysql' && type !== 'mariadb') || !(error instanceof QueryFailedError))
    return false;
  if (driverErrorOf(error).code === 'ER_NET_PACKET_TOO_LARGE') return true;
  const size = sizeOf(error);
  if (size < SMALLEST_PACKET) return false;
  try {
    const [row]: { size: unknown }[] = await source.query('SELECT @@max_allowed_packet AS size');
    return size > Number(row?.size);
  } catch {
    return false; // the server is gone
  }
}

/** At least so many bytes were sent. */
function sizeOf({ query, parameters }: QueryFailedError): number {
  const values: unknown[] = Array.isArray(parameters) ? parameters : [];
  const encoder = new TextEncoder();
  return values.reduce<number>(
    (size, value) => size + (typeof value === 'string' ? encoder.encode(value).length : 0),
    query.length,
  );
}
