/**
 * What is kept of the reader's work: answers and progress, in one form for the terminal's folder
 * and for the live page. Nothing here knows where.
 */
import { noProgress, parseProgress, type Progress } from './progress.ts';

export interface Saved {
  /** What the reader has made of the starters, by exercise. */
  readonly answers: Readonly<Record<string, string>>;
  readonly progress: Progress;
}

export const nothing: Saved = { answers: {}, progress: noProgress };

const format = 'event-sourcing-workbook/exercises';
const version = 1;

/** From the browser's work: what makes no sense counts as not there. */
export function parseSaved(text: string): Saved {
  try {
    return imported(text);
  } catch {
    return nothing;
  }
}

export function exported({ answers, progress }: Saved): string {
  return `${JSON.stringify({ format, version, answers, progress }, null, 2)}\n`;
}

/** @throws an error that says why, for anything but what `exported` has written. */
export function imported(text: string): Saved {
  const data = fieldsOf(read(text));
  if (data?.['format'] !== format) throw new Error('This is no export of these exercises.');
  if (data['version'] !== version) {
    throw new Error(`This export is of version ${String(data['version'])}, not ${version}.`);
  }
  const answers = Object.entries(fieldsOf(data['answers']) ?? { answers: undefined });
  const texts = answers.filter((entry): entry is [string, string] => typeof entry[1] === 'string');
  if (texts.length < answers.length) throw new Error('An answer in this file is no text.');
  if (fieldsOf(data['progress']) === undefined) {
    throw new Error('This file has no progress in it.');
  }
  return {
    answers: Object.fromEntries(texts),
    progress: parseProgress(JSON.stringify(data['progress'])),
  };
}

/** What is new wins; what it does not speak of stays. */
export function merged(old: Saved, { answers, progress }: Saved): Saved {
  const hints = { ...old.progress.hints };
  for (const [id, count] of Object.entries(progress.hints)) {
    hints[id] = Math.max(count, hints[id] ?? 0);
  }
  return {
    answers: { ...old.answers, ...answers },
    progress: {
      passed: { ...old.progress.passed, ...progress.passed },
      hints,
      solutions: [...new Set([...old.progress.solutions, ...progress.solutions])],
      current: progress.current ?? old.progress.current,
    },
  };
}

/** What passed is one answer to one check; when either changes, it is to be seen again. */
export function fingerprint(check: string, answer: string): string {
  let [high, low] = [0xdeadbeef, 0x41c6ce57];
  // No secret is kept here, and what browsers offer for those is missing where pages are files.
  for (const character of `${check}\0${answer}`) {
    const code = character.codePointAt(0) ?? 0;
    high = Math.imul(high ^ code, 2654435761);
    low = Math.imul(low ^ code, 1597334677);
  }
  return [high, low].map((half) => (half >>> 0).toString(16).padStart(8, '0')).join('');
}

function read(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch {
    throw new Error('This file is no JSON.');
  }
}

function fieldsOf(data: unknown): Record<string, unknown> | undefined {
  if (typeof data !== 'object' || data === null || Array.isArray(data)) return undefined;
  return Object.fromEntries(Object.entries(data));
}
