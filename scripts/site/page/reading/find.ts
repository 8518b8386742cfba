/** Finds sections and names that have all words of a question. Loaded with the first question. */
import MiniSearch from 'minisearch';
import type { Entry } from '../../shared/page-data.ts';
import type { Find } from '../workbook.ts';

/** Titles count more than texts, whole words more than beginnings, and those more than slips. */
export function finderOf(entries: readonly Entry[]): Find {
  const index = new MiniSearch({
    fields: ['title', 'text'],
    // A part of a name finds the name: `store` is in `EventStore`.
    processTerm: (term) => [...new Set([term, ...term.split(/(?=[A-Z][a-z])/)].map(inSmall))],
    searchOptions: {
      boost: { title: 8 },
      combineWith: 'AND',
      prefix: true,
      fuzzy: 0.15,
      weights: { prefix: 0.2, fuzzy: 0.1 },
      processTerm: inSmall,
    },
  });
  index.addAll(entries.map(({ title, text }, id) => ({ id, title, text })));
  return (question) => {
    const all = index.search(question, {
      boostDocument: (id) => weightOf(entries[Number(id)], question.trim()),
    });
    const found = all.slice(0, 20).flatMap(({ id, terms }) => {
      const entry = entries[Number(id)];
      return entry === undefined ? [] : { entry, excerpt: excerptOf(entry.text, terms[0]) };
    });
    return { found, total: all.length };
  };
}

/** Nothing is nearer than what is called exactly so; then the guide explains, and the library lists. */
function weightOf({ title = '', url = '' }: Partial<Entry> = {}, question: string): number {
  const names = [title];
  // A member is meant by its name if that is one of code: by `storeEvents`, but not by `version`.
  if (/[a-z][A-Z]/.test(question)) names.push(title.split('.').at(-1) ?? '');
  if (names.some((name) => inSmall(name) === inSmall(question))) return 40;
  if (!url.startsWith('api/')) return 8;
  return title.includes('.') ? 0.3 : 2;
}

function inSmall(word: string): string {
  return word.toLowerCase();
}

function excerptOf(text: string, word = ''): string {
  const start = Math.max(0, text.toLowerCase().indexOf(word) - 40);
  const piece = text.slice(start, start + 140);
  const begun = start > 0 ? piece.replace(/^\S*\s/, '… ') : piece;
  return start + 140 < text.length ? begun.replace(/\s\S*$/, ' …') : begun;
}
