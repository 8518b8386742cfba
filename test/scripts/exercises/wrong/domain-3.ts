import type { Answers } from '../../../../scripts/exercises/prove.ts';

export const answers: Answers = {
  wrong: [
    {
      way: 'forgets to count the version up',
      replace: [[', version: event.originatorVersion + 1', '']],
      says: 'Has Renamed counted the version up',
    },
    {
      way: 'leaves the silent default branch',
      replace: [['return unhandled(event)', 'return room']],
      says: 'nothing noticed. What does the default branch do?',
    },
    {
      way: 'throws in the default branch without asking the compiler',
      replace: [['return unhandled(event)', "throw new Error('unknown event')"]],
      says: 'If it gave the event to `unhandled`',
    },
    {
      way: 'lets the parameter take anything',
      replace: [['unhandled(event: never)', 'unhandled(event: unknown)']],
      says: 'A parameter of that type is what refuses every event',
    },
  ],
};
