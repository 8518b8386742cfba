import {
  QueryRunnerAlreadyReleasedError,
  QueryRunnerProviderAlreadyReleasedError,
  type DataSource,
  type EntityManager,
} from 'typeorm';
import { DatastoreError } from '../../errors.ts';
import { withRunner } from './query-runner.ts';

/**
 * TypeORM's `transaction()`. When the connection breaks between two statements of it, TypeORM and the
 * driver say of the next statement only that it came too late.
 *
 * @throws DatastoreError that says what has happened, in that case.
 */
export async function inTransaction<Result>(
  source: DataSource,
  task: (manager: EntityManager) => Promise<Result>,
): Promise<Result> {
  try {
    return await withRunner(source, (runner) => runner.manager.transaction(task));
  } catch (cause) {
    if (!cameTooLate(cause)) throw cause;
    throw new DatastoreError(
      'The connection was lost in the middle of a transaction. Nothing of it was stored: try again.',
      { cause },
    );
  }
}

/** True when the connection was lost before the statement was sent: even a COMMIT never arrived. */
function cameTooLate(error: unknown): boolean {
  return (
    error instanceof QueryRunnerAlreadyReleasedError ||
    error instanceof QueryRunnerProviderAlreadyReleasedError ||
    (error instanceof Error && error.message.startsWith("Can't add new command")) // mysql2
  );
}
