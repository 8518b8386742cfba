import type { Wrong } from './wrong.ts';

export const infrastructure6: readonly Wrong[] = [
  {
    exercise: 'infrastructure-6',
    way: 'filters what it has fetched',
    from: 'solution',
    replace: [
      [
        'eventStore.listEvents(id, { gte: after, lt: upTo })',
        '(await eventStore.listEvents(id)).slice(after, upTo)',
      ],
    ],
    says: 'rows were fetched for',
  },
  {
    exercise: 'infrastructure-6',
    way: 'is one off: a version is no position',
    from: 'solution',
    replace: [['{ gte: after, lt: upTo }', '{ gt: after, lte: upTo }']],
    says: 'Version 3 is reached with position 2',
  },
  {
    exercise: 'infrastructure-6',
    way: 'limits the end and forgets the beginning',
    from: 'solution',
    replace: [
      ['{ gte: after, lt: upTo }', '{ lt: upTo }'],
      ['return after === upTo ? []', 'return after === upTo ? []'],
    ],
    says: 'at which positions are the events in between?',
  },
  {
    exercise: 'infrastructure-6',
    way: 'gives the last state for a version that is still to come',
    from: 'solution',
    replace: [['events.length < upTo - after', 'events.length < upTo - after - 9']],
    says: 'Is the state at version 6 an answer?',
  },
  {
    exercise: 'infrastructure-6',
    way: 'makes a new object when catching up',
    from: 'solution',
    replace: [
      [
        'return apply(example, await allBetween(eventStore, example.id, example.version, version))',
        'return exampleAt(eventStore, example.id, version)',
      ],
    ],
    says: 'the same object, or another one?',
  },
  {
    exercise: 'infrastructure-6',
    way: 'goes backwards without a word',
    from: 'solution',
    replace: [
      [
        "  if (version < example.version) throw new RangeError('A mutator function goes forward only');",
        '  if (version < example.version) return example;',
      ],
    ],
    says: 'can a mutator function undo an event?',
  },
  {
    exercise: 'infrastructure-6',
    way: 'refuses to read nothing',
    from: 'solution',
    replace: [
      [
        'return after === upTo ? [] : eventStore',
        "if (after >= upTo) throw new RangeError('There is nothing between');\n  return eventStore",
      ],
    ],
    says: 'it throws an error',
  },
  {
    exercise: 'infrastructure-6',
    way: 'reads one event too many',
    from: 'solution',
    replace: [
      ['allBetween(eventStore, id, 0, version)', 'allBetween(eventStore, id, 0, version + 1)'],
    ],
    says: 'Which event is the last one that the entity has had at version 3?',
  },
  {
    exercise: 'infrastructure-6',
    way: 'reads all events for a version',
    from: 'solution',
    replace: [
      [
        'await allBetween(eventStore, id, 0, version)',
        '(await eventStore.listEvents(id)).slice(0, version)',
      ],
    ],
    says: 'How many rows were fetched for it?',
  },
  {
    exercise: 'infrastructure-6',
    way: 'refuses version 0',
    from: 'solution',
    replace: [
      [
        '  return apply(null,',
        "  if (version < 1) throw new RangeError('Versions begin with 1');\n  return apply(null,",
      ],
    ],
    says: 'What is there before the first event?',
  },
  {
    exercise: 'infrastructure-6',
    way: 'looks for the first event at version 0',
    from: 'solution',
    replace: [
      [
        'return after === upTo ? []',
        'return upTo === 0 ? (await eventStore.listEvents(id, { lte: 0 })).slice(0, 0) : after === upTo ? []',
      ],
    ],
    says: 'Was a row fetched to find that out?',
  },
  {
    exercise: 'infrastructure-6',
    way: 'takes gone for not there yet',
    from: 'solution',
    replace: [
      [
        '  return apply(null, await allBetween(eventStore, id, 0, version));',
        "  const example = apply(null, await allBetween(eventStore, id, 0, version));\n  if (example === null && version > 0) throw new RangeError('There is no such version');\n  return example;",
      ],
    ],
    says: 'does not mean that it has not come that far',
  },
  {
    exercise: 'infrastructure-6',
    way: 'keeps the object that was discarded',
    from: 'solution',
    replace: [
      [
        'events.reduce<Example | null>(mutate, example)',
        'events.reduce<Example | null>((before, event) => mutate(before, event) ?? before, example)',
      ],
    ],
    says: 'What is it then?',
  },
  {
    exercise: 'infrastructure-6',
    way: 'looks the wrong way round',
    from: 'solution',
    replace: [['version < example.version', 'version > example.version']],
    says: 'Bringing the entity from version 1 to version 4',
  },
  {
    exercise: 'infrastructure-6',
    way: 'begins one event too late',
    from: 'solution',
    replace: [['example.id, example.version, version', 'example.id, example.version + 1, version']],
    says: 'which events were applied?',
  },
  {
    exercise: 'infrastructure-6',
    way: 'fetches again what the entity has had',
    from: 'solution',
    replace: [
      [
        'await allBetween(eventStore, example.id, example.version, version)',
        '(await allBetween(eventStore, example.id, 0, version)).slice(example.version)',
      ],
    ],
    says: 'Was it fetched again?',
  },
  {
    exercise: 'infrastructure-6',
    way: 'refuses the version that it is at',
    from: 'solution',
    replace: [['version < example.version', 'version <= example.version']],
    says: 'What is there to do?',
  },
  {
    exercise: 'infrastructure-6',
    way: 'catches up with as much as there is',
    from: 'solution',
    replace: [['apply(example, await allBetween(', 'apply(example, await eventsBetween(']],
    says: 'There is no version 9 to catch up with',
  },
  {
    exercise: 'infrastructure-6',
    way: 'applies first and counts afterwards',
    from: 'solution',
    replace: [
      [
        '  return apply(example, await allBetween(eventStore, example.id, example.version, version));',
        "  const events = await eventsBetween(eventStore, example.id, example.version, version);\n  const wanted = version - example.version;\n  const result = apply(example, events);\n  if (events.length < wanted) throw new RangeError('It has not come that far yet');\n  return result;",
      ],
    ],
    says: 'and yet the entity has changed',
  },
  {
    exercise: 'infrastructure-6',
    way: 'returns the object in hand always',
    from: 'solution',
    replace: [
      ['  return apply(example, await', '  apply(example, await'],
      ['example.version, version));', 'example.version, version));\n  return example;'],
    ],
    says: 'The last event has discarded it',
  },
  {
    exercise: 'infrastructure-6',
    way: 'asks for one event after the other',
    from: 'solution',
    replace: [
      [
        'eventStore.listEvents(id, { gte: after, lt: upTo })',
        'Promise.all(Array.from({ length: upTo - after }, (_, index) => eventStore.getEvent(id, after + index)))',
      ],
    ],
    says: 'Can one question name both bounds?',
  },
];
