/** Chapters as programs; what has been compiled once is not compiled again. */
import type { Chapter } from '../../chapter/chapter.ts';
import { instrument } from '../../chapter/instrument.ts';
import { siblingName } from '../../chapter/sibling.ts';
import { compile, type Compiled } from './program.ts';

const known = new Map<string, Compiled>();

export function compiled(chapter: Chapter): Compiled {
  const text = instrument(chapter, { runtime: '$workbook', purpose: 'run' });
  const found = known.get(text) ?? compile(text, chapter.path);
  known.set(text, found);
  return found;
}

/** The last chapter, or those of these names, and before them those that they import. */
export function needed(
  chapters: readonly Chapter[],
  wanted: readonly (string | undefined)[] = [chapters.at(-1)?.name],
): Chapter[] {
  const names = new Set(wanted);
  return chapters
    .toReversed()
    .filter((chapter) => {
      if (!names.has(chapter.name)) return false;
      for (const name of siblingsOf(() => compiled(chapter))) names.add(name);
      return true;
    })
    .toReversed();
}

/** The chapters that a program imports. What cannot be read is told when it is to run. */
export function siblingsOf(read: () => Compiled): (string | undefined)[] {
  try {
    return read().imports.map(({ source }) =>
      source?.type === 'Literal' ? siblingName(String(source.value)) : undefined,
    );
  } catch {
    return [];
  }
}
