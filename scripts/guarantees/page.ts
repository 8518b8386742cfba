const BEGIN = '<!-- table: made by `npm run guarantees` -->';
const END = '<!-- end of the table -->';

/** The page with another table between the markers. @throws Error when there are none. */
export function withTable(page: string, table: string): string {
  const [before, rest] = split(page, BEGIN);
  const [, after] = split(rest, END);
  return `${before}${BEGIN}\n\n${table}\n\n${END}${after}`;
}

function split(text: string, marker: string): [string, string] {
  const at = text.indexOf(marker);
  if (at === -1) throw new Error(`The page has no line ${marker}`);
  return [text.slice(0, at), text.slice(at + marker.length)];
}
