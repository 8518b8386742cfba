import { suite } from 'uvu';
import * as assert from 'uvu/assert';
import { QueryFailedError } from 'typeorm';
import { DatastoreError } from 'event-sourcing-workbook';
import { retryLockConflicts } from '../../../../../src/infrastructure/typeorm/statements/lock-conflicts.ts';
import { failure } from '../../../support.ts';
import { failed } from '../failed.ts';

const test = suite('lock conflicts');

test('other errors than lock conflicts are not tried again', async () => {
  let attempts = 0;
  await failure(QueryFailedError, () =>
    retryLockConflicts(() => {
      attempts++;
      return Promise.reject(failed({ code: '23505' }));
    }),
  );
  assert.is(attempts, 1);
});

test('lock conflicts are tried again until the task succeeds', async () => {
  let attempts = 0;
  const result = await retryLockConflicts(async () => {
    if (++attempts < 3) throw failed({ code: '40P01' });
    return 'done';
  });
  assert.equal([result, attempts], ['done', 3]);
});

test('a lock conflict that does not pass is given up, with what to do', async () => {
  let attempts = 0;
  const deadlock = failed({ code: '40P01' });
  const error = await failure(DatastoreError, () =>
    retryLockConflicts(() => {
      attempts++;
      return Promise.reject(deadlock);
    }),
  );
  assert.is(attempts, 10);
  assert.match(error.message, 'undid this 10 times');
  assert.is(error.cause, deadlock);
});

test.run();
