/**
 * A declaration's text, found by its name with the compiler. The rule: from its first word
 * (`export` included) to its end, without the comment above it and without the docstrings inside
 * it, which are one link away. Of a class, the members that are named, or all.
 */
import type TypeScript from 'typescript';

/** The compiler is handed in, because loading it takes longer than running a chapter. */
export type Compiler = Pick<
  typeof TypeScript,
  | 'createSourceFile'
  | 'forEachChild'
  | 'getLeadingCommentRanges'
  | 'isAsExpression'
  | 'isClassLike'
  | 'isInterfaceDeclaration'
  | 'isVariableStatement'
  | 'ScriptTarget'
>;

export type Declaration =
  | { readonly text: string }
  /** Nothing has that name; these are the names there are. */
  | { readonly names: readonly string[] };

/** Lines of the source, counted from 0; both belong to the range. */
interface Lines {
  readonly first: number;
  readonly last: number;
}

/** `name` is a top-level name, or a class and the members to show: `Class.member,other`. */
export function findDeclaration(ts: Compiler, source: string, name: string): Declaration {
  const text = source.replaceAll('\r\n', '\n');
  const file = ts.createSourceFile('source.ts', text, ts.ScriptTarget.Latest, true);
  const [outer = '', list] = name.split('.');
  const declared = file.statements.flatMap((node) =>
    statementNames(ts, node).map((known) => ({ known, node })),
  );
  const found = declared.filter(({ known }) => known === outer).map(({ node }) => node);
  if (found.length === 0) return { names: [...new Set(declared.map(({ known }) => known))] };
  if (list === undefined) return { text: found.map((node) => quote(ts, file, node)).join('\n') };
  const wanted = list.split(',');
  const classes = found.filter((node) => membersOf(ts, node).length > 0);
  // Of an interface and a class with one name, the class says what happens.
  const node = classes.at(-1) ?? found[0];
  const known = node ? membersOf(ts, node).map((member) => nameOf(member, file)) : [];
  return node && wanted.every((member) => known.includes(member))
    ? { text: quote(ts, file, node, wanted) }
    : { names: [...new Set(known)].map((member) => `${outer}.${member}`) };
}

function statementNames(ts: Compiler, node: TypeScript.Statement): string[] {
  if (ts.isVariableStatement(node)) {
    return node.declarationList.declarations.map((declaration) => declaration.name.getText());
  }
  const { name } = node as TypeScript.DeclarationStatement;
  return name === undefined ? [] : [name.text];
}

type Member = TypeScript.ClassElement | TypeScript.TypeElement;

/** Of a class, of a constant that is one, or of an interface. */
function membersOf(ts: Compiler, node: TypeScript.Node | undefined): readonly Member[] {
  if (node === undefined) return [];
  if (ts.isClassLike(node) || ts.isInterfaceDeclaration(node)) return [...node.members];
  if (ts.isAsExpression(node)) return membersOf(ts, node.expression);
  if (!ts.isVariableStatement(node)) return [];
  return membersOf(ts, node.declarationList.declarations[0]?.initializer);
}

function nameOf(member: Member, file: TypeScript.SourceFile): string {
  return member.name?.getText(file) ?? 'constructor';
}

function quote(
  ts: Compiler,
  file: TypeScript.SourceFile,
  node: TypeScript.Node,
  wanted?: readonly string[],
): string {
  const lines = file.text.split('\n');
  const lineOf = (position: number): number => file.getLineAndCharacterOfPosition(position).line;
  const others = membersOf(ts, node)
    .filter((member) => wanted && !wanted.includes(nameOf(member, file)))
    .map((member) => ({
      // Behind the member before it there may be a comment that belongs to that one.
      first: Math.min(lineOf(member.getFullStart()) + 1, lineOf(member.getStart(file))),
      last: lineOf(member.end),
    }));
  const isIn = (line: number) => (range: Lines) => line >= range.first && line <= range.last;
  const docs = docstrings(ts, file, node);
  const quoted: string[] = [];
  for (let line = lineOf(node.getStart(file)); line <= lineOf(node.end); line += 1) {
    const isLeftOut = others.some(isIn(line));
    const before = quoted.at(-1)?.trim();
    if (isLeftOut && before !== '// …') quoted.push('  // …');
    const text = lines[line] ?? '';
    if (isLeftOut || docs.some(isIn(line)) || (text === '' && before === '// …')) continue;
    quoted.push(text);
  }
  return quoted.join('\n').replaceAll(/\n+(?=\n {2}\/\/ …)/g, '');
}

/** The lines that hold nothing but a docstring. */
function docstrings(ts: Compiler, file: TypeScript.SourceFile, node: TypeScript.Node): Lines[] {
  const found: Lines[] = [];
  const visit = (inner: TypeScript.Node): void => {
    for (const { pos, end } of ts.getLeadingCommentRanges(file.text, inner.getFullStart()) ?? []) {
      const before = file.text.slice(file.text.lastIndexOf('\n', pos) + 1, pos).trim();
      if (!file.text.startsWith('/**', pos) || before !== '' || file.text[end] !== '\n') continue;
      const place = (position: number): number => file.getLineAndCharacterOfPosition(position).line;
      found.push({ first: place(pos), last: place(end) });
    }
    ts.forEachChild(inner, visit);
  };
  ts.forEachChild(node, visit);
  return found;
}
