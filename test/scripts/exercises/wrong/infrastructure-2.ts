import type { Answers } from '../../../../scripts/exercises/prove.ts';

export const answers: Answers = {
  wrong: [
    {
      way: 'turns every error into a conflict',
      replace: [['throw isTaken ? new', 'throw true ? new']],
      says: 'Would it help to try again?',
    },
    {
      way: 'forgets the cause',
      replace: [['{ sequenceId, position }, { cause })', '{ sequenceId, position })']],
      says: 'The error has no cause.',
    },
    {
      way: 'takes every unique violation for a conflict',
      replace: [['/UNIQUE constraint failed: .*\\.sequence_id, .*\\.position/', '/UNIQUE/']],
      says: 'it was the primary key',
    },
    {
      way: 'looks first and then writes',
      from: 'starter',
      replace: [
        [
          '  await datastore.query(\n',
          "  const found = await datastore.query<unknown[]>('SELECT id FROM integer_sequenced_items WHERE sequence_id = ? AND position = ?', [sequenceId, position]);\n  if (found.length > 0) throw new ConcurrencyError({ sequenceId, position }, { cause: new Error('UNIQUE constraint failed') });\n  await datastore.query(\n",
        ],
      ],
      says: 'Did you look into the table, or at the error?',
    },
  ],
  right: [
    {
      way: 'gives the error of the driver as the cause',
      replace: [['{ cause })', '{ cause: Object(cause).driverError })']],
    },
  ],
};
