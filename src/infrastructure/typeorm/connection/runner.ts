import { QueryFailedError, type DataSource, type QueryRunner } from 'typeorm';
import { DatastoreError } from '../../errors.ts';
import { connectionLossOf, driverErrorOf } from '../database-errors.ts';
import { adviceFor } from './connection-advice.ts';

/** What TypeORM's runners have beside what their interface shows: ways to give a connection up. */
interface Discardable {
  readonly databaseConnection?: { destroy?(): void }; // mysql2
  releasePostgresConnection?(error: unknown): Promise<void>;
  releaseConnection?(error: unknown): Promise<void>; // CockroachDB
}

/** No server comes with a smaller limit. */
const SMALLEST_PACKET = 1_048_576;

/**
 * Takes a connection from the pool, and gives it back in all cases but one: a connection that has
 * ended is given up. The drivers notice only a little later, and another caller who got it in between
 * would fail for something that is not his.
 *
 * @param outcomeUnknown makes the error for a connection that has ended before the answer came. By
 *   default nothing was to be stored.
 * @throws DatastoreError when the server cannot be reached, when the connection was lost before
 *   anything could be stored, or when what was sent is larger than MariaDB or MySQL take.
 * @throws whatever else the task throws.
 */
export async function withRunner<Result>(
  source: DataSource,
  task: (runner: QueryRunner) => Promise<Result>,
  outcomeUnknown: (cause: unknown) => Error = notAnswered,
): Promise<Result> {
  const runner: QueryRunner & Discardable = source.createQueryRunner();
  try {
    await runner.connect().catch((cause: unknown) => {
      throw new DatastoreError(`The database cannot be reached. ${adviceFor(cause)}`, { cause });
    });
    return await task(runner);
  } catch (error) {
    const loss = connectionLossOf(error);
    if (loss === undefined) throw error;
    runner.databaseConnection?.destroy?.();
    await runner.releasePostgresConnection?.(error);
    await runner.releaseConnection?.(error);
    if (await isTooLarge(source, error)) throw tooLarge(error);
    throw loss === 'not sent' ? notAnswered(error) : outcomeUnknown(error);
  } finally {
    await runner.release();
  }
}

function notAnswered(cause: unknown): DatastoreError {
  const message = `The connection was lost, and nothing was stored. ${adviceFor(cause)}`;
  return new DatastoreError(message, { cause });
}

function tooLarge(cause: unknown): DatastoreError {
  return new DatastoreError(
    'This is larger than the server takes in one packet, and nothing of it was stored: ' +
      'raise max_allowed_packet in the settings of the server, or store less at once.',
    { cause },
  );
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
