/** TypeScript without its types, with every line where it was. */
import { transform } from 'sucrase';
import { parse } from 'sucrase/dist/esm/parser/index.js';
import { TokenType } from 'sucrase/dist/esm/parser/tokenizer/types.js';
import type { Failure } from '../../chapter/failure.ts';
import type { ColumnOf } from './positions.ts';

/** What is wrong with code before it runs, and where. */
export class OtherCodeError extends Error {
  readonly failure: Failure;

  constructor(failure: Failure) {
    super(failure.message);
    this.failure = failure;
  }
}

export function withoutTypes(program: string, path: string): string {
  try {
    refuseOther(program, path);
    // What is imported without the word `type` is a value, as everywhere in this project.
    const options = { disableESTransforms: true, keepUnusedImports: true };
    return transform(program, { transforms: ['typescript'], ...options }).code;
  } catch (error) {
    throw syntaxError(error, path, (_, column) => column);
  }
}

/** What is more than a type cannot be taken away: Node refuses it, and so does the tab. */
function refuseOther(program: string, path: string): void {
  const { tokens } = parse(program, false, true, false);
  const words = tokens.map(({ start, end }) => program.slice(start, end));
  for (const [index, { type, isType, start }] of tokens.entries()) {
    const isName = type === TokenType.name;
    const found = isType
      ? isNamespace(words, index) && tokens[index + 1]?.type === TokenType.name && 'A namespace'
      : (type === TokenType.at && 'A decorator') ||
        (!isName && words[index] === 'enum' && 'An enum') ||
        (!isName && isFirstModifier(words, index) && 'A field among parameters');
    if (found === false) continue;
    const lines = program.slice(0, start).split('\n');
    throw new OtherCodeError({
      path,
      line: lines.length,
      column: (lines.at(-1)?.length ?? 0) + 1,
      message: `${found} is more than a type, and cannot be taken away with the types.`,
      hint: 'Node.js refuses it, too, when it runs TypeScript as it is.',
    });
  }
}

function isNamespace(words: readonly string[], index: number): boolean {
  return /^(namespace|module)$/.test(words[index] ?? '') && words[index - 1] !== 'declare';
}

function isFirstModifier(words: readonly string[], index: number): boolean {
  const isModifier = /^(public|private|protected|readonly|override)$/.test(words[index] ?? '');
  return isModifier && /^[(,]$/.test(words[index - 1] ?? '');
}

export function syntaxError(error: unknown, path: string, columnOf: ColumnOf): unknown {
  if (!(error instanceof Error) || !('loc' in error)) return error;
  const { line, column } = error.loc as { line: number; column: number };
  const words = error.message.replace(/^Error transforming \S+: /, '').replace(/ \(\d+:\d+\)$/, '');
  return new OtherCodeError({
    path,
    line,
    column: columnOf(line, column),
    message: `Syntax error: ${words}`,
  });
}
