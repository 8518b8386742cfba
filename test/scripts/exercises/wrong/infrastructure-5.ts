import type { Answers } from '../../../../scripts/exercises/prove.ts';

export const answers: Answers = {
  wrong: [
    {
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
      way: 'leaves undefined to a reviver',
      replace: [
        [
          'unmarked(JSON.parse(text))',
          "JSON.parse(text, (_, field) => ('$undefined' in Object(field) ? undefined : '$date' in Object(field) || '$bigint' in Object(field) ? unmarked(field) : field))",
        ],
      ],
      says: 'A reviver that returns undefined deletes the field',
    },
    {
      way: 'writes a bigint as a number',
      replace: [['return { $bigint: String(value) }', 'return Number(value)']],
      says: 'Which digits have got lost?',
    },
    {
      way: 'writes bytes of Latin letters',
      replace: [
        ['JSON.stringify(marked(value))', 'btoa(JSON.stringify(marked(value)))'],
        ['JSON.parse(text)', 'JSON.parse(atob(text))'],
      ],
      says: 'Which step takes only letters of one byte?',
    },
  ],
  right: [
    {
      way: 'marks every value, so that nothing looks like a mark',
      from: 'starter',
      replace: [
        ['JSON.stringify(value)', 'JSON.stringify(marked(value))'],
        ['JSON.parse(text)', 'unmarked(JSON.parse(text))'],
        [
          'export function decode',
          "function marked(value: unknown): unknown {\n  if (value instanceof Date) return ['date', value.toISOString()];\n  if (typeof value === 'bigint') return ['bigint', String(value)];\n  if (value === undefined) return ['undefined'];\n  if (Array.isArray(value)) return ['array', ...value.map(marked)];\n  if (typeof value !== 'object' || value === null) return value;\n  return Object.fromEntries(Object.entries(value).map(([name, field]) => [name, marked(field)]));\n}\n\nfunction unmarked(value: unknown): unknown {\n  if (Array.isArray(value)) {\n    const [mark, ...rest] = value;\n    if (mark === 'date') return new Date(rest[0]);\n    if (mark === 'bigint') return BigInt(rest[0]);\n    return mark === 'array' ? rest.map(unmarked) : undefined;\n  }\n  if (typeof value !== 'object' || value === null) return value;\n  return Object.fromEntries(Object.entries(value).map(([name, field]) => [name, unmarked(field)]));\n}\n\nexport function decode",
        ],
      ],
    },
  ],
};
