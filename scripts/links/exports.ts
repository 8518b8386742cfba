/**
 * The names that have a page in the API site: those that `src/index.ts` exports, by the file they are
 * declared in, and the members of each. Read from the text alone, so that a check takes no time.
 */
import { posix } from 'node:path';
import ts from 'typescript';

/** For each file, each exported name with the names of its members. */
export type ApiNames = ReadonlyMap<string, ReadonlyMap<string, readonly string[]>>;

/**
 * @param index the path of the file that exports the names, such as `src/index.ts`.
 * @param read gives the text of a file.
 */
export function readApiNames(index: string, read: (path: string) => string): ApiNames {
  const files = new Map<string, Map<string, readonly string[]>>();
  for (const statement of parse(index, read(index)).statements) {
    if (!ts.isExportDeclaration(statement) || !statement.moduleSpecifier) continue;
    if (!statement.exportClause || !ts.isNamedExports(statement.exportClause)) continue;
    if (!ts.isStringLiteral(statement.moduleSpecifier)) continue;
    const file = posix.join(posix.dirname(index), statement.moduleSpecifier.text);
    const members = membersIn(parse(file, read(file)));
    const names = files.get(file) ?? new Map<string, readonly string[]>();
    for (const { name } of statement.exportClause.elements) {
      names.set(name.text, members.get(name.text) ?? []);
    }
    files.set(file, names);
  }
  return files;
}

function parse(path: string, text: string): ts.SourceFile {
  return ts.createSourceFile(path, text, ts.ScriptTarget.Latest);
}

/** The members of each class and interface; of both together where they share a name. */
function membersIn(file: ts.SourceFile): ReadonlyMap<string, readonly string[]> {
  const members = new Map<string, readonly string[]>();
  const add = (name: ts.Node | undefined, declaration: ts.Node | undefined): void => {
    if (!name || !ts.isIdentifier(name)) return;
    members.set(name.text, [...(members.get(name.text) ?? []), ...memberNames(declaration)]);
  };
  for (const statement of file.statements) {
    if (ts.isVariableStatement(statement)) {
      for (const { name, initializer } of statement.declarationList.declarations) {
        add(name, initializer && ts.isAsExpression(initializer) ? initializer.expression : name);
      }
    } else if (ts.isClassDeclaration(statement) || ts.isInterfaceDeclaration(statement)) {
      add(statement.name, statement);
    }
  }
  return members;
}

function memberNames(node: ts.Node | undefined): string[] {
  if (!node || !(ts.isClassLike(node) || ts.isInterfaceDeclaration(node))) return [];
  return node.members.flatMap(({ name }) => (name && ts.isIdentifier(name) ? [name.text] : []));
}
