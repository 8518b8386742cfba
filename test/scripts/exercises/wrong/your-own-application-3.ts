import type { Answers } from '../../../../scripts/exercises/prove.ts';

const second = '.upcast(({ first, last }) => ({ guest: { first, last }, cents: 0 }))';

export const answers: Answers = {
  wrong: [
    { way: 'leaves it as it was', from: 'starter', replace: [], says: 'Which steps lead' },
    {
      way: 'forgets the names after the second',
      replace: [["others.join(' ')", "others[0] ?? ''"]],
      says: 'What becomes of those that follow?',
    },
    {
      way: 'takes one name for the last one',
      replace: [
        [
          "const [first = '', ...others] = name.split(' ');",
          "const others = name.split(' ');\n      const first = others.length > 1 ? (others.shift() ?? '') : '';",
        ],
      ],
      says: 'What is the last name of one who has none?',
    },
    {
      way: 'makes one step of the two',
      replace: [
        [
          "return { first, last: others.join(' ') };",
          "return { guest: { first, last: others.join(' ') }, cents: 0 };",
        ],
        [`\n      ${second}`, ''],
      ],
      says: 'With which step does its way begin?',
    },
  ],
  right: [
    {
      way: 'looks for the first space',
      replace: [
        [
          "const [first = '', ...others] = name.split(' ');",
          "const end = `${name} `.indexOf(' ');",
        ],
        [
          "return { first, last: others.join(' ') };",
          'return { first: name.slice(0, end), last: name.slice(end + 1) };',
        ],
      ],
    },
  ],
};
