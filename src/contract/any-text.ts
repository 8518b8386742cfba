/** What a text may be made of: first and last code point of each kind. U+0000 is a case of its own. */
const KINDS: readonly (readonly [number, number])[] = [
  [0x20, 0x7e], // ASCII
  [0x01, 0x1f], // control characters
  [0x80, 0x24f], // Latin letters
  [0x300, 0x36f], // combining accents
  [0x590, 0x6ff], // from right to left
  [0x1100, 0x11ff], // parts of Korean syllables
  [0x200b, 0x206f], // invisible: joiners, marks of direction
  [0x4e00, 0x9fff], // Chinese
  [0xe000, 0xffff], // private use, wide and narrow letters, the byte order mark, no characters
  [0x1f1e6, 0x1faff], // emoji
  [0x10000, 0x10ffff], // anything else
];

/**
 * Whole numbers at random (a linear congruential generator), the same ones for the same seed.
 *
 * @returns a function that makes one between two others, these included.
 */
export function numbersOf(seed: number): (from: number, to: number) => number {
  let state = seed;
  return (from, to) => {
    state = (Math.imul(state, 1_664_525) + 1_013_904_223) >>> 0;
    return from + Math.floor((state / 2 ** 32) * (to - from + 1));
  };
}

/**
 * Well-formed texts of all kinds of characters, the same ones for the same seed.
 *
 * @returns a function that makes a text of at most so many UTF-16 code units.
 */
export function textsOf(seed: number): (maxLength: number) => string {
  const number = numbersOf(seed);
  return (maxLength) => {
    const length = number(0, maxLength);
    let text = '';
    while (text.length < length) {
      const [from, to] = KINDS[number(0, KINDS.length - 1)] ?? [0x20, 0x7e];
      const character = String.fromCodePoint(number(from, to));
      if (text.length + character.length > maxLength) return text;
      text += character;
    }
    return text;
  };
}
