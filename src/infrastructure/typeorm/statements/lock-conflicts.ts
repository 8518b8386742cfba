import { DatastoreError } from '../../errors.ts';
import { isFileLocked, isLockConflict } from '../database-errors.ts';

const ATTEMPTS = 10;

/** How long another process may keep a SQLite file locked, in milliseconds. */
const LOCKED_FILE_MS = 60_000;

/**
 * Runs a task again when the database undid it because of others running beside it (a deadlock, a
 * lock that was not free in time). The task must be one statement or one whole transaction. On
 * SQLite it must not hold the connection while it waits: others in this process have their turn.
 *
 * @throws whatever the task throws that is no lock conflict.
 * @throws DatastoreError when there is no end to the lock conflicts; the last one is its cause.
 */
export async function retryLockConflicts<Result>(task: () => Promise<Result>): Promise<Result> {
  const end = Date.now() + LOCKED_FILE_MS;
  for (let attempt = 1; ; attempt++) {
    try {
      return await task();
    } catch (cause) {
      if (!isLockConflict(cause)) throw cause;
      if (isFileLocked(cause) ? Date.now() > end : attempt >= ATTEMPTS) {
        throw new DatastoreError(
          isFileLocked(cause)
            ? `Another process keeps the file locked, for ${LOCKED_FILE_MS / 1_000} seconds by now. ` +
                'Nothing of this was stored: try again when it is done.'
            : `The database undid this ${ATTEMPTS} times: others are in the way, or it is cut off from ` +
                'the other machines of its cluster. Nothing of it was stored: try again later.',
          { cause },
        );
      }
      // Writers that collided must not collide again: each waits for a time of its own.
      const longest = isFileLocked(cause) ? Math.min(2 ** attempt, 50) : 2 ** attempt;
      await new Promise((resolve) => setTimeout(resolve, Math.random() * longest));
    }
  }
}
