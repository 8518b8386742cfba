import type { Answers } from '../../../../scripts/exercises/prove.ts';

export const answers: Answers = {
  wrong: [
    {
      way: 'looks for the class by its name',
      replace: [['eventClass === event.constructor', 'eventClass.name === event.constructor.name']],
      says: 'Compare the classes, not their names',
    },
    {
      way: 'forgets the aliases',
      replace: [['aliasMap.get(topic) ?? topic', 'topic']],
      says: 'Does the alias lead to the class?',
    },
    {
      way: 'returns undefined for an unknown topic',
      replace: [
        [
          '      if (!eventClass) throw new Error(`There is no topic ${topic}. Known: ${known}`);\n      return eventClass;',
          '      return eventClass as EventClass;',
        ],
      ],
      says: 'there was no complaint',
    },
    {
      way: 'does not say which ones are known',
      replace: [['${topic}. Known: ${known}', '${topic}']],
      says: 'Does it also name the ones that are known?',
    },
  ],
};
