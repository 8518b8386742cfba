import type { Answers } from '../../../../scripts/exercises/prove.ts';

export const answers: Answers = {
  wrong: [
    {
      way: 'tries again with the object that has lost',
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
      way: 'decides once and writes again',
      replace: [
        [
          '    await change(example);\n',
          "    if (attempt === 1) await change(example);\n    else example.changeFoo('mine');\n",
        ],
      ],
      says: 'Did `change` decide anew',
    },
    {
      way: 'tries again after every error',
      replace: [
        ['!(error instanceof ConcurrencyError) || attempt >= attempts', 'attempt >= attempts'],
        ['    await change(example);\n    try {\n', '    try {\n      await change(example);\n'],
      ],
      says: 'Which error is the only reason to try again?',
    },
    {
      way: 'tries for ever',
      replace: [[' || attempt >= attempts', '']],
      says: 'When is it enough?',
    },
  ],
  right: [
    {
      way: 'counts down',
      replace: [
        ['for (let attempt = 1; ; attempt += 1)', 'for (let left = attempts - 1; ; left -= 1)'],
        ['attempt >= attempts', 'left <= 0'],
      ],
    },
  ],
};
