import type { Wrong } from './wrong.ts';

export const application: readonly Wrong[] = [
  {
    exercise: 'application-1',
    way: 'believes that a closed application still stores',
    from: 'solution',
    replace: [['Three: number = 2', 'Three: number = 3']],
    says: 'Who was still listening',
  },
  {
    exercise: 'application-1',
    way: 'believes that the entity notices',
    from: 'solution',
    replace: [['InMemory: number = 3', 'InMemory: number = 2']],
    says: 'Does it notice that nobody listens?',
  },
  {
    exercise: 'application-1',
    way: 'takes the object for the database',
    from: 'solution',
    replace: [["= 'two'", "= 'three'"]],
    says: 'Was “three” stored?',
  },
  {
    exercise: 'application-1',
    way: 'believes that the gap is stored',
    from: 'solution',
    replace: [["= 'refused'", "= 'stored'"]],
    says: 'Which place would be the next one',
  },
  {
    exercise: 'application-1',
    way: 'believes that the gap passes in silence',
    from: 'solution',
    replace: [["= 'refused'", "= 'lost'"]],
    says: 'let a gap pass in silence?',
  },
  {
    exercise: 'application-2',
    way: 'returns the promise without awaiting it',
    from: 'solution',
    replace: [['return await work', 'return work']],
    says: 'Who waits for its promise?',
  },
  {
    exercise: 'application-2',
    way: 'closes only when all went well',
    from: 'starter',
    replace: [
      [
        '  close(): void {',
        '  async [Symbol.asyncDispose](): Promise<void> {\n    this.close();\n  }\n\n  close(): void {',
      ],
    ],
    says: 'which line was never reached?',
  },
  {
    exercise: 'application-2',
    way: 'swallows the error',
    from: 'starter',
    replace: [
      [
        '  const result = await work(recorder);\n  recorder.close();\n  return result;',
        '  try {\n    return await work(recorder);\n  } catch {\n    return undefined as Result;\n  } finally {\n    recorder.close();\n  }',
      ],
    ],
    says: 'has kept it for itself',
  },
  {
    exercise: 'application-2',
    way: 'uses finally and forgets that others may want await using',
    from: 'starter',
    replace: [
      [
        '  const result = await work(recorder);\n  recorder.close();\n  return result;',
        '  try {\n    return await work(recorder);\n  } finally {\n    recorder.close();\n  }',
      ],
    ],
    says: 'Which symbol is it called by?',
  },
  {
    exercise: 'application-2',
    way: 'takes itself off by an index that may be -1',
    from: 'solution',
    replace: [
      ['import { subscribe, unsubscribe,', 'import { subscribe, subscribers,'],
      ['unsubscribe(this.record)', 'subscribers.splice(subscribers.indexOf(this.record), 1)'],
    ],
    says: 'taken somebody else off the list',
  },
  {
    exercise: 'application-2',
    way: 'unsubscribes another function than it has subscribed',
    from: 'solution',
    replace: [['unsubscribe(this.record)', 'unsubscribe((events) => this.record(events))']],
    says: 'the number of subscribers is another than before',
  },
  {
    exercise: 'application-3',
    way: 'gives both shops one bus that is not the default one',
    from: 'solution',
    replace: [
      ['  readonly bus = new EventBus();', '  readonly bus = sharedBus;'],
      ['export class Shop', 'const sharedBus = new EventBus();\n\nexport class Shop'],
    ],
    says: 'On which bus do the two listen?',
  },
  {
    exercise: 'application-3',
    way: 'closes the shop that was opened before',
    from: 'starter',
    replace: [
      ['  readonly policy', '  static current: Shop | undefined;\n  readonly policy'],
      [
        '    this.policy = new',
        '    Shop.current?.close();\n    Shop.current = this;\n    this.policy = new',
      ],
    ],
    says: 'Has opening the second one closed it?',
  },
  {
    exercise: 'application-3',
    way: 'stores only what it has created itself',
    from: 'solution',
    replace: [
      ['  readonly bus', '  readonly mine = new Set<string>();\n  readonly bus'],
      [
        '    await this.save(example);',
        '    this.mine.add(example.id);\n    await this.save(example);',
      ],
      [
        '    await example.save(this.bus);',
        '    if (this.mine.has(example.id)) await example.save(this.bus);',
      ],
    ],
    says: 'an example that it had not created itself',
  },
  {
    exercise: 'application-3',
    way: 'writes past the bus',
    from: 'starter',
    replace: [
      [
        '  constructor(eventStore',
        '  readonly store: EventStore<EntityEvent>;\n\n  constructor(eventStore',
      ],
      ['    this.policy = new', '    this.store = eventStore;\n    this.policy = new'],
      ['await example.save()', 'await this.store.storeEvents(example.pendingEvents)'],
    ],
    says: 'Storing them behind its back',
  },
  {
    exercise: 'application-3',
    way: 'does not notice that it is closed',
    from: 'solution',
    replace: [
      [
        '    this.policy.close();',
        '    this.policy.close();\n    this.bus.subscribe(() => undefined);',
      ],
    ],
    says: 'Who tells them that nothing is stored?',
  },
  {
    exercise: 'application-4',
    way: 'forgets to save',
    from: 'solution',
    replace: [['  await app.save(example);\n', '']],
    says: 'Who has stored that it is gone?',
  },
  {
    exercise: 'application-4',
    way: 'marks it by a value',
    from: 'solution',
    replace: [['example.discard()', "example.changeFoo('deleted')"]],
    says: 'Which event makes it gone?',
  },
  {
    exercise: 'application-4',
    way: 'keeps quiet when it is gone already',
    from: 'solution',
    replace: [
      [
        '  const example = await app.exampleRepository.get(id);\n  example',
        '  const example = await app.exampleRepository.find(id);\n  if (!example) return;\n  example',
      ],
    ],
    says: 'Who tells the caller?',
  },
  {
    exercise: 'application-4',
    way: 'asks the repository for the present',
    from: 'solution',
    replace: [['{ at: last.originatorVersion }', '{}']],
    says: 'At which version was it the last time it was there?',
  },
  {
    exercise: 'application-4',
    way: 'goes back one event too many',
    from: 'solution',
    replace: [['{ at: last.originatorVersion }', '{ at: last.originatorVersion - 1 }']],
    says: 'Which was its last state before it was discarded?',
  },
  {
    exercise: 'application-4',
    way: 'takes the state before the last event always',
    from: 'solution',
    replace: [
      [
        '  if (!(last instanceof DiscardedEvent)) return app.exampleRepository.get(id);\n',
        '  if (!last) return app.exampleRepository.get(id);\n  if (!(last instanceof DiscardedEvent)) return app.exampleRepository.get(id, { at: last.originatorVersion });\n',
      ],
    ],
    says: 'Is the state before its last event its present one?',
  },
  {
    exercise: 'application-5',
    way: 'tries again with the object that has lost',
    from: 'solution',
    replace: [
      ['  for (let', '  const example = await app.exampleRepository.get(id);\n  for (let'],
      [
        '    const example = await app.exampleRepository.get(id);\n    await change',
        '    await change',
      ],
    ],
    says: 'Where is a fresh one?',
  },
  {
    exercise: 'application-5',
    way: 'decides once and writes again',
    from: 'solution',
    replace: [
      [
        '    await change(example);\n',
        "    if (attempt === 1) await change(example);\n    else example.changeFoo('mine');\n",
      ],
    ],
    says: 'Did `change` decide anew',
  },
  {
    exercise: 'application-5',
    way: 'tries again after every error',
    from: 'solution',
    replace: [
      ['!(error instanceof ConcurrencyError) || attempt >= attempts', 'attempt >= attempts'],
      ['    await change(example);\n    try {\n', '    try {\n      await change(example);\n'],
    ],
    says: 'Which error is the only reason to try again?',
  },
  {
    exercise: 'application-5',
    way: 'tries for ever',
    from: 'solution',
    replace: [[' || attempt >= attempts', '']],
    says: 'When is it enough?',
  },
  {
    exercise: 'application-5',
    way: 'counts one attempt too many',
    from: 'solution',
    replace: [['attempt >= attempts', 'attempt > attempts']],
    says: 'How many attempts were there to be?',
  },
  {
    exercise: 'application-5',
    way: 'swallows the last error',
    from: 'solution',
    replace: [
      [
        'if (!(error instanceof ConcurrencyError) || attempt >= attempts) throw error;',
        'if (!(error instanceof ConcurrencyError)) throw error;\n      if (attempt >= attempts) return example;',
      ],
    ],
    says: 'What should the caller learn',
  },
  {
    exercise: 'application-5',
    way: 'takes a closed application for a conflict',
    from: 'solution',
    replace: [['!(error instanceof ConcurrencyError) ||', '']],
    says: 'Is that a conflict, which may go better the next time?',
  },
  {
    exercise: 'application-6',
    way: 'counts what it reads again',
    from: 'starter',
    replace: [
      [
        'catchUp(eventStore: EventStore<EntityEvent>): Promise<void> {',
        'catchUp(eventStore: EventStore<EntityEvent>): Promise<void> {\n    this.foos.clear();',
      ],
    ],
    says: 'Which events has it counted already?',
  },
  {
    exercise: 'application-6',
    way: 'begins from zero each time, and counts what is delivered twice',
    from: 'starter',
    replace: [
      [
        'catchUp(eventStore: EventStore<EntityEvent>): Promise<void> {',
        'catchUp(eventStore: EventStore<EntityEvent>): Promise<void> {\n    this.foos.clear();\n    this.changes = 0;',
      ],
    ],
    says: 'Is the list sure that it has had these events?',
  },
  {
    exercise: 'application-6',
    way: 'jumps over holes',
    from: 'solution',
    replace: [['originatorVersion !== (this', 'originatorVersion < (this']],
    says: 'What about the hole between them?',
  },
  {
    exercise: 'application-6',
    way: 'forgets the number of what is gone',
    from: 'solution',
    replace: [
      [
        'if (event instanceof DiscardedEvent) this.foos.delete(originatorId);',
        'if (event instanceof DiscardedEvent) {\n      this.foos.delete(originatorId);\n      this.next.delete(originatorId);\n    }',
      ],
    ],
    says: 'something that is gone is back',
  },
  {
    exercise: 'application-6',
    way: 'catches up with examples that it does not know only',
    from: 'solution',
    replace: [['{ gte: this.next.get(id) ?? 0 }', 'this.next.has(id) ? { gte: 1000 } : {}']],
    says: 'does catching up find those that were never received?',
  },
];
