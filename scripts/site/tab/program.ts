/**
 * From a chapter's TypeScript to a module that a worker can import. Lines stay where they are:
 * what is added stands on lines that are there.
 */
import { parse, type AnyNode, type Program } from 'acorn';
import { transform } from 'sucrase';
import { OtherCodeError } from './code-error.ts';
import { notErasable } from './erasable.ts';
import type { Modules } from './modules.ts';
import { columnBeforeEdits, columnBeforeTypes, type ColumnOf } from './places.ts';
import { lower, lowerProgram, type Edit } from './using.ts';

/** JavaScript, and what must still be changed in it before it can be imported. */
export interface Compiled {
  readonly javascript: string;
  readonly edits: readonly Edit[];
  readonly imports: readonly ImportNode[];
  /** From the JavaScript to what it was made of. */
  readonly columnOf: ColumnOf;
}

export function compile(program: string, path: string): Compiled {
  const javascript = withoutTypes(program, path);
  const columnOf = columnBeforeTypes(program, javascript);
  const edits: Edit[] = [];
  const imports: ImportNode[] = [];
  walk(read(javascript, path, columnOf), (node) => {
    if (isImport(node)) imports.push(node);
    if (node.type === 'BlockStatement') edits.push(...lower(node.body, node));
    if (node.type === 'Program') edits.push(...lowerProgram(node));
  });
  return { javascript, edits, imports, columnOf };
}

/** Gives every import the address of what it names, which only now can be missing. */
export function link(compiled: Compiled, path: string, modules: Modules) {
  const { javascript, columnOf } = compiled;
  const links = compiled.imports.flatMap((node) => relink(node, { ...compiled, path, modules }));
  const edits = [...compiled.edits, ...links].toSorted((one, other) => one.start - other.start);
  const ours = columnBeforeEdits(javascript, edits);
  return {
    code: edited(javascript, edits),
    columnOf: (line: number, column: number) => columnOf(line, ours(line, column)),
  };
}

function withoutTypes(program: string, path: string): string {
  try {
    refuse(notErasable(program), program, path);
    // What is imported without the word `type` is a value, as everywhere in this project.
    const options = { disableESTransforms: true, keepUnusedImports: true };
    return transform(program, { transforms: ['typescript'], ...options }).code;
  } catch (error) {
    throw syntaxError(error, path, (_, column) => column);
  }
}

function refuse(found: ReturnType<typeof notErasable>, program: string, path: string): void {
  if (found === undefined) return;
  const lines = program.slice(0, found.at).split('\n');
  throw new OtherCodeError({
    path,
    line: lines.length,
    column: (lines.at(-1)?.length ?? 0) + 1,
    message: `${found.what} is more than a type, and cannot be taken away with the types.`,
    hint: 'Node.js refuses it, too, when it runs TypeScript as it is.',
  });
}

function read(code: string, path: string, columnOf: ColumnOf): Program {
  try {
    return parse(code, { ecmaVersion: 'latest', sourceType: 'module', locations: true });
  } catch (error) {
    // It counts columns from 0.
    throw syntaxError(error, path, (line, column) => columnOf(line, column + 1));
  }
}

function syntaxError(error: unknown, path: string, columnOf: ColumnOf): unknown {
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

function walk(node: AnyNode, visit: (node: AnyNode) => void): void {
  visit(node);
  for (const child of Object.values(node).flat()) {
    if (typeof child === 'object' && child !== null && 'type' in child) walk(child, visit);
  }
}

type ImportNode = Extract<
  AnyNode,
  {
    type:
      'ImportDeclaration' | 'ExportNamedDeclaration' | 'ExportAllDeclaration' | 'ImportExpression';
  }
>;

function isImport(node: AnyNode): node is ImportNode {
  return /^(Import(Declaration|Expression)|Export(Named|All)Declaration)$/.test(node.type);
}

interface Surroundings {
  readonly path: string;
  readonly modules: Modules;
  readonly columnOf: ColumnOf;
}

function relink(node: ImportNode, { path, modules, columnOf }: Surroundings): Edit[] {
  const { source } = node;
  if (source?.type !== 'Literal' || typeof source.value !== 'string') return [];
  const specifier = source.value;
  const module = modules(specifier);
  const fail = (at: AnyNode, message: string, hint?: string): never => {
    const { line, column } = at.loc?.start ?? { line: 1, column: 0 };
    const place = { path, line, column: columnOf(line, column + 1) };
    throw new OtherCodeError({ ...place, message, ...(hint ? { hint } : {}) });
  };
  if (module === undefined) {
    const hint = 'A chapter imports earlier ones as "./1-domain.ts", and packages by their names.';
    return fail(source, `There is no module "${specifier}".`, hint);
  }
  for (const wanted of 'specifiers' in node ? node.specifiers : []) {
    const name = nameIn(wanted);
    if (name === undefined || module.names.includes(name)) continue;
    fail(wanted, `"${specifier}" exports nothing called "${name}".`);
  }
  return [{ start: source.start, end: source.end, text: JSON.stringify(module.url) }];
}

function nameIn(wanted: AnyNode): string | undefined {
  if (wanted.type === 'ImportDefaultSpecifier') return 'default';
  const name =
    wanted.type === 'ImportSpecifier'
      ? wanted.imported
      : wanted.type === 'ExportSpecifier'
        ? wanted.local
        : undefined;
  return name?.type === 'Identifier' ? name.name : undefined;
}

function edited(text: string, edits: readonly Edit[]): string {
  let result = text;
  // From the end, so that places stay true.
  for (const { start, end, text: added } of edits.toReversed()) {
    result = result.slice(0, start) + added + result.slice(end);
  }
  return result;
}
