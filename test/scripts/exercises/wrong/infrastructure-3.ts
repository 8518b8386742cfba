import type { Wrong } from './wrong.ts';

export const infrastructure3: readonly Wrong[] = [
  {
    exercise: 'infrastructure-3',
    way: 'begins and commits by hand on the shared connection',
    from: 'starter',
    replace: [
      ['  for (const', "  await datastore.query('BEGIN');\n  try {\n  for (const"],
      [
        '[sequenceId, position, topic, state]);\n  }\n',
        "[sequenceId, position, topic, state]);\n  }\n  await datastore.query('COMMIT');\n  } catch (error) {\n    await datastore.query('ROLLBACK');\n    throw error;\n  }\n",
      ],
    ],
    says: 'did the statements of one get in between those of the other?',
  },
  {
    exercise: 'infrastructure-3',
    way: 'takes the rows back one by one',
    from: 'starter',
    replace: [
      [
        '  for (const { sequenceId, position, topic, state } of rows) {\n    await datastore.query(sql, [sequenceId, position, topic, state]);\n  }',
        "  const done: NewRow[] = [];\n  try {\n    for (const row of rows) {\n      await datastore.query(sql, [row.sequenceId, row.position, row.topic, row.state]);\n      done.push(row);\n    }\n  } catch (error) {\n    for (const row of done) await datastore.query('DELETE FROM integer_sequenced_items WHERE sequence_id = ? AND position = ?', [row.sequenceId, row.position]);\n    throw error;\n  }",
      ],
    ],
    says: 'Rows were written and then deleted again',
  },
  {
    exercise: 'infrastructure-3',
    way: 'looks for taken places first, and complains in its own words',
    from: 'starter',
    replace: [
      [
        '  for (const',
        "  for (const { sequenceId, position } of rows) {\n    const taken = await datastore.query<unknown[]>('SELECT id FROM integer_sequenced_items WHERE sequence_id = ? AND position = ?', [sequenceId, position]);\n    if (taken.length > 0) throw new Error('taken');\n  }\n  for (const",
      ],
    ],
    says: 'Is it the error of the database that reaches them?',
  },
  {
    exercise: 'infrastructure-3',
    way: 'looks for taken places first, and has the database complain',
    from: 'starter',
    replace: [
      [
        '  for (const',
        "  for (const { sequenceId, position, topic, state } of rows) {\n    const taken = await datastore.query<unknown[]>('SELECT id FROM integer_sequenced_items WHERE sequence_id = ? AND position = ?', [sequenceId, position]);\n    if (taken.length > 0) await datastore.query(sql, [sequenceId, position, topic, state]);\n  }\n  for (const",
      ],
    ],
    says: 'Is one of them there now?',
  },
  {
    exercise: 'infrastructure-3',
    way: 'begins a transaction and writes past it',
    from: 'solution',
    replace: [['await manager.query', 'void manager;\n      await datastore.query']],
    says: 'waits in turn?',
  },
  {
    exercise: 'infrastructure-3',
    way: 'catches the error inside',
    from: 'solution',
    replace: [
      ['  await datastore.transaction', '  try {\n  await datastore.transaction'],
      ['    }\n  });', '    }\n  });\n  } catch {\n    // nobody needs to know\n  }'],
    ],
    says: 'Where has the error gone, and is everything awaited?',
  },
  {
    exercise: 'infrastructure-3',
    way: 'refuses an empty batch',
    from: 'solution',
    replace: [
      [
        '  await datastore.transaction',
        "  if (rows.length === 0) throw new Error('no rows');\n  await datastore.transaction",
      ],
    ],
    says: 'An empty batch has nothing to store',
  },
  {
    exercise: 'infrastructure-3',
    way: 'stores row after row',
    from: 'starter',
    replace: [],
    says: 'Where are the first two now?',
  },
  {
    exercise: 'infrastructure-3',
    way: 'stores all rows at place 0',
    from: 'solution',
    replace: [['[sequenceId, position,', '[sequenceId, 0,']],
    says: 'Nothing stands against these two rows',
  },
  {
    exercise: 'infrastructure-3',
    way: 'stores the first row only',
    from: 'solution',
    replace: [['of rows)', 'of rows.slice(0, 1))']],
    says: 'How many are there?',
  },
  {
    exercise: 'infrastructure-3',
    way: 'leaves out rows that want the same place',
    from: 'solution',
    replace: [
      [
        'of rows)',
        'of new Map(rows.map((row) => [`${row.sequenceId}/${row.position}`, row])).values())',
      ],
    ],
    says: 'Can both have it?',
  },
  {
    exercise: 'infrastructure-3',
    way: 'makes one transaction of all batches of a moment',
    from: 'solution',
    replace: [
      [
        'export async function appendAll',
        'let waiting: NewRow[] = [];\nlet flush: Promise<void> | undefined;\n\nexport async function appendAll',
      ],
      [
        '  await datastore.transaction(',
        '  waiting.push(...rows);\n  flush ??= Promise.resolve().then(() => {\n  const all = waiting;\n  waiting = [];\n  flush = undefined;\n  return datastore.transaction(',
      ],
      ['of rows)', 'of all)'],
      ['    }\n  });\n}', '    }\n  });\n  });\n  await flush;\n}'],
    ],
    says: 'Can both have it, or none?',
  },
  {
    exercise: 'infrastructure-3',
    way: 'uses savepoints on the shared connection',
    from: 'starter',
    replace: [
      ['  for (const', "  await datastore.query('SAVEPOINT batch');\n  try {\n  for (const"],
      [
        '[sequenceId, position, topic, state]);\n  }\n',
        "[sequenceId, position, topic, state]);\n  }\n  await datastore.query('RELEASE batch');\n  } catch (error) {\n    await datastore.query('ROLLBACK TO batch');\n    await datastore.query('RELEASE batch');\n    throw error;\n  }\n",
      ],
    ],
    says: 'Is it there as a whole, and nothing of the other?',
  },
  {
    exercise: 'infrastructure-3',
    way: 'lets batches wait for each other, and readers in between',
    from: 'starter',
    replace: [
      [
        'export async function appendAll(',
        'let last: Promise<unknown> = Promise.resolve();\n\nexport function appendAll(datastore: TypeOrmDatastore, rows: readonly NewRow[]): Promise<void> {\n  const turn = last.then(() => write(datastore, rows));\n  last = turn.catch(() => undefined);\n  return turn;\n}\n\nasync function write(',
      ],
      ['  for (const', "  await datastore.query('BEGIN');\n  try {\n  for (const"],
      [
        '[sequenceId, position, topic, state]);\n  }\n',
        "[sequenceId, position, topic, state]);\n  }\n  await datastore.query('COMMIT');\n  } catch (error) {\n    await datastore.query('ROLLBACK');\n    throw error;\n  }\n",
      ],
    ],
    says: 'which method of the datastore does?',
  },
];
