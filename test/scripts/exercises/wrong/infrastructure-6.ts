import type { Answers } from '../../../../scripts/exercises/prove.ts';

export const answers: Answers = {
  wrong: [
    {
      way: 'filters what it has fetched',
      replace: [
        [
          'eventStore.listEvents(id, { gte: after, lt: upTo })',
          '(await eventStore.listEvents(id)).slice(after, upTo)',
        ],
      ],
      says: 'rows were fetched for',
    },
    {
      way: 'is one off: a version is no position',
      replace: [['{ gte: after, lt: upTo }', '{ gt: after, lte: upTo }']],
      says: 'Version 3 is reached with position 2',
    },
    {
      way: 'limits the end and forgets the beginning',
      replace: [
        ['{ gte: after, lt: upTo }', '{ lt: upTo }'],
        ['return after === upTo ? []', 'return after === upTo ? []'],
      ],
      says: 'at which positions are the events in between?',
    },
    {
      way: 'gives the last state for a version that is still to come',
      replace: [['events.length < upTo - after', 'events.length < upTo - after - 9']],
      says: 'Is the state at version 6 an answer?',
    },
  ],
  right: [
    {
      way: 'reads a number of events from a place on',
      replace: [['{ gte: after, lt: upTo }', '{ gt: after - 1, limit: upTo - after }']],
    },
  ],
};
