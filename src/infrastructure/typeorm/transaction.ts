import {
  QueryRunnerProviderAlreadyReleasedError,
  type DataSource,
  type EntityManager,
} from 'typeorm';
import { DatastoreError } from '../errors.ts';

/**
 * TypeORM's `transaction()`. When the connection breaks between two statements of it, TypeORM gives
 * the connection up, and says of the next statement only that it came too late.
 *
 * @throws DatastoreError that says what has happened, in that case.
 */
export async function inTransaction<Result>(
  source: DataSource,
  task: (manager: EntityManager) => Promise<Result>,
): Promise<Result> {
  try {
    return await source.transaction(task);
  } catch (cause) {
    if (!(cause instanceof QueryRunnerProviderAlreadyReleasedError)) throw cause;
    throw new DatastoreError(
      'The connection was lost in the middle of a transaction. Nothing of it was stored: try again.',
      { cause },
    );
  }
}
