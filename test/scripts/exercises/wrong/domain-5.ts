import type { Answers } from '../../../../scripts/exercises/prove.ts';

export const answers: Answers = {
  wrong: [
    {
      way: 'compares the version first',
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
      way: 'allows gaps',
      replace: [
        ['event.originatorVersion !== copy.version', 'event.originatorVersion < copy.version'],
      ],
      says: 'There is a gap before this event',
    },
    {
      way: 'changes the entity while it looks',
      replace: [
        [
          'const copy: Example = Object.assign(Object.create(Object.getPrototypeOf(entity)), entity);',
          'const copy = entity;',
        ],
      ],
      says: 'the two before it have changed the entity',
    },
    {
      way: 'looks at ids and versions first, and forgets that mutate may throw',
      replace: [
        ['    result = mutate(copy, event);\n', '    copy._version += 1;\n'],
        [
          '  Object.assign(entity, copy);\n',
          '  for (const event of events) result = mutate(entity, event);\n',
        ],
      ],
      says: 'it was mutate that threw, in the middle of the batch',
    },
  ],
  right: [
    {
      way: 'takes back what has been changed',
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
  ],
};
