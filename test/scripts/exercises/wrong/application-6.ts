import type { Answers } from '../../../../scripts/exercises/prove.ts';

export const answers: Answers = {
  wrong: [
    {
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
      way: 'jumps over holes',
      replace: [['originatorVersion !== (this', 'originatorVersion < (this']],
      says: 'What about the hole between them?',
    },
    {
      way: 'forgets the number of what is gone',
      replace: [
        [
          'if (event instanceof DiscardedEvent) this.foos.delete(originatorId);',
          'if (event instanceof DiscardedEvent) {\n      this.foos.delete(originatorId);\n      this.next.delete(originatorId);\n    }',
        ],
      ],
      says: 'and then read it once more. Which events has it counted already?',
    },
  ],
  right: [
    {
      way: 'begins from zero whenever it catches up',
      replace: [
        [
          '    for (const id of',
          '    this.foos.clear();\n    this.next.clear();\n    this.changes = 0;\n    for (const id of',
        ],
      ],
    },
  ],
};
