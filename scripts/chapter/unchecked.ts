/** Comments that keep the compiler from judging. What must not compile has a fence of its own. */

/** Where the first of them stands; the first line of the code is called `firstLine`. */
export function uncheckedPlace(
  code: string,
  firstLine = 1,
): { readonly line: number; readonly column: number } | undefined {
  // The compiler reads `@TS-NoCheck` as well.
  const lines = code.split('\n').map((row) => row.search(/@ts-(?:ignore|nocheck)\b/i));
  const row = lines.findIndex((column) => column !== -1);
  return row === -1 ? undefined : { line: firstLine + row, column: (lines[row] ?? 0) + 1 };
}
