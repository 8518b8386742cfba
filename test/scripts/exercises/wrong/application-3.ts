import type { Wrong } from './wrong.ts';

export const application3: readonly Wrong[] = [
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
    exercise: 'application-3',
    way: 'keeps one event store for all shops',
    from: 'solution',
    replace: [
      ['  readonly bus', '  static store: EventStore<EntityEvent> | undefined;\n  readonly bus'],
      [
        '    this.policy = new PersistencePolicy({ eventStore,',
        '    Shop.store ??= eventStore;\n    this.policy = new PersistencePolicy({ eventStore: Shop.store,',
      ],
    ],
    says: 'The second shop was open and has stored nothing',
  },
  {
    exercise: 'application-3',
    way: 'lets the stores of earlier shops listen to the new bus',
    from: 'solution',
    replace: [
      [
        '  readonly bus',
        '  static readonly stores: EventStore<EntityEvent>[] = [];\n  readonly bus',
      ],
      [
        '    this.policy = new',
        '    for (const store of Shop.stores) new PersistencePolicy({ eventStore: store, bus: this.bus });\n    Shop.stores.push(eventStore);\n    this.policy = new',
      ],
    ],
    says: 'is in the database of the first one',
  },
  {
    exercise: 'application-3',
    way: 'remembers for all shops which bus was used last',
    from: 'solution',
    replace: [
      ['  readonly bus', '  static bus: EventBus;\n  readonly bus'],
      [
        '    await example.save(this.bus);',
        '    Shop.bus = this.bus;\n    await Promise.resolve();\n    await example.save(Shop.bus);',
      ],
    ],
    says: 'is what was saved in the first one?',
  },
  {
    exercise: 'application-3',
    way: 'lets whoever saves meanwhile use the bus that is in use',
    from: 'solution',
    replace: [
      ['  readonly bus', '  static bus: EventBus | undefined;\n  readonly bus'],
      [
        '    await example.save(this.bus);',
        '    Shop.bus ??= this.bus;\n    await example.save(Shop.bus);\n    Shop.bus = undefined;',
      ],
    ],
    says: 'is what was saved in the second one?',
  },
  {
    exercise: 'application-3',
    way: 'has a bus for each database, and not for each shop',
    from: 'solution',
    replace: [
      ['export class Shop', 'const buses = new WeakMap<object, EventBus>();\n\nexport class Shop'],
      ['  readonly bus = new EventBus();', '  readonly bus: EventBus;'],
      [
        '    this.policy = new',
        '    this.bus = buses.get(eventStore) ?? new EventBus();\n    buses.set(eventStore, this.bus);\n    this.policy = new',
      ],
    ],
    says: 'How many of them try to store it?',
  },
  {
    exercise: 'application-3',
    way: 'closes all shops with one',
    from: 'solution',
    replace: [
      ['  readonly bus', '  static readonly open: Shop[] = [];\n  readonly bus'],
      ['    this.policy = new', '    Shop.open.push(this);\n    this.policy = new'],
      ['    this.policy.close();', '    for (const shop of Shop.open) shop.policy.close();'],
    ],
    says: 'the second one cannot store any more',
  },
  {
    exercise: 'application-3',
    way: 'counts the shops that are closed, and not which',
    from: 'solution',
    replace: [
      ['  readonly bus', '  static closed = 0;\n  isClosed = false;\n  readonly bus'],
      [
        '    await example.save(this.bus);',
        "    if (this.isClosed) throw new Error('This shop is closed');\n    if (Shop.closed < 2) await example.save(this.bus);",
      ],
      [
        '    this.policy.close();',
        '    this.policy.close();\n    this.isClosed = true;\n    Shop.closed += 1;',
      ],
    ],
    says: 'Does the second one still store what is saved in it?',
  },
  {
    exercise: 'application-3',
    way: 'swallows what the database says',
    from: 'solution',
    replace: [
      ['await example.save(this.bus);', 'await example.save(this.bus).catch(() => undefined);'],
    ],
    says: 'Who waits for it, and does its error reach the caller?',
  },
];
