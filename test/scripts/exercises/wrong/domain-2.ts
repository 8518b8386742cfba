import type { Wrong } from './wrong.ts';

export const domain2: readonly Wrong[] = [
  {
    exercise: 'domain-2',
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
    exercise: 'domain-2',
    way: 'seals instead of freezing',
    from: 'solution',
    replace: [['Object.freeze', 'Object.seal']],
    says: 'Does it keep its values?',
  },
  {
    exercise: 'domain-2',
    way: 'forgets one of the two classes',
    from: 'solution',
    replace: [['this.to = to;\n    Object.freeze(this);', 'this.to = to;']],
    says: 'One of the two events is frozen and the other is not',
  },
  {
    exercise: 'domain-2',
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
  {
    exercise: 'domain-2',
    way: 'makes the fields read-only and leaves the object open',
    from: 'solution',
    replace: [
      [
        'Object.freeze(this)',
        'for (const name of Object.keys(this)) Object.defineProperty(this, name, { writable: false })',
      ],
    ],
    says: 'Can somebody add one?',
  },
  {
    exercise: 'domain-2',
    way: 'leaves it to readonly',
    from: 'solution',
    replace: [['    Object.freeze(this);\n', '']],
    says: 'what freezes an object at run time?',
  },
  {
    exercise: 'domain-2',
    way: 'returns a frozen copy',
    from: 'solution',
    replace: [['Object.freeze(this);', 'return Object.freeze({ ...this });']],
    says: 'an instance of DomainEvent',
  },
  {
    exercise: 'domain-2',
    way: 'lets nobody write or add, and forgets deleting',
    from: 'solution',
    replace: [
      [
        'Object.freeze(this)',
        'for (const name of Object.keys(this)) Object.defineProperty(this, name, { writable: false });\n    Object.preventExtensions(this)',
      ],
    ],
    says: 'Can somebody delete a field?',
  },
  {
    exercise: 'domain-2',
    way: 'protects the field of the subclass only',
    from: 'solution',
    replace: [
      [
        'Object.freeze(this)',
        'Object.defineProperty(this, Object.keys(this).at(-1)!, { writable: false, configurable: false });\n    Object.preventExtensions(this)',
      ],
    ],
    says: 'Are originatorId and originatorVersion, too?',
  },
  {
    exercise: 'domain-2',
    way: 'returns a frozen copy of the class DomainEvent',
    from: 'solution',
    replace: [
      [
        'Object.freeze(this);',
        'return Object.freeze(Object.assign(Object.create(DomainEvent.prototype), this));',
      ],
    ],
    says: 'Is it still an instance of its own class?',
  },
  {
    exercise: 'domain-2',
    way: 'freezes before the assignment',
    from: 'solution',
    replace: [
      [
        '    this.to = to;\n    Object.freeze(this);',
        '    Object.freeze(this);\n    this.to = to;',
      ],
    ],
    says: 'Which line must come last?',
  },
  {
    exercise: 'domain-2',
    way: 'lets the base class take all fields, and makes the field once more',
    from: 'starter',
    replace: [
      [
        'export class SeatBooked extends DomainEvent {',
        'class Frozen extends DomainEvent {\n  constructor(fields: OriginatorFields) {\n    super(fields);\n    Object.freeze(Object.assign(this, fields));\n  }\n}\n\nexport class SeatBooked extends Frozen {',
      ],
      ['SeatMoved extends DomainEvent', 'SeatMoved extends Frozen'],
      [
        'readonly seat: string;\n\n  constructor({ seat, ...originator }: OriginatorFields & { seat: string }) {\n    super(originator);\n    this.seat = seat;\n  }',
        'readonly seat!: string;\n\n  constructor(fields: OriginatorFields & { seat: string }) {\n    super(fields);\n  }',
      ],
    ],
    says: '`declare readonly seat: string` is only a type',
  },
  {
    exercise: 'domain-2',
    way: 'freezes the second class only',
    from: 'solution',
    replace: [['this.seat = seat;\n    Object.freeze(this);', 'this.seat = seat;']],
    says: 'One of the two events is frozen and the other is not',
  },
];
