import type { Wrong } from './wrong.ts';

export const domain4: readonly Wrong[] = [
  {
    exercise: 'domain-4',
    way: 'counts an index up over the same list',
    from: 'solution',
    replace: [
      [
        'for (const subscriber of [...subscribers]) {\n    await subscriber(batch);',
        'for (let index = 0; index < subscribers.length; index += 1) {\n    await subscribers[index]?.(batch);',
      ],
    ],
    says: 'Where did the next one move to?',
  },
  {
    exercise: 'domain-4',
    way: 'goes backwards',
    from: 'solution',
    replace: [['[...subscribers]', 'subscribers.toReversed()']],
    says: 'in the order in which they subscribed?',
  },
  {
    exercise: 'domain-4',
    way: 'calls all at once',
    from: 'solution',
    replace: [
      [
        'for (const subscriber of [...subscribers]) {\n    await subscriber(batch);\n  }',
        'await Promise.all([...subscribers].map((subscriber) => subscriber(batch)));',
      ],
    ],
    says: 'The slow one was not awaited before the next was called',
  },
  {
    exercise: 'domain-4',
    way: 'unsubscribes nobody',
    from: 'solution',
    replace: [['if (index >= 0) subscribers.splice(index, 1);', 'if (index >= 0) return;']],
    says: 'had unsubscribed, for good',
  },
  {
    exercise: 'domain-4',
    way: 'makes a new list for those who leave, and not for those who come',
    from: 'solution',
    replace: [
      ['const subscribers', 'let subscribers'],
      [
        'const index = subscribers.indexOf(subscriber);\n  if (index >= 0) subscribers.splice(index, 1);',
        'subscribers = subscribers.filter((other) => other !== subscriber);',
      ],
      ['[...subscribers]', 'subscribers'],
    ],
    says: 'The guest came when the batch was already on its way',
  },
  {
    exercise: 'domain-4',
    way: 'gives the batch to the first one only',
    from: 'solution',
    replace: [['[...subscribers]', 'subscribers.slice(0, 1)']],
    says: 'who got the batch, and how often?',
  },
  {
    exercise: 'domain-4',
    way: 'makes the copy once and for all',
    from: 'solution',
    replace: [
      [
        'export async function publish',
        'let copy: Subscriber[] | undefined;\n\nexport async function publish',
      ],
      [
        '  for (const subscriber of [...subscribers])',
        '  copy ??= [...subscribers];\n  for (const subscriber of copy.filter((one) => subscribers.includes(one)))',
      ],
    ],
    says: 'Who was subscribed when the batch was published?',
  },
  {
    exercise: 'domain-4',
    way: 'ignores whoever subscribes while a batch is delivered',
    from: 'solution',
    replace: [
      ['  subscribers.push(subscriber);', '  if (!isBusy) subscribers.push(subscriber);'],
      ['const subscribers:', 'let isBusy = false;\nconst subscribers:'],
      ['  for (const', '  isBusy = true;\n  for (const'],
      ['    await subscriber(batch);\n  }', '    await subscriber(batch);\n  }\n  isBusy = false;'],
    ],
    says: 'Is it there for the next one?',
  },
  {
    exercise: 'domain-4',
    way: 'makes the copy a moment later',
    from: 'solution',
    replace: [['  for (const', '  await Promise.resolve();\n  for (const']],
    says: 'When is it settled who gets the batch?',
  },
  {
    exercise: 'domain-4',
    way: 'keeps the errors of the subscribers',
    from: 'solution',
    replace: [
      [
        'await subscriber(batch);',
        'try {\n      await subscriber(batch);\n    } catch {\n      // the others are to get it all the same\n    }',
      ],
    ],
    says: 'Does whoever published learn of it',
  },
  {
    exercise: 'domain-4',
    way: 'does not wait',
    from: 'solution',
    replace: [['await subscriber(batch)', 'void subscriber(batch)']],
    says: 'the slow one got the batch afterwards',
  },
  {
    exercise: 'domain-4',
    way: 'passes over those who were taken off meanwhile',
    from: 'solution',
    replace: [
      ['await subscriber(batch)', 'if (subscribers.includes(subscriber)) await subscriber(batch)'],
    ],
    says: 'taken another one off the list during the delivery',
  },
  {
    exercise: 'domain-4',
    way: 'tells the rest before the error',
    from: 'solution',
    replace: [
      ['  for (const', '  let failed: unknown;\n  for (const'],
      [
        '    await subscriber(batch);\n  }',
        '    try {\n      await subscriber(batch);\n    } catch (error) {\n      failed ??= error;\n    }\n  }\n  if (failed) throw failed;',
      ],
    ],
    says: 'Are those after it still called?',
  },
  {
    exercise: 'domain-4',
    way: 'takes whoever leaves off the list after the delivery, unless it has failed',
    from: 'solution',
    replace: [
      [
        'const subscribers:',
        'let isBusy = false;\nlet gone: Subscriber[] = [];\nconst subscribers:',
      ],
      [
        '  const index',
        '  if (isBusy) {\n    gone.push(subscriber);\n    return;\n  }\n  const index',
      ],
      ['  for (const', '  isBusy = true;\n  for (const'],
      [
        '    await subscriber(batch);\n  }',
        '    await subscriber(batch);\n  }\n  isBusy = false;\n  const leaving = gone;\n  gone = [];\n  leaving.forEach(unsubscribe);',
      ],
    ],
    says: 'Does unsubscribing still work after it?',
  },
];
