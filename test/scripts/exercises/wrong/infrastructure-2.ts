import type { Wrong } from './wrong.ts';

export const infrastructure2: readonly Wrong[] = [
  {
    exercise: 'infrastructure-2',
    way: 'turns every error into a conflict',
    from: 'solution',
    replace: [['throw isTaken ? new', 'throw true ? new']],
    says: 'Would it help to try again?',
  },
  {
    exercise: 'infrastructure-2',
    way: 'forgets the cause',
    from: 'solution',
    replace: [['{ sequenceId, position }, { cause })', '{ sequenceId, position })']],
    says: 'The error has no cause.',
  },
  {
    exercise: 'infrastructure-2',
    way: 'takes every unique violation for a conflict',
    from: 'solution',
    replace: [['/UNIQUE constraint failed: .*\\.sequence_id, .*\\.position/', '/UNIQUE/']],
    says: 'it was the primary key',
  },
  {
    exercise: 'infrastructure-2',
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
  {
    exercise: 'infrastructure-2',
    way: 'swallows the conflict',
    from: 'solution',
    replace: [
      [
        'throw isTaken ? new ConcurrencyError({ sequenceId, position }, { cause }) : cause;',
        'if (!isTaken) throw cause;',
      ],
    ],
    says: 'Who should tell?',
  },
  {
    exercise: 'infrastructure-2',
    way: 'leaves the error as it is',
    from: 'starter',
    replace: [],
    says: 'Which error tells the caller to look again?',
  },
  {
    exercise: 'infrastructure-2',
    way: 'gives every row the same key',
    from: 'solution',
    replace: [['[id ?? null,', '[id ?? 1,']],
    says: 'Why is the row refused?',
  },
  {
    exercise: 'infrastructure-2',
    way: 'names the place after',
    from: 'solution',
    replace: [['{ sequenceId, position }, {', '{ sequenceId, position: position + 1 }, {']],
    says: 'which place of which sequence was taken?',
  },
  {
    exercise: 'infrastructure-2',
    way: 'throws conflicts only',
    from: 'solution',
    replace: [
      [
        'throw isTaken ? new ConcurrencyError({ sequenceId, position }, { cause }) : cause;',
        'if (isTaken) throw new ConcurrencyError({ sequenceId, position }, { cause });',
      ],
    ],
    says: 'A row without a state was refused, and nobody was told.',
  },
  {
    exercise: 'infrastructure-2',
    way: 'wraps the other errors, too',
    from: 'solution',
    replace: [[': cause;', ": new Error('The row was not stored', { cause });"]],
    says: 'does it reach the caller as it is?',
  },
  {
    exercise: 'infrastructure-2',
    way: 'looks for the name of a column only',
    from: 'solution',
    replace: [['/UNIQUE constraint failed: .*\\.sequence_id, .*\\.position/', '/sequence_id/']],
    says: 'Does your test look for more than the name of a column?',
  },
  {
    exercise: 'infrastructure-2',
    way: 'stores the row under another key',
    from: 'solution',
    replace: [
      [
        '    throw isTaken',
        '    if (/\\.id$/.test(String(cause))) return append({ sequenceId, position, topic, state });\n    throw isTaken',
      ],
    ],
    says: 'The primary key was taken. Does the error',
  },
  {
    exercise: 'infrastructure-2',
    way: 'takes every conflict of a row with a key for one of the key',
    from: 'solution',
    replace: [['const isTaken = /', 'const isTaken = id === undefined && /']],
    says: 'What has the database complained about?',
  },
  {
    exercise: 'infrastructure-2',
    way: 'looks first, at complete rows only',
    from: 'starter',
    replace: [
      [
        '  await datastore.query(\n',
        "  if (state !== null) {\n    const found = await datastore.query<unknown[]>('SELECT id FROM integer_sequenced_items WHERE sequence_id = ? AND position = ?', [sequenceId, position]);\n    if (found.length > 0) throw new ConcurrencyError({ sequenceId, position }, { cause: new Error('UNIQUE constraint failed') });\n  }\n  await datastore.query(\n",
      ],
    ],
    says: 'Who but the database can decide between them?',
  },
  {
    exercise: 'infrastructure-2',
    way: 'looks first, and has no cause to give',
    from: 'starter',
    replace: [
      [
        '  await datastore.query(\n',
        "  const found = await datastore.query<unknown[]>('SELECT id FROM integer_sequenced_items WHERE sequence_id = ? AND position = ?', [sequenceId, position]);\n  if (found.length > 0) throw new ConcurrencyError({ sequenceId, position });\n  await datastore.query(\n",
      ],
    ],
    says: 'did you look into the table before you wrote?',
  },
  {
    exercise: 'infrastructure-2',
    way: 'makes up a cause',
    from: 'solution',
    replace: [
      [
        '{ sequenceId, position }, { cause })',
        "{ sequenceId, position }, { cause: new Error('The place is taken') })",
      ],
    ],
    says: 'where has its own error gone?',
  },
  {
    exercise: 'infrastructure-2',
    way: 'looks for the column of the position only',
    from: 'solution',
    replace: [['/UNIQUE constraint failed: .*\\.sequence_id, .*\\.position/', '/\\.position/']],
    says: 'The row had no position.',
  },
];
