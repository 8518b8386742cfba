import type { Answers } from '../../../../scripts/exercises/prove.ts';

export const answers: Answers = {
  wrong: [
    {
      way: 'counts the changes only',
      replace: [['version = 4', 'version = 3']],
      says: 'Was there no event before them?',
    },
    {
      way: 'believes that creating publishes nothing',
      replace: [['numberOfEvents = 4', 'numberOfEvents = 3']],
      says: 'The factory has the same three steps as a command',
    },
    {
      way: 'takes the version after the event',
      replace: [['LastEvent = 3', 'LastEvent = 4']],
      says: 'just before its last event',
    },
    {
      way: 'counts one event too many',
      replace: [['version = 4', 'version = 5']],
      says: 'The version counts all events of an entity',
    },
  ],
};
