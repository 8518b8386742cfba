import type { Wrong } from './wrong.ts';

export const application1: readonly Wrong[] = [
  {
    exercise: 'application-1',
    way: 'believes that a closed application still stores',
    from: 'solution',
    replace: [['Three: number = 2', 'Three: number = 3']],
    says: 'Who was still listening',
  },
  {
    exercise: 'application-1',
    way: 'believes that the entity notices',
    from: 'solution',
    replace: [['InMemory: number = 3', 'InMemory: number = 2']],
    says: 'Does it notice that nobody listens?',
  },
  {
    exercise: 'application-1',
    way: 'takes the object for the database',
    from: 'solution',
    replace: [["= 'two'", "= 'three'"]],
    says: 'Was “three” stored?',
  },
  {
    exercise: 'application-1',
    way: 'believes that the gap is stored',
    from: 'solution',
    replace: [["= 'refused'", "= 'stored'"]],
    says: 'Which place would be the next one',
  },
  {
    exercise: 'application-1',
    way: 'believes that the gap passes in silence',
    from: 'solution',
    replace: [["= 'refused'", "= 'lost'"]],
    says: 'let a gap pass in silence?',
  },
  {
    exercise: 'application-1',
    way: 'counts one row too few',
    from: 'solution',
    replace: [['Three: number = 2', 'Three: number = 1']],
    says: 'and nothing else. How many events is that?',
  },
  {
    exercise: 'application-1',
    way: 'counts “four” as well',
    from: 'solution',
    replace: [['InMemory: number = 3', 'InMemory: number = 4']],
    says: 'Three commands were given to the object in memory',
  },
  {
    exercise: 'application-1',
    way: 'believes that the first state is kept',
    from: 'solution',
    replace: [["= 'two'", "= 'one'"]],
    says: 'Which one is the last of them?',
  },
  {
    exercise: 'application-1',
    way: 'does not decide',
    from: 'solution',
    replace: [["= 'refused'", "= 'unknown'"]],
    says: 'Stored, lost or refused',
  },
];
