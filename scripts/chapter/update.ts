/** Rewriting blocks of a page in place. */

export interface Edit {
  readonly openLine: number;
  readonly closeLine: number;
  readonly code: string;
}

/** The page with the code of some blocks replaced; everything else stays as it is. */
export function applyEdits(page: string, edits: readonly Edit[]): string {
  const newline = page.includes('\r\n') ? '\r\n' : '\n';
  const lines = page.split(/\r\n|\n|\r/);
  // From the bottom up, so that an edit does not move those still to come.
  for (const edit of edits.toSorted((one, other) => other.openLine - one.openLine)) {
    const code = edit.code === '' ? [] : edit.code.split('\n');
    const [open = '', close = ''] = [lines[edit.openLine - 1], lines[edit.closeLine - 1]];
    const fence = longEnough(open, code);
    const fenced = [open.replace(/^(`+|~+)/, fence), ...code, close.replace(/^(`+|~+)/, fence)];
    lines.splice(edit.openLine - 1, edit.closeLine - edit.openLine + 1, ...fenced);
  }
  return lines.join(newline);
}

/** A fence that no line of the code can close. */
function longEnough(open: string, code: readonly string[]): string {
  const marker = /^(`+|~+)/.exec(open)?.[0] ?? '```';
  const runs = code.map((line) => /^\s*(`+|~+)\s*$/.exec(line)?.[1] ?? '');
  const rivals = runs.filter((run) => run.startsWith(marker.charAt(0))).map((run) => run.length);
  return marker.charAt(0).repeat(Math.max(marker.length, ...rivals.map((length) => length + 1)));
}
