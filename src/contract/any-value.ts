import { numbersOf, textsOf } from './any-text.ts';

/** Names that mean something elsewhere, or that look like a mark of the transcoder's own. */
const NAMES = ['', '$date', '$literal', '__proto__', 'constructor', 'toJSON', '0', 'a.b'];

/** Numbers of which JSON, or a column for numbers, makes others. */
const NUMBERS = [-0, NaN, Infinity, 0.1 + 0.2, 5e-324, Number.MAX_VALUE, 2 ** 53 - 1, 1e21, -1.5];

/** What no transcoder can write. */
const UNSTORABLE = [Symbol('none'), (): undefined => undefined, /x/, new Date(NaN), Object(1)];

/**
 * Values of all kinds, some of which cannot be stored: the same ones for the same seed.
 *
 * @returns a function that makes one. It contains others at most so many levels deep.
 */
export function valuesOf(seed: number): (depth: number) => unknown {
  const number = numbersOf(seed);
  const textOf = textsOf(seed);
  const oneOf = (values: readonly unknown[]): unknown => values[number(0, values.length - 1)];
  const some = <Value>(make: () => Value): Value[] => Array.from({ length: number(0, 3) }, make);
  const name = (): string => String(number(0, 2) === 0 ? oneOf(NAMES) : textOf(9));

  const plain: readonly (() => unknown)[] = [
    () => textOf(20),
    () => oneOf(['\u0000', '\ud800', `\ufeff${textOf(9)}`, '']),
    () => number(-(2 ** 53), 2 ** 53),
    () => number(-(2 ** 31), 2 ** 31) / number(1, 2 ** 31),
    () => oneOf(NUMBERS),
    () => BigInt(number(0, 2 ** 53)) ** 3n,
    () => oneOf([true, false, null, undefined]),
    () => new Date(number(-8.64e15, 8.64e15)),
    () => Uint8Array.from(some(() => number(0, 255))),
    () => (number(0, 3) === 0 ? oneOf(UNSTORABLE) : number(0, 9)),
  ];
  const nested: readonly ((inner: () => unknown) => unknown)[] = [
    (inner) => some(inner),
    (inner) => new Set(some(inner)),
    (inner) => new Map(some(() => [inner(), inner()])),
    (inner) => Object.fromEntries(some(() => [name(), inner()])),
  ];
  const valueOf = (depth: number): unknown => {
    const kind = number(0, depth > 0 ? 13 : 9);
    const make = nested[kind - plain.length];
    return make === undefined ? plain[kind]?.() : make(() => valueOf(depth - 1));
  };
  return valueOf;
}
