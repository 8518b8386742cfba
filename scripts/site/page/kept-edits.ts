/**
 * The reader's changes to a chapter, kept by the browser. A change belongs to the text that it was
 * made of, not to a line: what is written above a block moves it, and its change goes with it.
 */

export interface Edit {
  /** What stood there when it was changed. */
  readonly base: string;
  /** Which of the blocks with that text: 0 is the first. */
  readonly nth: number;
  readonly text: string;
}

export function readEdits(chapter: string): Edit[] {
  try {
    const found: unknown = JSON.parse(localStorage.getItem(keyOf(chapter)) ?? '[]');
    return Array.isArray(found) ? found.flatMap(editsIn) : [];
  } catch {
    return [];
  }
}

/** Another tab may have kept others meanwhile: those stay. A text of undefined is no change. */
export function keepEdit(
  chapter: string,
  { base, nth, text }: Omit<Edit, 'text'> & { readonly text: string | undefined },
): void {
  const others = readEdits(chapter).filter((edit) => edit.base !== base || edit.nth !== nth);
  const edits = text === undefined ? others : [...others, { base, nth, text }];
  try {
    if (edits.length === 0) localStorage.removeItem(keyOf(chapter));
    else localStorage.setItem(keyOf(chapter), JSON.stringify(edits));
  } catch {
    // Where nothing may be kept, changes live as long as the page.
  }
}

function keyOf(chapter: string): string {
  return `workbook/${chapter}`;
}

/** Version 0.1.0 kept pairs of a line and a change. */
function editsIn(kept: unknown): Edit[] {
  const edit: unknown = Array.isArray(kept) ? kept[1] : kept;
  if (typeof edit !== 'object' || edit === null) return [];
  const { base, nth = 0, text } = edit as Record<string, unknown>;
  const isEdit = typeof base === 'string' && typeof text === 'string' && typeof nth === 'number';
  return isEdit ? [{ base, nth, text }] : [];
}
