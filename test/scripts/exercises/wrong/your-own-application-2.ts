import type { Answers } from '../../../../scripts/exercises/prove.ts';

const change = 'await office.tickets.change(id, (tickets) => tickets.sell());';
const soldOut = "if (error instanceof SoldOutError) return 'sold out';";

export const answers: Answers = {
  wrong: [
    { way: 'leaves it as it was', from: 'starter', replace: [], says: 'Who decides again?' },
    {
      way: 'writes the letter inside of change',
      replace: [
        [change, change.replace('tickets.sell()', '{ tickets.sell(); write(); }')],
        ["  write();\n  return 'sold'", "  return 'sold'"],
      ],
      says: 'How often is what stands inside',
    },
    { way: 'throws when all are sold', replace: [[soldOut, '']], says: 'an error, or an answer?' },
    {
      way: 'takes every error for sold out',
      replace: [[soldOut, "if (error instanceof Error) return 'sold out';"]],
      says: 'Is that the same as sold out?',
    },
    {
      way: 'writes the letter before the sale',
      replace: [
        [change, `if ((await office.tickets.get(id)).left > 0) write();\n    ${change}`],
        ["  write();\n  return 'sold'", "  return 'sold'"],
      ],
      says: 'How often is what stands inside',
    },
  ],
  right: [
    {
      way: 'returns the answer from change',
      replace: [[change, 'await office.tickets.change(id, async (tickets) => tickets.sell());']],
    },
  ],
};
