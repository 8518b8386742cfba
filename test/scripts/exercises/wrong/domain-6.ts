import type { Answers } from '../../../../scripts/exercises/prove.ts';

export const answers: Answers = {
  wrong: [
    {
      way: 'draws in the mutator function',
      replace: [
        ['basket.voucher = event.voucher', 'basket.voucher = Math.ceil(Math.random() * 6)'],
      ],
      says: 'What does mutate ask that is not in the event?',
    },
    {
      way: 'empties the basket without an event',
      replace: [["this.trigger({ type: 'Emptied' })", 'this.items = []']],
      says: 'Has something changed that no event tells of?',
    },
    {
      way: 'lets the basket and the event share an array',
      replace: [
        [
          'basket.items = [...basket.items, ...event.items];',
          'if (basket.items.length === 0) basket.items = event.items as string[];\n      else basket.items.push(...event.items);',
        ],
      ],
      says: 'Who else holds the array inside it?',
    },
    {
      way: 'keeps the caller’s array',
      replace: [['items: [...items] }', 'items }']],
      says: 'The caller has changed its own array',
    },
  ],
};
