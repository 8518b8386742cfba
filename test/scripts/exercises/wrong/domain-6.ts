import type { Wrong } from './wrong.ts';

export const domain6: readonly Wrong[] = [
  {
    exercise: 'domain-6',
    way: 'draws in the mutator function',
    from: 'solution',
    replace: [['basket.voucher = event.voucher', 'basket.voucher = Math.ceil(Math.random() * 6)']],
    says: 'What does mutate ask that is not in the event?',
  },
  {
    exercise: 'domain-6',
    way: 'empties the basket without an event',
    from: 'solution',
    replace: [["this.trigger({ type: 'Emptied' })", 'this.items = []']],
    says: 'Has something changed that no event tells of?',
  },
  {
    exercise: 'domain-6',
    way: 'lets the basket and the event share an array',
    from: 'solution',
    replace: [
      [
        'basket.items = [...basket.items, ...event.items];',
        'if (basket.items.length === 0) basket.items = event.items as string[];\n      else basket.items.push(...event.items);',
      ],
    ],
    says: 'Who else holds the array inside it?',
  },
  {
    exercise: 'domain-6',
    way: 'keeps the caller’s array',
    from: 'solution',
    replace: [['items: [...items] }', 'items }']],
    says: 'The caller has changed its own array',
  },
  {
    exercise: 'domain-6',
    way: 'draws the same voucher always',
    from: 'solution',
    replace: [['1 + Math.floor(Math.random() * 6)', '4']],
    says: 'Is it still a lottery?',
  },
  {
    exercise: 'domain-6',
    way: 'takes one item out only',
    from: 'solution',
    replace: [
      [
        "case 'Emptied':\n      basket.items = [];",
        "case 'Emptied':\n      basket.items = basket.items.slice(1);",
      ],
    ],
    says: 'take everything out of the basket?',
  },
  {
    exercise: 'domain-6',
    way: 'keeps the voucher beside the events',
    from: 'solution',
    replace: [
      [
        "this.trigger({ type: 'VoucherDrawn', voucher });",
        "this.trigger({ type: 'VoucherDrawn', voucher });\n    this.voucher = voucher;",
      ],
      ['      basket.voucher = event.voucher;\n', ''],
    ],
    says: 'What did it know then that its events do not say?',
  },
  {
    exercise: 'domain-6',
    way: 'shares an array with what is replayed only',
    from: 'solution',
    replace: [
      ['mutate(this, event);', 'mutate(this, structuredClone(event));'],
      [
        'basket.items = [...basket.items, ...event.items];',
        'if (basket.items.length === 0) basket.items = event.items as string[];\n      else basket.items.push(...event.items);',
      ],
    ],
    says: 'Replaying has changed the events themselves',
  },
  {
    exercise: 'domain-6',
    way: 'puts new items in front',
    from: 'solution',
    replace: [['[...basket.items, ...event.items]', '[...event.items, ...basket.items]']],
    says: 'in that order?',
  },
  {
    exercise: 'domain-6',
    way: 'tells the whole basket in each event',
    from: 'solution',
    replace: [
      ['items: [...items] }', 'items: [...this.items, ...items] }'],
      ['[...basket.items, ...event.items]', '[...event.items]'],
    ],
    says: 'the event tells of the pear, too',
  },
  {
    exercise: 'domain-6',
    way: 'counts instead of drawing',
    from: 'solution',
    replace: [['1 + Math.floor(Math.random() * 6)', '1 + (this.events.length % 6)']],
    says: 'the same voucher for all',
  },
  {
    exercise: 'domain-6',
    way: 'freezes the array of the caller',
    from: 'solution',
    replace: [['items: [...items] }', 'items: Object.freeze(items) }']],
    says: 'It is not yours to freeze',
  },
];
