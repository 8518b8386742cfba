import type { Wrong } from './wrong.ts';

export const infrastructure: readonly Wrong[] = [
  {
    exercise: 'infrastructure-1',
    way: 'counts from one',
    from: 'solution',
    replace: [['[0, 1, 2, 3]', '[1, 2, 3, 4]']],
    says: 'Where does that begin?',
  },
  {
    exercise: 'infrastructure-1',
    way: 'forgets the event of being discarded',
    from: 'solution',
    replace: [['[0, 1, 2, 3]', '[0, 1, 2]']],
    says: 'Being discarded happens to an entity, too',
  },
  {
    exercise: 'infrastructure-1',
    way: 'believes that a change overwrites the row',
    from: 'solution',
    replace: [['[0, 1, 2, 3]', '[0]']],
    says: 'A change overwrites no row',
  },
  {
    exercise: 'infrastructure-1',
    way: 'counts through all entities',
    from: 'solution',
    replace: [['= [0];', '= [4];']],
    says: 'Each entity is a sequence of its own',
  },
  {
    exercise: 'infrastructure-1',
    way: 'believes that discarding deletes',
    from: 'solution',
    replace: [['= 5', '= 1']],
    says: 'Are its rows gone, too?',
  },
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
    says: 'where has its own error gone?',
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
    way: 'looks for taken places first',
    from: 'starter',
    replace: [
      [
        '  for (const',
        "  for (const { sequenceId, position } of rows) {\n    const taken = await datastore.query<unknown[]>('SELECT id FROM integer_sequenced_items WHERE sequence_id = ? AND position = ?', [sequenceId, position]);\n    if (taken.length > 0) throw new Error('taken');\n  }\n  for (const",
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
    says: 'Where has the error gone?',
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
    exercise: 'infrastructure-4',
    way: 'looks for the class by its name',
    from: 'solution',
    replace: [['eventClass === event.constructor', 'eventClass.name === event.constructor.name']],
    says: 'Compare the classes, not their names',
  },
  {
    exercise: 'infrastructure-4',
    way: 'forgets the aliases',
    from: 'solution',
    replace: [['aliasMap.get(topic) ?? topic', 'topic']],
    says: 'Does the alias lead to the class?',
  },
  {
    exercise: 'infrastructure-4',
    way: 'returns undefined for an unknown topic',
    from: 'solution',
    replace: [
      [
        '      if (!eventClass) throw new Error(`There is no topic ${topic}. Known: ${known}`);\n      return eventClass;',
        '      return eventClass as EventClass;',
      ],
    ],
    says: 'nobody has complained',
  },
  {
    exercise: 'infrastructure-4',
    way: 'does not say which ones are known',
    from: 'solution',
    replace: [['${topic}. Known: ${known}', '${topic}']],
    says: 'Does it also name the ones that are known?',
  },
  {
    exercise: 'infrastructure-4',
    way: 'looks topics up in a plain object',
    from: 'solution',
    replace: [
      ['classMap.get(aliasMap.get(topic) ?? topic)', 'classes[aliasMap.get(topic) ?? topic]'],
    ],
    says: 'what does every object inherit?',
  },
  {
    exercise: 'infrastructure-4',
    way: 'falls back to the class name for an unregistered event',
    from: 'solution',
    replace: [
      [
        'if (!entry) throw new Error(`${event.constructor.name} has no topic. Known: ${known}`)',
        'if (!entry) return event.constructor.name',
      ],
    ],
    says: 'Which topic should its rows have',
  },
  {
    exercise: 'infrastructure-5',
    way: 'trusts the second parameter of JSON.stringify',
    from: 'starter',
    replace: [
      [
        'JSON.stringify(value)',
        "JSON.stringify(value, (_, field) => (field instanceof Date ? { $date: field.toISOString() } : typeof field === 'bigint' ? { $bigint: String(field) } : field))",
      ],
    ],
    says: 'even before it asks you',
  },
  {
    exercise: 'infrastructure-5',
    way: 'reads every text that looks like a date as one',
    from: 'starter',
    replace: [
      [
        'JSON.stringify(value)',
        "JSON.stringify(value, (_, field) => (typeof field === 'bigint' ? `${field}n` : field === undefined ? 'undefined' : field))",
      ],
      ['JSON.parse(text)', 'revived(JSON.parse(text))'],
      [
        'export function decode',
        "function revived(value: unknown): unknown {\n  if (Array.isArray(value)) return value.map(revived);\n  if (value === 'undefined') return undefined;\n  if (typeof value === 'string' && /^\\d{4}-.*Z$/.test(value)) return new Date(value);\n  if (typeof value === 'string' && /^-?\\d+n$/.test(value)) return BigInt(value.slice(0, -1));\n  if (typeof value !== 'object' || value === null) return value;\n  return Object.fromEntries(Object.entries(value).map(([name, field]) => [name, revived(field)]));\n}\n\nexport function decode",
      ],
    ],
    says: 'only looked like a date',
  },
  {
    exercise: 'infrastructure-5',
    way: 'leaves undefined to a reviver',
    from: 'solution',
    replace: [
      [
        'unmarked(JSON.parse(text))',
        "JSON.parse(text, (_, field) => ('$undefined' in Object(field) ? undefined : '$date' in Object(field) || '$bigint' in Object(field) ? unmarked(field) : field))",
      ],
    ],
    says: 'A reviver that returns undefined deletes the field',
  },
  {
    exercise: 'infrastructure-5',
    way: 'writes a bigint as a number',
    from: 'solution',
    replace: [['return { $bigint: String(value) }', 'return Number(value)']],
    says: 'Which digits have got lost?',
  },
  {
    exercise: 'infrastructure-5',
    way: 'writes bytes of Latin letters',
    from: 'solution',
    replace: [
      ['JSON.stringify(marked(value))', 'btoa(JSON.stringify(marked(value)))'],
      ['JSON.parse(text)', 'JSON.parse(atob(text))'],
    ],
    says: 'Which step takes only letters of one byte?',
  },
  {
    exercise: 'infrastructure-5',
    way: 'does not wrap what looks like a mark',
    from: 'solution',
    replace: [
      [
        'looksMarked ? { $plain: eachField(value, marked) } : eachField(value, marked)',
        'looksMarked ? eachField(value, marked) : eachField(value, marked)',
      ],
    ],
    says: 'looks like one of your marks',
  },
  {
    exercise: 'infrastructure-6',
    way: 'filters what it has fetched',
    from: 'solution',
    replace: [
      [
        'eventStore.listEvents(id, { gte: after, lt: upTo })',
        '(await eventStore.listEvents(id)).slice(after, upTo)',
      ],
    ],
    says: 'rows were fetched for',
  },
  {
    exercise: 'infrastructure-6',
    way: 'is one off: a version is no position',
    from: 'solution',
    replace: [['{ gte: after, lt: upTo }', '{ gt: after, lte: upTo }']],
    says: 'Version 3 is reached with position 2',
  },
  {
    exercise: 'infrastructure-6',
    way: 'limits the end and forgets the beginning',
    from: 'solution',
    replace: [
      ['{ gte: after, lt: upTo }', '{ lt: upTo }'],
      ['return after === upTo ? []', 'return after === upTo ? []'],
    ],
    says: 'at which positions are the events in between?',
  },
  {
    exercise: 'infrastructure-6',
    way: 'gives the last state for a version that is still to come',
    from: 'solution',
    replace: [['events.length < upTo - after', 'events.length < upTo - after - 9']],
    says: 'Is the state at version 6 an answer?',
  },
  {
    exercise: 'infrastructure-6',
    way: 'makes a new object when catching up',
    from: 'solution',
    replace: [
      [
        'return apply(example, await allBetween(eventStore, example.id, example.version, version))',
        'return exampleAt(eventStore, example.id, version)',
      ],
    ],
    says: 'the same object, or another one?',
  },
  {
    exercise: 'infrastructure-6',
    way: 'goes backwards without a word',
    from: 'solution',
    replace: [
      [
        "  if (version < example.version) throw new RangeError('A mutator function goes forward only');",
        '  if (version < example.version) return example;',
      ],
    ],
    says: 'can a mutator function undo an event?',
  },
];
