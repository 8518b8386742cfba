import type { Wrong } from './wrong.ts';

export const domain3: readonly Wrong[] = [
  {
    exercise: 'domain-3',
    way: 'forgets to count the version up',
    from: 'solution',
    replace: [[', version: event.originatorVersion + 1', '']],
    says: 'Has Renamed counted the version up',
  },
  {
    exercise: 'domain-3',
    way: 'leaves the silent default branch',
    from: 'solution',
    replace: [['return unhandled(event)', 'return room']],
    says: 'nobody noticed. What does the default branch do?',
  },
  {
    exercise: 'domain-3',
    way: 'throws in the default branch without asking the compiler',
    from: 'solution',
    replace: [['return unhandled(event)', "throw new Error('unknown event')"]],
    says: 'If it gave the event to `unhandled`',
  },
  {
    exercise: 'domain-3',
    way: 'lets the parameter take anything',
    from: 'solution',
    replace: [['unhandled(event: never)', 'unhandled(event: unknown)']],
    says: 'A parameter of that type is what refuses every event',
    types: true,
  },
  {
    exercise: 'domain-3',
    way: 'adds the event and forgets the case',
    from: 'solution',
    replace: [
      [
        "    case 'Renamed':\n      return room && { ...room, name: event.name, version: event.originatorVersion + 1 };\n",
        '',
      ],
      ['return unhandled(event)', 'return room'],
    ],
    says: 'is there a case for that event?',
  },
  {
    exercise: 'domain-3',
    way: 'lets a closed room stay',
    from: 'solution',
    replace: [["case 'Closed':\n      return null;", "case 'Closed':\n      return room;"]],
    says: 'Is a closed room still gone?',
  },
  {
    exercise: 'domain-3',
    way: 'gives the event a field more',
    from: 'solution',
    replace: [
      [
        'originatorVersion: number; name: string }',
        'originatorVersion: number; name: string; oldName: string }',
      ],
    ],
    says: 'with its two fields?',
    types: true,
  },
  {
    exercise: 'domain-3',
    way: 'throws the same words without calling the function',
    from: 'solution',
    replace: [
      [
        'return unhandled(event)',
        'throw new Error(`There is no case for ${JSON.stringify(event)}`)',
      ],
    ],
    says: 'but it was not called',
  },
  {
    exercise: 'domain-3',
    way: 'writes the version down',
    from: 'solution',
    replace: [['version: event.originatorVersion + 1', 'version: 2']],
    says: 'Is the version counted, or written down?',
  },
  {
    exercise: 'domain-3',
    way: 'makes a room where there was none',
    from: 'solution',
    replace: [['return room && { ...room,', 'return {']],
    says: 'Where has this one come from?',
  },
];
