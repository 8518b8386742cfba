import type { Answers } from '../../../../scripts/exercises/prove.ts';

export const answers: Answers = {
  wrong: [
    {
      way: 'gives both shops one bus that is not the default one',
      replace: [
        ['  readonly bus = new EventBus();', '  readonly bus = sharedBus;'],
        ['export class Shop', 'const sharedBus = new EventBus();\n\nexport class Shop'],
      ],
      says: 'On which bus do the two listen?',
    },
    {
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
      way: 'stores only what it has created itself',
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
  ],
};
