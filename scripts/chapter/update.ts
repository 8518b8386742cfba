/** Rewriting blocks of a page in place. */

export interface Edit {
  readonly openLine: number;
  readonly closeLine: number;
  readonly code: string;
}

/** The page with the code of some blocks replaced; everything else stays as it is. */
export function applyEdits(page: string, edits: readonly Edit[]): string {
  // Every line keeps its own ending; new lines end as the one before them.
  const lines = page.match(/[^\r\n]*(?:\r\n|\n|\r)|[^\r\n]+$/g) ?? [];
  // From the bottom up, so that an edit does not move those still to come.
  for (const edit of edits.toSorted((one, other) => other.openLine - one.openLine)) {
    const [open = '', close = ''] = [lines[edit.openLine - 1], lines[edit.closeLine - 1]];
    const newline = /[\r\n]+$/.exec(open)?.[0] ?? '\n';
    const code = edit.code === '' ? [] : edit.code.split('\n');
    const fence = longEnough(open, code);
    const [opening, closing] = [open, close].map((line) => line.replace(/`{3,}|~{3,}/, fence));
    const rows = [opening ?? '', ...code.map((row) => row + newline), closing ?? ''];
    lines.splice(edit.openLine - 1, edit.closeLine - edit.openLine + 1, ...rows);
  }
  return lines.join('');
}

/** A fence that no line of the code can close, or be taken for. */
function longEnough(open: string, code: readonly string[]): string {
  const marker = /`{3,}|~{3,}/.exec(open)?.[0] ?? '```';
  const runs = code.map((line) => /^\W*?(`+|~+)/.exec(line)?.[1] ?? '');
  const rivals = runs.filter((run) => run.startsWith(marker.charAt(0))).map((run) => run.length);
  return marker.charAt(0).repeat(Math.max(marker.length, ...rivals.map((length) => length + 1)));
}
