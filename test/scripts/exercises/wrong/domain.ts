import type { Wrong } from './wrong.ts';

export const domain: readonly Wrong[] = [
  {
    exercise: 'domain-1',
    way: 'counts the changes only',
    from: 'solution',
    replace: [['version = 4', 'version = 3']],
    says: 'Was there no event before them?',
  },
  {
    exercise: 'domain-1',
    way: 'believes that creating publishes nothing',
    from: 'solution',
    replace: [['numberOfEvents = 4', 'numberOfEvents = 3']],
    says: 'The factory has the same three steps as a command',
  },
  {
    exercise: 'domain-1',
    way: 'takes the version after the event',
    from: 'solution',
    replace: [['LastEvent = 3', 'LastEvent = 4']],
    says: 'just before its last event',
  },
  {
    exercise: 'domain-2',
    way: 'freezes in the constructor of a base class',
    from: 'starter',
    replace: [
      [
        'export class SeatBooked extends DomainEvent {',
        'class Frozen extends DomainEvent {\n  constructor(fields: OriginatorFields) {\n    super(fields);\n    Object.freeze(this);\n  }\n}\n\nexport class SeatBooked extends Frozen {',
      ],
      ['SeatMoved extends DomainEvent', 'SeatMoved extends Frozen'],
    ],
    says: 'Can it still add its field to an object that was frozen there?',
  },
  {
    exercise: 'domain-2',
    way: 'seals instead of freezing',
    from: 'solution',
    replace: [['Object.freeze', 'Object.seal']],
    says: 'Does it keep its values?',
  },
  {
    exercise: 'domain-2',
    way: 'forgets one of the two classes',
    from: 'solution',
    replace: [['this.to = to;\n    Object.freeze(this);', 'this.to = to;']],
    says: 'SeatBooked is frozen and SeatMoved is not',
  },
  {
    exercise: 'domain-2',
    way: 'hides the field behind a getter',
    from: 'starter',
    replace: [
      [
        '  readonly seat: string;\n',
        '  #seat: string;\n  get seat(): string {\n    return this.#seat;\n  }\n',
      ],
      ['this.seat = seat;', 'this.#seat = seat;'],
    ],
    says: 'A private one is out of its sight',
  },
  {
    exercise: 'domain-2',
    way: 'makes the fields read-only and leaves the object open',
    from: 'solution',
    replace: [
      [
        'Object.freeze(this)',
        'for (const name of Object.keys(this)) Object.defineProperty(this, name, { writable: false })',
      ],
    ],
    says: 'Can somebody add one?',
  },
  {
    exercise: 'domain-3',
    way: 'forgets to count the version up',
    from: 'solution',
    replace: [[', version: event.originatorVersion + 1', '']],
    says: 'Has Renamed counted the version up',
  },
  {
    exercise: 'domain-3',
    way: 'leaves the silent default branch',
    from: 'solution',
    replace: [['return unhandled(event)', 'return room']],
    says: 'nobody noticed. What does the default branch do?',
  },
  {
    exercise: 'domain-3',
    way: 'throws in the default branch without asking the compiler',
    from: 'solution',
    replace: [['return unhandled(event)', "throw new Error('unknown event')"]],
    says: 'If it gave the event to `unhandled`',
  },
  {
    exercise: 'domain-3',
    way: 'lets the parameter take anything',
    from: 'solution',
    replace: [['unhandled(event: never)', 'unhandled(event: unknown)']],
    says: 'A parameter of that type is what refuses every event',
    types: true,
  },
  {
    exercise: 'domain-4',
    way: 'counts an index up over the same list',
    from: 'solution',
    replace: [
      [
        'for (const subscriber of [...subscribers]) {\n    await subscriber(batch);',
        'for (let index = 0; index < subscribers.length; index += 1) {\n    await subscribers[index]?.(batch);',
      ],
    ],
    says: 'Where did the next one move to?',
  },
  {
    exercise: 'domain-4',
    way: 'goes backwards',
    from: 'solution',
    replace: [['[...subscribers]', 'subscribers.toReversed()']],
    says: 'in the order in which they subscribed?',
  },
  {
    exercise: 'domain-4',
    way: 'calls all at once',
    from: 'solution',
    replace: [
      [
        'for (const subscriber of [...subscribers]) {\n    await subscriber(batch);\n  }',
        'await Promise.all([...subscribers].map((subscriber) => subscriber(batch)));',
      ],
    ],
    says: 'The slow one was not awaited before the next was called',
  },
  {
    exercise: 'domain-4',
    way: 'unsubscribes nobody',
    from: 'solution',
    replace: [['if (index >= 0) subscribers.splice(index, 1);', 'if (index >= 0) return;']],
    says: 'had unsubscribed, for good',
  },
  {
    exercise: 'domain-4',
    way: 'makes a new list for those who leave, and not for those who come',
    from: 'solution',
    replace: [
      ['const subscribers', 'let subscribers'],
      [
        'const index = subscribers.indexOf(subscriber);\n  if (index >= 0) subscribers.splice(index, 1);',
        'subscribers = subscribers.filter((other) => other !== subscriber);',
      ],
      ['[...subscribers]', 'subscribers'],
    ],
    says: 'The guest came when the batch was already on its way',
  },
  {
    exercise: 'domain-5',
    way: 'compares the version first',
    from: 'solution',
    replace: [
      [
        '    if (event.originatorId !== copy.id) throw new OriginatorIdError(copy.id, event.originatorId);\n',
        '',
      ],
      [
        '    result = mutate',
        '    if (event.originatorId !== copy.id) throw new OriginatorIdError(copy.id, event.originatorId);\n    result = mutate',
      ],
    ],
    says: 'Which question comes first?',
  },
  {
    exercise: 'domain-5',
    way: 'allows gaps',
    from: 'solution',
    replace: [
      ['event.originatorVersion !== copy.version', 'event.originatorVersion < copy.version'],
    ],
    says: 'There is a gap before this event',
  },
  {
    exercise: 'domain-5',
    way: 'changes the entity while it looks',
    from: 'solution',
    replace: [
      [
        'const copy: Example = Object.assign(Object.create(Object.getPrototypeOf(entity)), entity);',
        'const copy = entity;',
      ],
    ],
    says: 'the two before it have changed the entity',
  },
  {
    exercise: 'domain-5',
    way: 'looks at ids and versions first, and forgets that mutate may throw',
    from: 'solution',
    replace: [
      ['    result = mutate(copy, event);\n', '    copy._version += 1;\n'],
      [
        '  Object.assign(entity, copy);\n',
        '  for (const event of events) result = mutate(entity, event);\n',
      ],
    ],
    says: 'it was mutate that threw, in the middle of the batch',
  },
  {
    exercise: 'domain-5',
    way: 'swallows the error',
    from: 'solution',
    replace: [
      ['  let result', '  try {\n  let result'],
      [
        '  return result && entity;',
        '  return result && entity;\n  } catch {\n    return entity;\n  }',
      ],
    ],
    says: 'nobody stopped it',
  },
  {
    exercise: 'domain-5',
    way: 'returns the copy',
    from: 'solution',
    replace: [['return result && entity', 'return result']],
    says: 'Is what applyBatch returns the same object?',
  },
  {
    exercise: 'domain-6',
    way: 'draws in the mutator function',
    from: 'solution',
    replace: [['basket.voucher = event.voucher', 'basket.voucher = Math.ceil(Math.random() * 6)']],
    says: 'What does mutate ask that is not in the event?',
  },
  {
    exercise: 'domain-6',
    way: 'empties the basket without an event',
    from: 'solution',
    replace: [["this.trigger({ type: 'Emptied' })", 'this.items = []']],
    says: 'Has something changed that no event tells of?',
  },
  {
    exercise: 'domain-6',
    way: 'lets the basket and the event share an array',
    from: 'solution',
    replace: [
      [
        'basket.items = [...basket.items, ...event.items];',
        'if (basket.items.length === 0) basket.items = event.items as string[];\n      else basket.items.push(...event.items);',
      ],
    ],
    says: 'Who else holds the array inside it?',
  },
  {
    exercise: 'domain-6',
    way: 'keeps the caller’s array',
    from: 'solution',
    replace: [['items: [...items] }', 'items }']],
    says: 'The caller has changed its own array',
  },
  {
    exercise: 'domain-6',
    way: 'draws the same voucher always',
    from: 'solution',
    replace: [['1 + Math.floor(Math.random() * 6)', '4']],
    says: 'Is it still a lottery?',
  },
];
