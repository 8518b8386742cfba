import type { Answers } from '../../../../scripts/exercises/prove.ts';

export const answers: Answers = {
  wrong: [
    {
      way: 'leaves it as it was',
      from: 'starter',
      replace: [],
      says: 'Which event tells of that?',
    },
    {
      way: 'lets every guest give it back',
      replace: [['this.#guest !== guest', 'this.#guest === null']],
      says: 'Does the command know who has it?',
    },
    {
      way: 'lets a free seat be given back',
      replace: [['this.#guest !== guest', 'this.#guest !== null && this.#guest !== guest']],
      says: 'What is there to give back?',
    },
    {
      way: 'writes the state in the command',
      replace: [
        [
          'this.trigger(Seat.GivenBack, {});',
          'this.trigger(Seat.GivenBack, {});\n    this.#guest = null;',
        ],
        ['      seat.#guest = null;\n', ''],
      ],
      says: 'Why can Bob not book it?',
    },
  ],
  right: [
    {
      way: 'asks for a free seat first',
      replace: [['this.#guest !== guest', 'this.#guest === null || this.#guest !== guest']],
    },
  ],
};
