/** The known word that takes the fewest edits to reach, if it is near enough to be what was meant. */
export function nearest(word: string, known: readonly string[]): string | undefined {
  const ranked = known
    .map((candidate) => ({ candidate, edits: editDistance(word, candidate) }))
    .toSorted((one, other) => one.edits - other.edits);
  const best = ranked[0];
  if (best === undefined) return undefined;
  // More than half of the word changed is a different word, not a slip of the finger.
  return best.edits <= Math.max(word.length, best.candidate.length) / 2
    ? best.candidate
    : known.find((candidate) => word !== '' && candidate.includes(word));
}

/** ` Did you mean …?` with a leading space, or nothing. */
export function didYouMean(word: string, known: readonly string[]): string {
  const suggestion = nearest(word, known);
  return suggestion === undefined ? '' : ` Did you mean "${suggestion}"?`;
}

/** Levenshtein's distance, one row at a time. */
function editDistance(from: string, to: string): number {
  let row = Array.from({ length: to.length + 1 }, (_, index) => index);
  for (const [line, letter] of [...from].entries()) {
    const next = [line + 1];
    for (const [column, other] of [...to].entries()) {
      next.push(
        Math.min(
          (row[column + 1] ?? 0) + 1,
          (next[column] ?? 0) + 1,
          (row[column] ?? 0) + (letter === other ? 0 : 1),
        ),
      );
    }
    row = next;
  }
  return row.at(-1) ?? 0;
}
