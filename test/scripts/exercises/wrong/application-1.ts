import type { Answers } from '../../../../scripts/exercises/prove.ts';

export const answers: Answers = {
  wrong: [
    {
      way: 'believes that a closed application still stores',
      replace: [['Three: number = 2', 'Three: number = 3']],
      says: 'Who was still listening',
    },
    {
      way: 'believes that the entity notices',
      replace: [['InMemory: number = 3', 'InMemory: number = 2']],
      says: 'Does it notice that no subscriber listens?',
    },
    {
      way: 'takes the object for the database',
      replace: [["= 'two'", "= 'three'"]],
      says: 'Was “three” stored?',
    },
    {
      way: 'believes that the gap is stored',
      replace: [["= 'refused'", "= 'stored'"]],
      says: 'Which place would be the next one',
    },
  ],
};
