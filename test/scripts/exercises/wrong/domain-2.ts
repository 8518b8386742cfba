import type { Answers } from '../../../../scripts/exercises/prove.ts';

export const answers: Answers = {
  wrong: [
    {
      way: 'freezes in the constructor of a base class',
      from: 'starter',
      replace: [
        [
          'export class SeatBooked extends DomainEvent {',
          'class Frozen extends DomainEvent {\n  constructor(fields: OriginatorFields) {\n    super(fields);\n    Object.freeze(this);\n  }\n}\n\nexport class SeatBooked extends Frozen {',
        ],
        ['SeatMoved extends DomainEvent', 'SeatMoved extends Frozen'],
      ],
      says: 'The constructor of a subclass goes on after the one of its base',
    },
    {
      way: 'seals instead of freezing',
      replace: [['Object.freeze', 'Object.seal']],
      says: 'Does it keep its values?',
    },
    {
      way: 'forgets one of the two classes',
      replace: [['this.to = to;\n    Object.freeze(this);', 'this.to = to;']],
      says: 'One of the two events is frozen and the other is not',
    },
    {
      way: 'hides the field behind a getter',
      from: 'starter',
      replace: [
        [
          '  readonly seat: string;\n',
          '  #seat: string;\n  get seat(): string {\n    return this.#seat;\n  }\n',
        ],
        ['this.seat = seat;', 'this.#seat = seat;'],
      ],
      says: 'A private one is out of its sight',
    },
  ],
  right: [
    {
      way: 'assigns and freezes in one base class',
      from: 'starter',
      replace: [
        [
          'export class SeatBooked extends DomainEvent {',
          'class Frozen extends DomainEvent {\n  constructor(fields: OriginatorFields) {\n    super(fields);\n    Object.freeze(Object.assign(this, fields));\n  }\n}\n\nexport class SeatBooked extends Frozen {',
        ],
        ['SeatMoved extends DomainEvent', 'SeatMoved extends Frozen'],
        [
          '  readonly seat: string;\n\n  constructor({ seat, ...originator }: OriginatorFields & { seat: string }) {\n    super(originator);\n    this.seat = seat;\n  }',
          '  declare readonly seat: string;\n\n  constructor(fields: OriginatorFields & { seat: string }) {\n    super(fields);\n  }',
        ],
        [
          '  readonly to: string;\n\n  constructor({ to, ...originator }: OriginatorFields & { to: string }) {\n    super(originator);\n    this.to = to;\n  }',
          '  declare readonly to: string;\n\n  constructor(fields: OriginatorFields & { to: string }) {\n    super(fields);\n  }',
        ],
      ],
    },
  ],
};
