import type { Wrong } from './wrong.ts';

export const infrastructure4: readonly Wrong[] = [
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
    exercise: 'infrastructure-4',
    way: 'takes the name of the class',
    from: 'solution',
    replace: [['return entry[0];', 'return event.constructor.name;']],
    says: 'Under which name was the class registered?',
  },
  {
    exercise: 'infrastructure-4',
    way: 'compares what stands before the dot only',
    from: 'solution',
    replace: [
      [
        'classMap.get(aliasMap.get(topic) ?? topic)',
        "[...classMap].find(([name]) => name.split('.')[0] === (aliasMap.get(topic) ?? topic).split('.')[0])?.[1]",
      ],
    ],
    says: 'Each topic leads back to the class',
  },
  {
    exercise: 'infrastructure-4',
    way: 'does not say which topic is unknown',
    from: 'solution',
    replace: [['There is no topic ${topic}.', 'There is no such topic.']],
    says: 'What would you want to read at night?',
  },
  {
    exercise: 'infrastructure-4',
    way: 'does not say which class has no topic',
    from: 'solution',
    replace: [['${event.constructor.name} has no topic.', 'This event has no topic.']],
    says: 'does not say which class has no topic',
  },
  {
    exercise: 'infrastructure-4',
    way: 'has one class in mind when complaining',
    from: 'solution',
    replace: [['${event.constructor.name} has no topic.', 'Discarded has no topic.']],
    says: 'whichever it is?',
  },
  {
    exercise: 'infrastructure-4',
    way: 'writes new rows under an old name',
    from: 'solution',
    replace: [
      [
        'return entry[0];',
        'return [...aliasMap].find(([, name]) => name === entry[0])?.[0] ?? entry[0];',
      ],
    ],
    says: 'Under which one are new rows written?',
  },
  {
    exercise: 'infrastructure-4',
    way: 'does not list the topics when a class has none',
    from: 'solution',
    replace: [['has no topic. Known: ${known}', 'has no topic.']],
    says: 'does it name the topics that are known?',
  },
  {
    exercise: 'infrastructure-4',
    way: 'asks each class whether the event is one of its own',
    from: 'solution',
    replace: [['eventClass === event.constructor', 'event instanceof eventClass']],
    says: 'instanceof does not tell them apart',
  },
];
