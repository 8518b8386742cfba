/**
 * An identity source map. One segment for each column: with one for each line, every position
 * would be reported at the start of its line.
 */

/** The program followed by an inline map that gives every position to the same one in `source`. */
export function withIdentityMap(program: string, source: string): string {
  // The engine reads it as an address: `#`, `?` and `%` must not mean anything in it.
  const address = source.split('/').map(encodeURIComponent).join('/');
  const map = { version: 3, sources: [address], names: [], mappings: identityMappings(program) };
  return `${program}\n//# sourceMappingURL=data:application/json;base64,${btoa(JSON.stringify(map))}\n`;
}

export function identityMappings(program: string): string {
  // Positions in a map are differences to the segment before, so we remember where that one was.
  let lastLine = 0;
  let lastColumn = 0;
  return program
    .split('\n')
    .map((text, line) => {
      if (text === '') return '';
      const first = `AA${vlq(line - lastLine)}${vlq(-lastColumn)}`;
      lastLine = line;
      lastColumn = text.length;
      return first + ',CAAC'.repeat(text.length);
    })
    .join(';');
}

const digits = 'ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789+/';

/** Base 64, five bits a digit, least first; the lowest bit of the number is its sign. */
function vlq(value: number): string {
  let rest = value < 0 ? -value * 2 + 1 : value * 2;
  let text = '';
  do {
    const more = rest > 31 ? 32 : 0;
    text += digits.charAt((rest % 32) + more);
    rest = Math.floor(rest / 32);
  } while (rest > 0);
  return text;
}
