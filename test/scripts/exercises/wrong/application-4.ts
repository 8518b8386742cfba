import type { Answers } from '../../../../scripts/exercises/prove.ts';

export const answers: Answers = {
  wrong: [
    {
      way: 'forgets to save',
      replace: [['  await app.save(example);\n', '']],
      says: 'Who has stored that it is gone?',
    },
    {
      way: 'marks it by a value',
      replace: [['example.discard()', "example.changeFoo('deleted')"]],
      says: 'Which event makes it gone?',
    },
    {
      way: 'keeps quiet when it is gone already',
      replace: [
        [
          '  const example = await app.exampleRepository.get(id);\n  example',
          '  const example = await app.exampleRepository.find(id);\n  if (!example) return;\n  example',
        ],
      ],
      says: 'Who tells the caller?',
    },
    {
      way: 'asks the repository for the present',
      replace: [['{ at: events.length - 1 }', '{}']],
      says: 'At which version was it the last time it was there?',
    },
  ],
};
