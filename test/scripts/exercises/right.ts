import type { Answer } from './wrong/wrong.ts';

/** Other right answers than the guide's: no check may insist on one way. */
export const right: readonly Answer[] = [
  {
    exercise: 'domain-2',
    way: 'assigns and freezes in one base class',
    from: 'starter',
    replace: [
      [
        'export class SeatBooked extends DomainEvent {',
        'class Frozen extends DomainEvent {\n  constructor(fields: OriginatorFields) {\n    super(fields);\n    Object.freeze(Object.assign(this, fields));\n  }\n}\n\nexport class SeatBooked extends Frozen {',
      ],
      ['SeatMoved extends DomainEvent', 'SeatMoved extends Frozen'],
      [
        '  readonly seat: string;\n\n  constructor({ seat, ...originator }: OriginatorFields & { seat: string }) {\n    super(originator);\n    this.seat = seat;\n  }',
        '  declare readonly seat: string;\n\n  constructor(fields: OriginatorFields & { seat: string }) {\n    super(fields);\n  }',
      ],
      [
        '  readonly to: string;\n\n  constructor({ to, ...originator }: OriginatorFields & { to: string }) {\n    super(originator);\n    this.to = to;\n  }',
        '  declare readonly to: string;\n\n  constructor(fields: OriginatorFields & { to: string }) {\n    super(fields);\n  }',
      ],
    ],
  },
  {
    exercise: 'domain-4',
    way: 'puts a new list into the place of the old one',
    from: 'starter',
    replace: [
      ['const subscribers: ', 'let subscribers: readonly '],
      ['subscribers.push(subscriber);', 'subscribers = [...subscribers, subscriber];'],
      [
        'const index = subscribers.indexOf(subscriber);\n  if (index >= 0) subscribers.splice(index, 1);',
        'subscribers = subscribers.filter((other) => other !== subscriber);',
      ],
    ],
  },
  {
    exercise: 'domain-5',
    way: 'takes back what has been changed',
    from: 'solution',
    replace: [
      [
        'const copy: Example = Object.assign(Object.create(Object.getPrototypeOf(entity)), entity);',
        'const before = { ...entity };\n  const copy = entity;\n  try {',
      ],
      [
        '  Object.assign(entity, copy);\n  return result && entity;',
        '  return result;\n  } catch (error) {\n    Object.assign(entity, before);\n    throw error;\n  }',
      ],
    ],
  },
  {
    exercise: 'infrastructure-2',
    way: 'gives the error of the driver as the cause',
    from: 'solution',
    replace: [['{ cause })', '{ cause: Object(cause).driverError })']],
  },
  {
    exercise: 'infrastructure-3',
    way: 'writes one statement',
    from: 'solution',
    replace: [
      [
        '  await datastore.transaction(async (manager) => {\n    for (const { sequenceId, position, topic, state } of rows) {\n      await manager.query(sql, [sequenceId, position, topic, state]);\n    }\n  });',
        "  if (rows.length === 0) return;\n  const values = rows.map(() => '(?, ?, ?, ?)').join(', ');\n  const parameters = rows.flatMap(({ sequenceId, position, topic, state }) => [sequenceId, position, topic, state]);\n  await datastore.query(sql.replace('(?, ?, ?, ?)', values), parameters);",
      ],
    ],
  },
  {
    exercise: 'infrastructure-5',
    way: 'marks every value, so that nothing looks like a mark',
    from: 'starter',
    replace: [
      ['JSON.stringify(value)', 'JSON.stringify(marked(value))'],
      ['JSON.parse(text)', 'unmarked(JSON.parse(text))'],
      [
        'export function decode',
        "function marked(value: unknown): unknown {\n  if (value instanceof Date) return ['date', value.toISOString()];\n  if (typeof value === 'bigint') return ['bigint', String(value)];\n  if (value === undefined) return ['undefined'];\n  if (Array.isArray(value)) return ['array', ...value.map(marked)];\n  if (typeof value !== 'object' || value === null) return value;\n  return Object.fromEntries(Object.entries(value).map(([name, field]) => [name, marked(field)]));\n}\n\nfunction unmarked(value: unknown): unknown {\n  if (Array.isArray(value)) {\n    const [mark, ...rest] = value;\n    if (mark === 'date') return new Date(rest[0]);\n    if (mark === 'bigint') return BigInt(rest[0]);\n    return mark === 'array' ? rest.map(unmarked) : undefined;\n  }\n  if (typeof value !== 'object' || value === null) return value;\n  return Object.fromEntries(Object.entries(value).map(([name, field]) => [name, unmarked(field)]));\n}\n\nexport function decode",
      ],
    ],
  },
  {
    exercise: 'infrastructure-6',
    way: 'reads a number of events from a place on',
    from: 'solution',
    replace: [['{ gte: after, lt: upTo }', '{ gt: after - 1, limit: upTo - after }']],
  },
  {
    exercise: 'application-2',
    way: 'closes in a finally',
    from: 'solution',
    replace: [
      [
        '  await using recorder = new Recorder();\n  return await work(recorder);',
        '  const recorder = new Recorder();\n  try {\n    return await work(recorder);\n  } finally {\n    recorder.close();\n  }',
      ],
    ],
  },
  {
    exercise: 'application-5',
    way: 'counts down',
    from: 'solution',
    replace: [
      ['for (let attempt = 1; ; attempt += 1)', 'for (let left = attempts - 1; ; left -= 1)'],
      ['attempt >= attempts', 'left <= 0'],
    ],
  },
  {
    exercise: 'application-6',
    way: 'begins from zero whenever it catches up',
    from: 'solution',
    replace: [
      [
        '    for (const id of',
        '    this.foos.clear();\n    this.next.clear();\n    this.changes = 0;\n    for (const id of',
      ],
    ],
  },
];
