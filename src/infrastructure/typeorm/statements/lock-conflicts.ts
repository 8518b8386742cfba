import { DatastoreError } from '../../errors.ts';
import { isLockConflict } from '../database-errors.ts';

const ATTEMPTS = 10;

/**
 * Runs a task again when the database undid it because of others running beside it (a deadlock, a
 * lock that was not free in time). The task must be one statement or one whole transaction.
 *
 * @throws whatever the task throws that is no lock conflict.
 * @throws DatastoreError when there is no end to the lock conflicts; the last one is its cause.
 */
export async function retryLockConflicts<Result>(task: () => Promise<Result>): Promise<Result> {
  for (let attempt = 1; ; attempt++) {
    try {
      return await task();
    } catch (error) {
      if (!isLockConflict(error)) throw error;
      if (attempt === ATTEMPTS) {
        throw new DatastoreError(
          `The database undid this ${ATTEMPTS} times: others are in the way, or it is cut off from ` +
            'the other machines of its cluster. Nothing of it was stored: try again later.',
          { cause: error },
        );
      }
      // Writers that collided must not collide again: each waits for a time of its own.
      const milliseconds = Math.random() * 2 ** attempt;
      await new Promise((resolve) => setTimeout(resolve, milliseconds));
    }
  }
}
