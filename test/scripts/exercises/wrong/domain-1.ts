import type { Wrong } from './wrong.ts';

export const domain1: readonly Wrong[] = [
  {
    exercise: 'domain-1',
    way: 'counts the changes only',
    from: 'solution',
    replace: [['version = 4', 'version = 3']],
    says: 'Was there no event before them?',
  },
  {
    exercise: 'domain-1',
    way: 'believes that creating publishes nothing',
    from: 'solution',
    replace: [['numberOfEvents = 4', 'numberOfEvents = 3']],
    says: 'The factory has the same three steps as a command',
  },
  {
    exercise: 'domain-1',
    way: 'takes the version after the event',
    from: 'solution',
    replace: [['LastEvent = 3', 'LastEvent = 4']],
    says: 'just before its last event',
  },
  {
    exercise: 'domain-1',
    way: 'counts one event too many',
    from: 'solution',
    replace: [['version = 4', 'version = 5']],
    says: 'The version counts all events of an entity',
  },
  {
    exercise: 'domain-1',
    way: 'believes that a command publishes two events',
    from: 'solution',
    replace: [['numberOfEvents = 4', 'numberOfEvents = 8']],
    says: 'How many events does one command publish here?',
  },
  {
    exercise: 'domain-1',
    way: 'leaves the first event out when counting',
    from: 'solution',
    replace: [['LastEvent = 3', 'LastEvent = 2']],
    says: 'How far does it count from there?',
  },
];
