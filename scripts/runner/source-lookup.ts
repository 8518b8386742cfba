/**
 * Looks declarations up in a process of its own, and remembers what it found: as long as a source
 * is the same, so is its declaration, and the compiler need not even be loaded.
 */
import { createHash } from 'node:crypto';
import fs from 'node:fs';
import path from 'node:path';
import { fileURLToPath } from 'node:url';
import { startBeside } from './child.ts';
import type { SourceAnswer, SourceQuestion } from './source-check.ts';
import { absolute, root, writeIfChanged } from './workspace.ts';

export interface Lookup {
  /** The answers in the order of the questions, or why there are none. */
  answers(): Promise<readonly SourceAnswer[] | { readonly trouble: string }>;
}

const memoryFile = path.join(root, 'build/sources.json');
const finder = fileURLToPath(new URL('../chapter/source-declaration.ts', import.meta.url));

export function startLookup(questions: readonly SourceQuestion[]): Lookup {
  const memory = recall();
  const rule = fs.readFileSync(finder, 'utf8');
  const keys = questions.map((question) => keyOf(rule, question));
  if (keys.every((key) => memory.has(key))) {
    const known = keys.map((key) => memory.get(key) ?? unreadable);
    return { answers: () => Promise.resolve(known) };
  }
  const child = fileURLToPath(new URL('source-child.ts', import.meta.url));
  const asked = questions.map(({ page, file, name }) => ({
    page: absolute(page),
    file: absolute(file),
    name,
  }));
  const tsx = ['--import', import.meta.resolve('tsx/esm')];
  const lookup = startBeside(process.execPath, [...tsx, child, JSON.stringify(asked)], root);
  return {
    answers: async () => {
      const { stdout, stderr, code } = await lookup.ending();
      if (code !== 0) return { trouble: stderr.trim() };
      const found = JSON.parse(stdout) as SourceAnswer[];
      const learnt = keys.map((key, index) => [key, found[index] ?? unreadable] as const);
      // Old sources are forgotten from time to time, all at once.
      const kept = memory.size > 1000 ? [] : memory;
      writeIfChanged(memoryFile, JSON.stringify(Object.fromEntries([...kept, ...learnt])));
      return found;
    },
  };
}

/** How pages are formatted is written there. */
const settings = fs.readFileSync(path.join(root, 'package.json'), 'utf8');

const unreadable: SourceAnswer = { unreadable: true };

function keyOf(rule: string, { page, file, name }: SourceQuestion): string {
  const source = fs.existsSync(absolute(file)) ? fs.readFileSync(absolute(file), 'utf8') : 'none';
  return createHash('sha256')
    .update([rule, settings, page, name, source].join('\0'))
    .digest('base64');
}

function recall(): Map<string, SourceAnswer> {
  try {
    const text = fs.readFileSync(memoryFile, 'utf8');
    return new Map(Object.entries(JSON.parse(text) as Record<string, SourceAnswer>));
  } catch {
    // Nothing remembered, or nothing that can be read: then we look again.
    return new Map();
  }
}
