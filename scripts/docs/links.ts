/**
 * Gives the relative links of a page their places in the site. On a code host such a link leads to a
 * file; here a link to a source with a name as its text leads to the page of that name.
 */
import type { CommentDisplayPart, RelativeLinkDisplayPart } from 'typedoc';
import { apiNameOf } from '../links/check.ts';

/** What there is in the site. */
export interface Places {
  /** What to point a link at to reach the page of a name of the API; of all of it, if empty. */
  targetOf(name: string): RelativeLinkDisplayPart['target'];
  /** Whether a path, relative to the page, is a folder. */
  isFolder(path: string): boolean;
}

export function withPlaces(
  parts: readonly CommentDisplayPart[],
  places: Places,
): CommentDisplayPart[] {
  const result: CommentDisplayPart[] = [];
  for (const [index, part] of parts.entries()) {
    if (part.kind !== 'relative-link') {
      result.push(closesLabel(parts[index - 1], places) ? without(part, /^\)/) : part);
    } else if (isSource(part) && leadsToFolder(part, places)) {
      result.push({ ...part, target: places.targetOf('') });
    } else if (leadsToFolder(part, places)) {
      unlink(result);
    } else {
      const name = apiNameOf({ target: part.text, code: codeBefore(parts, index) });
      result.push(name === undefined ? part : { ...part, target: places.targetOf(name) });
    }
  }
  return result;
}

/** The text of a link, if it is nothing but code: the parts are `[`, the code, `](`, the link. */
function codeBefore(parts: readonly CommentDisplayPart[], index: number): string | undefined {
  const [open, code, close] = parts.slice(Math.max(0, index - 3), index);
  const isLabel = open?.text.endsWith('[') && close?.text === '](' && code?.kind === 'code';
  return isLabel ? code.text.replace(/^`+\s?|\s?`+$/g, '') : undefined;
}

/** A folder is no page: what stays of the link is its text. */
function unlink(before: CommentDisplayPart[]): void {
  const close = before.at(-1);
  if (close?.kind === 'text') before[before.length - 1] = without(close, /\]\($/);
  const open = before.findLastIndex((part) => part.kind === 'text' && part.text.includes('['));
  const part = before[open];
  if (part) before[open] = without(part, /\[(?=[^[]*$)/);
}

function closesLabel(part: CommentDisplayPart | undefined, places: Places): boolean {
  return part?.kind === 'relative-link' && leadsToFolder(part, places) && !isSource(part);
}

function leadsToFolder(part: RelativeLinkDisplayPart, places: Places): boolean {
  return places.isFolder(part.text);
}

function without<Part extends CommentDisplayPart>(part: Part, text: RegExp): Part {
  return { ...part, text: part.text.replace(text, '') };
}

function isSource(part: RelativeLinkDisplayPart): boolean {
  return /^(\.\.\/)*src(\/|$)/.test(part.text);
}
