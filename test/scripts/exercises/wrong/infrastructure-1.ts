import type { Wrong } from './wrong.ts';

export const infrastructure1: readonly Wrong[] = [
  {
    exercise: 'infrastructure-1',
    way: 'counts from one',
    from: 'solution',
    replace: [['[0, 1, 2, 3]', '[1, 2, 3, 4]']],
    says: 'Where does that begin?',
  },
  {
    exercise: 'infrastructure-1',
    way: 'forgets the event of being discarded',
    from: 'solution',
    replace: [['[0, 1, 2, 3]', '[0, 1, 2]']],
    says: 'Being discarded happens to an entity, too',
  },
  {
    exercise: 'infrastructure-1',
    way: 'believes that a change overwrites the row',
    from: 'solution',
    replace: [['[0, 1, 2, 3]', '[0]']],
    says: 'A change overwrites no row',
  },
  {
    exercise: 'infrastructure-1',
    way: 'counts through all entities',
    from: 'solution',
    replace: [['= [0];', '= [4];']],
    says: 'Each entity is a sequence of its own',
  },
  {
    exercise: 'infrastructure-1',
    way: 'believes that discarding deletes',
    from: 'solution',
    replace: [['= 5', '= 1']],
    says: 'Are its rows gone, too?',
  },
  {
    exercise: 'infrastructure-1',
    way: 'counts one event too many',
    from: 'solution',
    replace: [['[0, 1, 2, 3]', '[0, 1, 2, 3, 4]']],
    says: 'Which events has the first entity had?',
  },
  {
    exercise: 'infrastructure-1',
    way: 'counts the second entity from one',
    from: 'solution',
    replace: [['= [0];', '= [1];']],
    says: 'At which place of its own sequence is it?',
  },
  {
    exercise: 'infrastructure-1',
    way: 'forgets the second entity',
    from: 'solution',
    replace: [['= 5', '= 4']],
    says: 'How many rows do the two sequences have together?',
  },
];
