import type { Wrong } from './wrong.ts';

export const application6: readonly Wrong[] = [
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
    says: 'and then read it once more. Which events has it counted already?',
  },
  {
    exercise: 'application-6',
    way: 'catches up with examples that it does not know only',
    from: 'solution',
    replace: [['{ gte: this.next.get(id) ?? 0 }', 'this.next.has(id) ? { gte: 1000 } : {}']],
    says: 'does catching up find those that were never received?',
  },
  {
    exercise: 'application-6',
    way: 'leaves everything to catching up',
    from: 'solution',
    replace: [
      [
        'receive(events: readonly DomainEvent[]): Promise<void> {\n    for (const event of events) this.apply(event);',
        'receive(_events: readonly DomainEvent[]): Promise<void> {',
      ],
    ],
    says: 'Is the list up to date without catching up?',
  },
  {
    exercise: 'application-6',
    way: 'catches up with examples that it knows only',
    from: 'solution',
    replace: [['await eventStore.recordManager.listSequenceIds()', '[...this.next.keys()]']],
    says: 'A list made from zero is not the one',
  },
  {
    exercise: 'application-6',
    way: 'begins from zero each time, and remembers only what is gone',
    from: 'starter',
    replace: [
      [
        'catchUp(eventStore: EventStore<EntityEvent>): Promise<void> {',
        'catchUp(eventStore: EventStore<EntityEvent>): Promise<void> {\n    this.foos.clear();\n    this.gone.clear();\n    this.changes = 0;',
      ],
      ['  changes = 0;', '  changes = 0;\n  readonly gone = new Set<string>();'],
      [
        'private apply(event: DomainEvent): void {',
        'private apply(event: DomainEvent): void {\n    if (this.gone.has(Object(event).originatorId)) return;\n    if (event instanceof DiscardedEvent) this.gone.add(event.originatorId);',
      ],
    ],
    says: 'Old batches were delivered a second time',
  },
  {
    exercise: 'application-6',
    way: 'takes an event that came too early for one that it has had',
    from: 'solution',
    replace: [
      [
        '    if (originatorVersion !==',
        '    if (originatorVersion > (this.next.get(originatorId) ?? 0)) {\n      this.next.set(originatorId, originatorVersion + 1);\n      return;\n    }\n    if (originatorVersion !==',
      ],
    ],
    says: 'how far had the list come with this example?',
  },
  {
    exercise: 'application-6',
    way: 'stops receiving when it has caught up',
    from: 'solution',
    replace: [
      ['  readonly next', '  isComplete = false;\n  readonly next'],
      [
        'receive(events: readonly DomainEvent[]): Promise<void> {',
        'receive(events: readonly DomainEvent[]): Promise<void> {\n    if (this.isComplete) return;',
      ],
      [
        'catchUp(eventStore: EventStore<EntityEvent>): Promise<void> {',
        'catchUp(eventStore: EventStore<EntityEvent>): Promise<void> {\n    this.isComplete = true;',
      ],
    ],
    says: 'Does it take the next event?',
  },
  {
    exercise: 'application-6',
    way: 'counts only changes of what it has seen beginning',
    from: 'solution',
    replace: [
      ['  readonly next', '  readonly begun = new Set<string>();\n  readonly next'],
      [
        'receive(events: readonly DomainEvent[]): Promise<void> {\n    for (const event of events) this.apply(event);',
        'receive(events: readonly DomainEvent[]): Promise<void> {\n    for (const event of events) {\n      const { changes } = this;\n      if (event instanceof ExampleCreated) this.begun.add(event.originatorId);\n      this.apply(event);\n      if (!this.begun.has(Object(event).originatorId)) this.changes = changes;\n    }',
      ],
    ],
    says: 'Is each event counted once?',
  },
  {
    exercise: 'application-6',
    way: 'begins with whichever event comes first',
    from: 'solution',
    replace: [
      ['(this.next.get(originatorId) ?? 0)', '(this.next.get(originatorId) ?? originatorVersion)'],
    ],
    says: 'What has it missed?',
  },
  {
    exercise: 'application-6',
    way: 'forgets what was before the first event that it got',
    from: 'solution',
    replace: [
      [
        '    if (originatorVersion !==',
        '    if (!this.next.has(originatorId) && originatorVersion > 0) {\n      this.next.set(originatorId, originatorVersion + 1);\n      return;\n    }\n    if (originatorVersion !==',
      ],
    ],
    says: 'Is it the one that was there from the beginning?',
  },
  {
    exercise: 'application-6',
    way: 'counts only the changes of what is there',
    from: 'solution',
    replace: [
      ['  readonly next', '  readonly changesOf = new Map<string, number>();\n  readonly next'],
      [
        'if (event instanceof DiscardedEvent) this.foos.delete(originatorId);',
        'if (event instanceof DiscardedEvent) {\n      this.foos.delete(originatorId);\n      this.changes -= this.changesOf.get(originatorId) ?? 0;\n    }',
      ],
      [
        '      this.changes += 1;',
        '      this.changes += 1;\n      this.changesOf.set(originatorId, (this.changesOf.get(originatorId) ?? 0) + 1);',
      ],
    ],
    says: 'Has its change not happened?',
  },
  {
    exercise: 'application-6',
    way: 'counts being discarded as a change',
    from: 'solution',
    replace: [
      [
        'if (event instanceof DiscardedEvent) this.foos.delete(originatorId);',
        'if (event instanceof DiscardedEvent) {\n      this.foos.delete(originatorId);\n      this.changes += 1;\n    }',
      ],
    ],
    says: 'Has being discarded been counted, too?',
  },
  {
    exercise: 'application-6',
    way: 'throws when an event comes too early',
    from: 'solution',
    replace: [
      [
        '    if (originatorVersion !==',
        "    if (originatorVersion > (this.next.get(originatorId) ?? 0)) throw new Error('There is a hole');\n    if (originatorVersion !==",
      ],
    ],
    says: 'does whoever made it have to know?',
  },
];
