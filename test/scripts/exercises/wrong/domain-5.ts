import type { Wrong } from './wrong.ts';

export const domain5: readonly Wrong[] = [
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
    exercise: 'domain-5',
    way: 'refuses gaps only',
    from: 'solution',
    replace: [
      ['event.originatorVersion !== copy.version', 'event.originatorVersion > copy.version'],
    ],
    says: 'Can it happen twice?',
  },
  {
    exercise: 'domain-5',
    way: 'takes the version found for the one expected',
    from: 'solution',
    replace: [
      [
        '(copy.id, copy.version, event.originatorVersion)',
        '(copy.id, event.originatorVersion, copy.version)',
      ],
    ],
    says: 'Does it know which version was expected',
  },
  {
    exercise: 'domain-5',
    way: 'applies first, and takes the version back only',
    from: 'solution',
    replace: [
      ['    }\n    result = mutate(copy, event);\n', '    }\n'],
      [
        'const copy: Example = Object.assign(Object.create(Object.getPrototypeOf(entity)), entity);',
        'const copy = entity;\n  const version = entity.version;',
      ],
      [
        '    if (event.originatorId !== copy.id) throw',
        '    const expected = copy.version;\n    result = mutate(copy, event);\n    if (event.originatorId !== copy.id || event.originatorVersion !== expected) copy._version = version;\n    if (event.originatorId !== copy.id) throw',
      ],
      [
        'if (event.originatorVersion !== copy.version)',
        'if (event.originatorVersion !== expected)',
      ],
      ['(copy.id, copy.version, event', '(copy.id, expected, event'],
    ],
    says: 'Had it changed the entity before?',
  },
  {
    exercise: 'domain-5',
    way: 'looks at the first event of the batch only',
    from: 'solution',
    replace: [
      ['if (event.originatorVersion !==', 'if (event === events[0] && event.originatorVersion !=='],
    ],
    says: 'Is each of them compared, at its turn?',
  },
  {
    exercise: 'domain-5',
    way: 'ends quietly where mutate throws',
    from: 'solution',
    replace: [
      [
        '    result = mutate(copy, event);',
        '    try {\n      result = mutate(copy, event);\n    } catch {\n      break;\n    }',
      ],
    ],
    says: 'Where has its error gone?',
  },
  {
    exercise: 'domain-5',
    way: 'goes on with what mutate returns',
    from: 'solution',
    replace: [
      ['const copy: Example', 'let copy: Example'],
      [
        'result = mutate(copy, event);',
        'result = mutate(copy, event);\n    copy = result as Example;',
      ],
    ],
    says: 'or does another one come before it?',
  },
  {
    exercise: 'domain-5',
    way: 'compares with the version at the beginning',
    from: 'solution',
    replace: [
      ['event.originatorVersion !== copy.version', 'event.originatorVersion !== entity.version'],
    ],
    says: 'Does the expected version count up with each?',
  },
  {
    exercise: 'domain-5',
    way: 'leaves everything to the copy',
    from: 'solution',
    replace: [['  Object.assign(entity, copy);\n', '']],
    says: 'Has the entity that the caller holds changed?',
  },
  {
    exercise: 'domain-5',
    way: 'returns the entity always',
    from: 'solution',
    replace: [['return result && entity', 'return entity']],
    says: 'What does mutate return then?',
  },
  {
    exercise: 'domain-5',
    way: 'forgets the entity when it is discarded',
    from: 'solution',
    replace: [['  Object.assign(entity, copy);', '  if (result) Object.assign(entity, copy);']],
    says: 'Does the object know it?',
  },
  {
    exercise: 'domain-5',
    way: 'has another error for an event of another entity',
    from: 'solution',
    replace: [
      ['throw new OriginatorIdError(copy.id, event.originatorId)', "throw new Error('not mine')"],
    ],
    says: 'no OriginatorIdError came out',
  },
  {
    exercise: 'domain-5',
    way: 'copies the fields only',
    from: 'solution',
    replace: [
      [
        'Object.assign(Object.create(Object.getPrototypeOf(entity)), entity)',
        '{ ...entity } as Example',
      ],
    ],
    says: 'Has a copy lost its prototype',
  },
  {
    exercise: 'domain-5',
    way: 'reports the version before the batch',
    from: 'solution',
    replace: [['(copy.id, copy.version, event', '(copy.id, entity.version, event']],
    says: 'Which version was expected then, not at the beginning?',
  },
  {
    exercise: 'domain-5',
    way: 'asks the first event only whose it is',
    from: 'solution',
    replace: [['if (event.originatorId !==', 'if (event === events[0] && event.originatorId !==']],
    says: 'Is each of them asked whose it is?',
  },
  {
    exercise: 'domain-5',
    way: 'wraps the errors of mutate',
    from: 'solution',
    replace: [
      [
        '    result = mutate(copy, event);',
        "    try {\n      result = mutate(copy, event);\n    } catch (cause) {\n      throw new Error('The batch was refused', { cause });\n    }",
      ],
    ],
    says: 'Does its own error arrive as it is?',
  },
  {
    exercise: 'domain-5',
    way: 'has an error of its own in the place of those of mutate',
    from: 'solution',
    replace: [
      [
        '    result = mutate(copy, event);',
        "    try {\n      result = mutate(copy, event);\n    } catch {\n      throw new Error('mutate failed');\n    }",
      ],
    ],
    says: 'Does its own error arrive as it is?',
  },
  {
    exercise: 'domain-5',
    way: 'refuses itself what follows a discarding',
    from: 'solution',
    replace: [
      [
        '    result = mutate(copy, event);',
        "    if (copy._isDiscarded) throw new Error('Nothing comes after the end');\n    result = mutate(copy, event);",
      ],
    ],
    says: 'Does its own error arrive as it is?',
  },
];
