import type { Answers } from '../../../../scripts/exercises/prove.ts';

export const answers: Answers = {
  wrong: [
    {
      way: 'counts from one',
      replace: [['[0, 1, 2, 3]', '[1, 2, 3, 4]']],
      says: 'Where does that begin?',
    },
    {
      way: 'forgets the event of being discarded',
      replace: [['[0, 1, 2, 3]', '[0, 1, 2]']],
      says: 'Being discarded happens to an entity, too',
    },
    {
      way: 'believes that a change overwrites the row',
      replace: [['[0, 1, 2, 3]', '[0]']],
      says: 'A change overwrites no row',
    },
    {
      way: 'counts through all entities',
      replace: [['= [0];', '= [4];']],
      says: 'Each entity is a sequence of its own',
    },
  ],
};
