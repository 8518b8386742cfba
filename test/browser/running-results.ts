/** What stands below the blocks of a page. */

export interface Shown {
  readonly line: string;
  readonly output: string;
  readonly rows: readonly string[];
}

/**
 * Everything that blocks have led to, for comparison: ids are made anew in each run, so they are
 * numbered in the order in which they appear, and times are times. `run` runs a function in a page.
 */
export async function shownIn(
  run: (script: typeof read) => Promise<ReturnType<typeof read>>,
): Promise<Shown[]> {
  const ids = new Map<string, string>();
  const known = (text: string): string =>
    text
      .trimEnd()
      .replace(/[\da-f]{8}(-[\da-f]{4}){3}-[\da-f]{12}/g, (id) => {
        if (!ids.has(id)) ids.set(id, `id ${ids.size + 1}`);
        return ids.get(id) ?? '';
      })
      .replace(/[\da-f]{4}…[\da-f]{4}/g, 'an id')
      .replace(/("timestamp": ?)\d+/g, '$1…');
  return (await run(read)).map(({ line, output, rows }) => ({
    line,
    output: known(output),
    rows: rows.map((cells) => cells.map(known).join(' | ')),
  }));
}

/** It runs in the page. */
function read() {
  return [...document.querySelectorAll('.result')].map((result) => ({
    line: result.getAttribute('data-for') ?? '',
    output: result.querySelector(':scope > .output')?.textContent ?? '',
    rows: [...result.querySelectorAll('tbody tr')].map((row) => [
      row.className,
      ...[...row.querySelectorAll('td')].map(
        (cell) => cell.querySelector('abbr')?.title ?? cell.textContent,
      ),
    ]),
  }));
}
