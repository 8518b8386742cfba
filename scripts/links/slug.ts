/**
 * The anchors that code hosts give to headings: lower case, punctuation dropped, spaces as hyphens,
 * and a number behind those that are taken.
 */
export function slugsOf(headings: readonly string[]): string[] {
  const taken = new Set<string>();
  const counts = new Map<string, number>();
  return headings.map((heading) => {
    const base = slugOf(heading);
    let slug = base;
    for (let count = counts.get(base) ?? 0; taken.has(slug); slug = `${base}-${count}`) {
      counts.set(base, ++count);
    }
    taken.add(slug);
    return slug;
  });
}

function slugOf(heading: string): string {
  return heading
    .trim()
    .toLowerCase()
    .replaceAll(/[^\p{L}\p{M}\p{N}\p{Pc}\- ]/gu, '')
    .replaceAll(' ', '-');
}
