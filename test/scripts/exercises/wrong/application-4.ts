import type { Wrong } from './wrong.ts';

export const application4: readonly Wrong[] = [
  {
    exercise: 'application-4',
    way: 'forgets to save',
    from: 'solution',
    replace: [['  await app.save(example);\n', '']],
    says: 'Who has stored that it is gone?',
  },
  {
    exercise: 'application-4',
    way: 'marks it by a value',
    from: 'solution',
    replace: [['example.discard()', "example.changeFoo('deleted')"]],
    says: 'Which event makes it gone?',
  },
  {
    exercise: 'application-4',
    way: 'keeps quiet when it is gone already',
    from: 'solution',
    replace: [
      [
        '  const example = await app.exampleRepository.get(id);\n  example',
        '  const example = await app.exampleRepository.find(id);\n  if (!example) return;\n  example',
      ],
    ],
    says: 'Who tells the caller?',
  },
  {
    exercise: 'application-4',
    way: 'asks the repository for the present',
    from: 'solution',
    replace: [['{ at: events.length - 1 }', '{}']],
    says: 'At which version was it the last time it was there?',
  },
  {
    exercise: 'application-4',
    way: 'goes back one event too many',
    from: 'solution',
    replace: [['{ at: events.length - 1 }', '{ at: events.length - 2 }']],
    says: 'Which was its last state before it was discarded?',
  },
  {
    exercise: 'application-4',
    way: 'takes the state before the last event always',
    from: 'solution',
    replace: [
      [
        '  if (!(events.at(-1) instanceof DiscardedEvent)) return app.exampleRepository.get(id);\n',
        '  if (events.length === 0) return app.exampleRepository.get(id);\n',
      ],
    ],
    says: 'Is the state before its last event its present one?',
  },
  {
    exercise: 'application-4',
    way: 'deletes the rows',
    from: 'starter',
    replace: [],
    says: 'Who can say now what it was?',
  },
  {
    exercise: 'application-4',
    way: 'discards twice, to be sure',
    from: 'solution',
    replace: [['  example.discard();', '  example.discard();\n  example.discard();']],
    says: 'Why can it not be discarded?',
  },
  {
    exercise: 'application-4',
    way: 'leaves a last word',
    from: 'solution',
    replace: [['  example.discard();', "  example.changeFoo('gone');\n  example.discard();"]],
    says: 'Which are there, in their order?',
  },
  {
    exercise: 'application-4',
    way: 'stores the event first and looks afterwards',
    from: 'solution',
    replace: [
      ['import { DiscardedEvent, ', 'import { DiscardedEvent, EntityNotFoundError, '],
      [
        '  const example = await app.exampleRepository.get(id);\n  example.discard();\n  await app.save(example);',
        '  const last = await app.eventStore.getMostRecentEvent(id);\n  const originatorVersion = (last?.originatorVersion ?? -1) + 1;\n  await app.eventStore.storeEvents([new DiscardedEvent({ originatorId: id, originatorVersion })]);\n  if (!last || last instanceof DiscardedEvent) throw new EntityNotFoundError(id);',
      ],
    ],
    says: 'How often can something be gone?',
  },
  {
    exercise: 'application-4',
    way: 'discards what has never been there',
    from: 'solution',
    replace: [
      ['import { DiscardedEvent, ', 'import { DiscardedEvent, EntityNotFoundError, '],
      [
        '  const example = await app.exampleRepository.get(id);\n  example.discard();\n  await app.save(example);',
        '  const last = await app.eventStore.getMostRecentEvent(id);\n  if (last instanceof DiscardedEvent) throw new EntityNotFoundError(id);\n  const originatorVersion = (last?.originatorVersion ?? -1) + 1;\n  await app.eventStore.storeEvents([new DiscardedEvent({ originatorId: id, originatorVersion })]);',
      ],
    ],
    says: 'Can it be discarded?',
  },
  {
    exercise: 'application-4',
    way: 'gives the object that was discarded',
    from: 'solution',
    replace: [
      ['import { DiscardedEvent, ', 'import { AggregateRoot, DiscardedEvent, '],
      [
        '  return app.exampleRepository.get(id, { at: events.length - 1 });',
        '  let example: AggregateRoot | null = null;\n  for (const event of events) example = AggregateRoot.mutate(example, event) ?? example;\n  return example as Example;',
      ],
    ],
    says: 'Just before it was discarded, it was there, at version 3',
  },
  {
    exercise: 'application-4',
    way: 'goes back to the same version always',
    from: 'solution',
    replace: [['{ at: events.length - 1 }', '{ at: 3 }']],
    says: 'Who knows how far each of them had come?',
  },
  {
    exercise: 'application-4',
    way: 'makes something up for what has never been there',
    from: 'solution',
    replace: [
      [
        '  if (!(events.at(-1) instanceof',
        '  if (events.length === 0) return Object.create(null);\n  if (!(events.at(-1) instanceof',
      ],
    ],
    says: 'Which error does the repository have for that?',
  },
];
