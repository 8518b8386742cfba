import type { Answers } from '../../../../scripts/exercises/prove.ts';

export const answers: Answers = {
  wrong: [
    {
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
  ],
  right: [
    {
      way: 'writes one statement',
      replace: [
        [
          '  await datastore.transaction(async (manager) => {\n    for (const { sequenceId, position, topic, state } of rows) {\n      await manager.query(sql, [sequenceId, position, topic, state]);\n    }\n  });',
          "  if (rows.length === 0) return;\n  const values = rows.map(() => '(?, ?, ?, ?)').join(', ');\n  const parameters = rows.flatMap(({ sequenceId, position, topic, state }) => [sequenceId, position, topic, state]);\n  await datastore.query(sql.replace('(?, ?, ?, ?)', values), parameters);",
        ],
      ],
    },
  ],
};
