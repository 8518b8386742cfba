/** Stand-alone code and its counterpart in the library: which belong together, and what differs. */
import ts from 'typescript';

/** A part of a page: what stands at its top level. */
export interface Piece {
  /** Whether a section begins with it, such that no pair reaches across. */
  readonly isBorder: boolean;
  /** The code of a stand-alone block, or of what is quoted from the library. */
  readonly own?: string;
  readonly quoted?: string;
}

export interface Pair {
  /** Indices of the pieces. */
  readonly own: number;
  readonly quoted: number;
}

/**
 * A quotation belongs to the block before it, in its section, that declares something of nearly the
 * same name, or else to the first one that exports a class or a function.
 */
export function findPairs(pieces: readonly Piece[]): Pair[] {
  const pairs: Pair[] = [];
  let first = 0;
  for (const [index, { isBorder, quoted }] of pieces.entries()) {
    if (isBorder) first = index;
    if (quoted === undefined) continue;
    const names = declared(quoted);
    const candidates = pieces
      .map(({ own }, at) => ({ at, names: own === undefined ? [] : declared(own) }))
      .slice(first, index)
      .filter((candidate) => candidate.names.length > 0);
    const own =
      candidates.findLast((one) => one.names.some((name) => names.some(isLike(name)))) ??
      candidates.find(({ at }) =>
        /^export (abstract |async )?(class|function)/m.test(pieces[at]?.own ?? ''),
      );
    if (own === undefined) continue;
    pairs.push({ own: own.at, quoted: index });
    first = index + 1;
  }
  return pairs;
}

/** What stands in one of the two only. */
export interface Difference {
  readonly onlyOwn: readonly string[];
  readonly onlyQuoted: readonly string[];
  /** Whether a line of the quotation, counted from 0, is not in the stand-alone code. */
  readonly isOther: (line: number) => boolean;
}

export function differenceOf(own: string, quoted: string): Difference {
  const [ownMembers, quotedMembers] = [memberNames(own), memberNames(quoted)];
  const lines = new Set(own.split('\n').map(essence));
  const essences = quoted.split('\n').map(essence);
  const isOther = (line: number): boolean =>
    essences[line] !== '' && !lines.has(essences[line] ?? '');
  const telling = essences.filter((text) => text !== '');
  // Where nearly all is other, marks would only be in the way.
  const isTelling = telling.filter((text) => !lines.has(text)).length < telling.length * 0.6;
  return {
    onlyOwn: ownMembers.filter((name) => !quotedMembers.includes(name)),
    onlyQuoted: quotedMembers.filter((name) => !ownMembers.includes(name)),
    isOther: (line) => isTelling && isOther(line),
  };
}

/** A line without what does not count: spaces, comments, lone brackets. */
function essence(line: string): string {
  const text = line.replace(/^\s*(\/?\*.*|\/\/.*)$/, '').trim();
  return /^[\W_]*$/.test(text) ? '' : text;
}

/** `mutate` is like `mutator`: most of both is the same. */
function isLike(name: string): (other: string) => boolean {
  const word = name.toLowerCase();
  return (other) => {
    const known = other.toLowerCase();
    let same = 0;
    while (same < word.length && word[same] === known[same]) same += 1;
    return same > Math.max(word.length, known.length) * 0.7;
  };
}

function parse(code: string): ts.SourceFile {
  return ts.createSourceFile('code.ts', code, ts.ScriptTarget.Latest, true);
}

/** The classes, functions and constants that a piece of code declares for others. */
export function declared(code: string): string[] {
  return parse(code).statements.flatMap((node) => {
    if (ts.isClassDeclaration(node) || ts.isFunctionDeclaration(node)) return node.name?.text ?? [];
    const isExported = ts.canHaveModifiers(node) && ts.getModifiers(node)?.[0] !== undefined;
    if (!ts.isVariableStatement(node) || !isExported) return [];
    return node.declarationList.declarations.map(({ name }) => name.getText());
  });
}

/** The members of the first class in it. */
function memberNames(code: string): string[] {
  const names = new Set<string>();
  const visit = (node: ts.Node): boolean => {
    if (!ts.isClassLike(node)) return ts.forEachChild(node, visit) ?? false;
    for (const { name } of node.members) if (name !== undefined) names.add(name.getText());
    return true;
  };
  visit(parse(code));
  return [...names];
}
