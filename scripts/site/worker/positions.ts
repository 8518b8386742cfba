/** From places in the programs that run to places in the text that the reader sees. */
import type { Edit } from './using.ts';

/** The column, counted from 1, that came to stand at another one of the same line. */
export type ColumnOf = (line: number, column: number) => number;

/**
 * Where types have been taken away, the words that are left stand in the same order. (The source
 * maps of sucrase lose their columns after a template that begins with a value.)
 */
export function columnBeforeTypes(typed: string, javascript: string): ColumnOf {
  return (line, column) => {
    const [before = [], after = []] = [typed, javascript].map((text) => [
      ...(text.split('\n')[line - 1] ?? '').matchAll(/=>|[\w$]+|[^\w\s]/g),
    ]);
    let result = column;
    for (const { 0: word, index } of after) {
      if (index >= column) break;
      const found = before.findIndex(([other]) => other === word);
      if (found === -1) continue;
      const [there] = before.splice(0, found + 1).slice(-1);
      result = column - index + (there?.index ?? 0);
    }
    return result;
  };
}

/** `edits` are in the order in which they stand in the text, and stay on their lines. */
export function columnBeforeEdits(text: string, edits: readonly Edit[]): ColumnOf {
  return (line, column) => {
    const lines = text.split('\n').slice(0, line - 1);
    const lineStart = lines.reduce((sum, { length }) => sum + length + 1, 0);
    let place = lineStart + column - 1;
    for (const { start, end, text: added } of edits) {
      if (start >= lineStart && start < place) {
        place = Math.max(start, place - added.length + end - start);
      }
    }
    return place - lineStart + 1;
  };
}

const programs = new Map<string, (line: number, column: number) => string>();

/** `path` is what is to be said instead of the program's address. */
export function namePlaces(address: string, path: string, columnOf: ColumnOf): void {
  const place = (line: number, column: number) => `/${path}:${line}:${columnOf(line, column)}`;
  programs.set(address, place).set(`/${path}`, place);
}

/**
 * A stack trace as V8 writes it, from any engine (others say `name@file:line:column`), and with
 * the places that the reader sees.
 */
export function readableStack(stack: string): string {
  return stack
    .replaceAll(/^(?!\s+at )(.*?)@(.+:\d+:\d+)$/gm, '    at $1 ($2)')
    .replaceAll(
      /(blob:[^\s()]+?|\/[^\s():]+):(\d+):(\d+)/g,
      (all: string, file: string, line: string, column: string) =>
        programs.get(file)?.(Number(line), Number(column)) ?? all,
    );
}
