/** Finds the entries that have all words of a question. Text goes in and data comes out. */
import type { Entry } from '../search-index.ts';

export interface Found {
  readonly entry: Entry;
  /** A piece of its text, around the first word. */
  readonly excerpt: string;
}

/** Titles count more than texts, whole words more than beginnings, and those more than the rest. */
export function find(entries: readonly Entry[], question: string, limit = 20): Found[] {
  const words = question.toLowerCase().split(/\s+/).filter(Boolean);
  if (words.length === 0) return [];
  return entries
    .map((entry) => ({ entry, score: scoreOf(entry, words) }))
    .filter(({ score }) => score > 0)
    .toSorted((one, other) => other.score - one.score)
    .slice(0, limit)
    .map(({ entry }) => ({ entry, excerpt: excerptOf(entry.text, words) }));
}

function scoreOf({ title, text }: Entry, words: readonly string[]): number {
  const scores = words.map((word) => {
    // Of `EventStore.storeEvents` only the last part is its own name.
    const name = word.includes('.') ? title : title.replace(/^\S+\.(?=\S+$)/, '');
    return 10 * closeness(name, word) + closeness(title, word) + closeness(text, word);
  });
  return scores.includes(0)
    ? 0
    : scores.reduce((sum, score) => sum + score, 0) - title.length / 1000;
}

function closeness(text: string, word: string): number {
  const lower = text.toLowerCase();
  if (lower === word) return 6;
  let best = 0;
  for (let at = lower.indexOf(word); at !== -1; at = lower.indexOf(word, at + 1)) {
    const begins = !/[\p{L}\p{N}]/u.test(lower.charAt(at - 1));
    const ends = !/[\p{L}\p{N}]/u.test(lower.charAt(at + word.length));
    best = Math.max(best, begins && ends ? 4 : begins ? 2 : 1);
  }
  return best;
}

function excerptOf(text: string, words: readonly string[]): string {
  const lower = text.toLowerCase();
  const first = words.map((word) => lower.indexOf(word)).filter((at) => at !== -1);
  const start = Math.max(0, Math.min(...first, text.length) - 40);
  const from = start === 0 || first.length === 0 ? 0 : text.indexOf(' ', start) + 1;
  const piece = text.slice(from, from + 140);
  const end = from + 140 < text.length ? piece.replace(/\s\S*$/, '') + ' …' : piece;
  return from > 0 ? `… ${end}` : end;
}
