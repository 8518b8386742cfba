/**
 * A declaration's text, found by its name with the compiler. The rule: from its first word
 * (`export` included) to its end; the comment above it stays out, those inside it stay in.
 */
import type TypeScript from 'typescript';

/** The compiler is handed in, because loading it takes longer than running a chapter. */
export type Compiler = Pick<
  typeof TypeScript,
  'createSourceFile' | 'ScriptTarget' | 'isVariableStatement' | 'isClassDeclaration'
>;

export type Declaration =
  | { readonly text: string }
  /** Nothing has that name; these are the names there are. */
  | { readonly names: readonly string[] };

/** `name` is a top-level name, or `Class.member`. */
export function findDeclaration(ts: Compiler, source: string, name: string): Declaration {
  const file = ts.createSourceFile('source.ts', source, ts.ScriptTarget.Latest, true);
  const [outer = '', member] = name.split('.');
  const declared = file.statements.flatMap((node) =>
    statementNames(ts, node).map((known) => ({ known, node })),
  );
  const found = declared.filter(({ known }) => known === outer).map(({ node }) => node);
  if (found.length === 0) return { names: [...new Set(declared.map(({ known }) => known))] };
  if (member === undefined) return { text: textOf(found, file) };
  const members = found
    .filter((node) => ts.isClassDeclaration(node))
    .flatMap((node) => [...node.members])
    .map((node) => ({ node, known: node.name?.getText(file) ?? 'constructor' }));
  const inner = members.filter(({ known }) => known === member).map(({ node }) => node);
  if (inner.length > 0) return { text: textOf(inner, file) };
  return { names: members.map(({ known }) => `${outer}.${known}`) };
}

function statementNames(ts: Compiler, node: TypeScript.Statement): string[] {
  if (ts.isVariableStatement(node)) {
    return node.declarationList.declarations.map((declaration) => declaration.name.getText());
  }
  const { name } = node as TypeScript.DeclarationStatement;
  return name === undefined ? [] : [name.text];
}

/** Overloads, accessor pairs and the like stand together and are quoted together. */
function textOf(nodes: readonly TypeScript.Node[], file: TypeScript.SourceFile): string {
  const parts = nodes.map((node) => {
    const start = node.getStart(file);
    const indent = file.getLineAndCharacterOfPosition(start).character;
    const text = file.text.slice(start, node.end).replace(/\r\n/g, '\n');
    return text.replaceAll(new RegExp(`^ {${indent}}`, 'gm'), '');
  });
  return parts.join('\n');
}
