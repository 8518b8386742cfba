/**
 * From a chapter's TypeScript to a module that a worker can import. Lines stay where they are:
 * what is added stands on lines that are there.
 */
import { parse, type AnyNode, type Program } from 'acorn';
import { nodeOnly } from '../shared/libraries.ts';
import { columnBeforeEdits, columnBeforeTypes, type ColumnOf } from './positions.ts';
import { lower, lowerProgram, type Edit } from './using.ts';
import { OtherCodeError, syntaxError, withoutTypes } from './without-types.ts';

/** What an import leads to, by its specifier. */
export type Modules = (
  specifier: string,
) => { readonly url: string; readonly names: readonly string[] } | undefined;

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

function read(code: string, path: string, columnOf: ColumnOf): Program {
  try {
    return parse(code, { ecmaVersion: 'latest', sourceType: 'module', locations: true });
  } catch (error) {
    // It counts columns from 0.
    throw syntaxError(error, path, (line, column) => columnOf(line, column + 1));
  }
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
    return fail(source, `There is no module "${specifier}".`, nodeOnly(specifier) ?? hint);
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
