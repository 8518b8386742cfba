import type { Answers } from '../../../../scripts/exercises/prove.ts';

export const answers: Answers = {
  wrong: [
    {
      way: 'counts an index up over the same list',
      replace: [
        [
          'for (const subscriber of [...subscribers]) {\n    await subscriber(batch);',
          'for (let index = 0; index < subscribers.length; index += 1) {\n    await subscribers[index]?.(batch);',
        ],
      ],
      says: 'Where did the next one move to?',
    },
    {
      way: 'goes backwards',
      replace: [['[...subscribers]', 'subscribers.toReversed()']],
      says: 'in the order in which they subscribed?',
    },
    {
      way: 'calls all at once',
      replace: [
        [
          'for (const subscriber of [...subscribers]) {\n    await subscriber(batch);\n  }',
          'await Promise.all([...subscribers].map((subscriber) => subscriber(batch)));',
        ],
      ],
      says: 'The slow one was not awaited before the next was called',
    },
    {
      way: 'takes no subscriber off',
      replace: [['if (index >= 0) subscribers.splice(index, 1);', 'if (index >= 0) return;']],
      says: 'had unsubscribed, for good',
    },
  ],
  right: [
    {
      way: 'puts a new list into the place of the old one',
      from: 'starter',
      replace: [
        ['const subscribers: ', 'let subscribers: readonly '],
        ['subscribers.push(subscriber);', 'subscribers = [...subscribers, subscriber];'],
        [
          'const index = subscribers.indexOf(subscriber);\n  if (index >= 0) subscribers.splice(index, 1);',
          'subscribers = subscribers.filter((other) => other !== subscriber);',
        ],
      ],
    },
  ],
};
