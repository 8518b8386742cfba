import type { Wrong } from './wrong.ts';

export const infrastructure5: readonly Wrong[] = [
  {
    exercise: 'infrastructure-5',
    way: 'trusts the second parameter of JSON.stringify',
    from: 'starter',
    replace: [
      [
        'JSON.stringify(value)',
        "JSON.stringify(value, (_, field) => (field instanceof Date ? { $date: field.toISOString() } : typeof field === 'bigint' ? { $bigint: String(field) } : field))",
      ],
    ],
    says: 'even before it asks you',
  },
  {
    exercise: 'infrastructure-5',
    way: 'reads every text that looks like a date as one',
    from: 'starter',
    replace: [
      [
        'JSON.stringify(value)',
        "JSON.stringify(value, (_, field) => (typeof field === 'bigint' ? `${field}n` : field === undefined ? 'undefined' : field))",
      ],
      ['JSON.parse(text)', 'revived(JSON.parse(text))'],
      [
        'export function decode',
        "function revived(value: unknown): unknown {\n  if (Array.isArray(value)) return value.map(revived);\n  if (value === 'undefined') return undefined;\n  if (typeof value === 'string' && /^\\d{4}-.*Z$/.test(value)) return new Date(value);\n  if (typeof value === 'string' && /^-?\\d+n$/.test(value)) return BigInt(value.slice(0, -1));\n  if (typeof value !== 'object' || value === null) return value;\n  return Object.fromEntries(Object.entries(value).map(([name, field]) => [name, revived(field)]));\n}\n\nexport function decode",
      ],
    ],
    says: 'only looked like a date',
  },
  {
    exercise: 'infrastructure-5',
    way: 'leaves undefined to a reviver',
    from: 'solution',
    replace: [
      [
        'unmarked(JSON.parse(text))',
        "JSON.parse(text, (_, field) => ('$undefined' in Object(field) ? undefined : '$date' in Object(field) || '$bigint' in Object(field) ? unmarked(field) : field))",
      ],
    ],
    says: 'A reviver that returns undefined deletes the field',
  },
  {
    exercise: 'infrastructure-5',
    way: 'writes a bigint as a number',
    from: 'solution',
    replace: [['return { $bigint: String(value) }', 'return Number(value)']],
    says: 'Which digits have got lost?',
  },
  {
    exercise: 'infrastructure-5',
    way: 'writes bytes of Latin letters',
    from: 'solution',
    replace: [
      ['JSON.stringify(marked(value))', 'btoa(JSON.stringify(marked(value)))'],
      ['JSON.parse(text)', 'JSON.parse(atob(text))'],
    ],
    says: 'Which step takes only letters of one byte?',
  },
  {
    exercise: 'infrastructure-5',
    way: 'does not wrap what looks like a mark',
    from: 'solution',
    replace: [
      [
        'looksMarked ? { $plain: eachField(value, marked) } : eachField(value, marked)',
        'looksMarked ? eachField(value, marked) : eachField(value, marked)',
      ],
    ],
    says: 'looks like one of your marks',
  },
  {
    exercise: 'infrastructure-5',
    way: 'takes an array for an object',
    from: 'solution',
    replace: [['  if (Array.isArray(value)) return value.map(marked);\n', '']],
    says: 'This is plain JSON',
  },
  {
    exercise: 'infrastructure-5',
    way: 'marks a Date and does not bring it back',
    from: 'solution',
    replace: [["  if ('$date' in value) return new Date(String(value.$date));\n", '']],
    says: 'What has come out?',
  },
  {
    exercise: 'infrastructure-5',
    way: 'forgets bigint',
    from: 'solution',
    replace: [["  if (typeof value === 'bigint') return { $bigint: String(value) };\n", '']],
    says: 'As what could it be written?',
  },
  {
    exercise: 'infrastructure-5',
    way: 'brings undefined back as null',
    from: 'solution',
    replace: [
      ["if ('$undefined' in value) return undefined;", "if ('$undefined' in value) return null;"],
    ],
    says: 'null is not the same',
  },
  {
    exercise: 'infrastructure-5',
    way: 'marks undefined in objects only',
    from: 'solution',
    replace: [
      [
        'return value.map(marked);',
        'return value.map((item: unknown) => (item === undefined ? item : marked(item)));',
      ],
    ],
    says: 'has it become null?',
  },
  {
    exercise: 'infrastructure-5',
    way: 'marks the uppermost fields only',
    from: 'solution',
    replace: [
      ['eachField(value, marked)', 'eachField(value, flat)'],
      [
        'function unmarked',
        "function flat(value: unknown): unknown {\n  return typeof value === 'object' && !(value instanceof Date) ? value : marked(value);\n}\n\nfunction unmarked",
      ],
    ],
    says: 'Does your function call itself?',
  },
  {
    exercise: 'infrastructure-5',
    way: 'writes a bigint as text with an n',
    from: 'solution',
    replace: [
      ['return { $bigint: String(value) }', 'return `${value}n`'],
      [
        "  if (typeof value !== 'object' || value === null) return value;\n  if (Array.isArray(value)) return value.map(unmarked);",
        "  if (typeof value === 'string' && /^-?\\d+n$/.test(value)) return BigInt(value.slice(0, -1));\n  if (typeof value !== 'object' || value === null) return value;\n  if (Array.isArray(value)) return value.map(unmarked);",
      ],
    ],
    says: 'Which mark can a text never have?',
  },
  {
    exercise: 'infrastructure-5',
    way: 'writes the number of a version before the JSON',
    from: 'solution',
    replace: [
      ['return JSON.stringify(marked(value))', 'return `1:${JSON.stringify(marked(value))}`'],
      ['JSON.parse(text)', 'JSON.parse(text.slice(2))'],
    ],
    says: 'must still be JSON',
  },
  {
    exercise: 'infrastructure-5',
    way: 'forgets undefined',
    from: 'solution',
    replace: [['  if (value === undefined) return { $undefined: true };\n', '']],
    says: 'gone before anything is written',
  },
  {
    exercise: 'infrastructure-5',
    way: 'wraps what looks like a mark, and not what looks like the wrapping',
    from: 'solution',
    replace: [["name.startsWith('$')", "['$date', '$bigint', '$undefined'].includes(name)"]],
    says: 'Is that mark protected, too?',
  },
];
