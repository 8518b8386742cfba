/** What is more than types cannot be taken away with them: Node refuses it, and so does the tab. */
import { parse } from 'sucrase/dist/esm/parser/index.js';
import { ContextualKeyword } from 'sucrase/dist/esm/parser/tokenizer/keywords.js';
import { TokenType } from 'sucrase/dist/esm/parser/tokenizer/types.js';

/** The words that make a field of a parameter. */
const modifiers: readonly TokenType[] = [
  TokenType._public,
  TokenType._private,
  TokenType._protected,
  TokenType._readonly,
  TokenType._override,
];
const spaces: readonly ContextualKeyword[] = [
  ContextualKeyword._namespace,
  ContextualKeyword._module,
];

/** The first thing in a program that is no type, and where it begins. */
export function notErasable(program: string): { what: string; at: number } | undefined {
  const { tokens } = parse(program, false, true, false);
  for (const [index, { type, isType, contextualKeyword, start: at }] of tokens.entries()) {
    const [before, after] = [tokens[index - 1]?.type, tokens[index + 1]?.type];
    const isFirst = before === TokenType.parenL || before === TokenType.comma;
    const isDeclared = before === TokenType._declare;
    if (type === TokenType._enum && !isType) return { what: 'An enum', at };
    if (type === TokenType.at) return { what: 'A decorator', at };
    if (modifiers.includes(type) && !isType && isFirst)
      return { what: 'A field among parameters', at };
    if (isType && spaces.includes(contextualKeyword) && after === TokenType.name && !isDeclared) {
      return { what: 'A namespace', at };
    }
  }
  return undefined;
}
