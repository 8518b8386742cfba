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

/** What a piece of code declares for others; a constant that is not exported is a mere use. */
const declaration =
  /^(?:export (?:abstract |async )?(?:class|function|const)|class|function) (\w+)/gm;

/** A quotation belongs to the block before it, in its section, that declares the same name. */
export function findPairs(pieces: readonly Piece[]): Pair[] {
  const pairs: Pair[] = [];
  let first = 0;
  for (const [index, { isBorder, quoted }] of pieces.entries()) {
    if (isBorder) first = index;
    if (quoted === undefined) continue;
    const names = declared(quoted);
    const isSame = ({ own = '' }: Piece): boolean =>
      declared(own).some((one) => names.includes(one));
    const at = pieces.slice(first, index).findLastIndex(isSame);
    if (at === -1) continue;
    pairs.push({ own: first + at, quoted: index });
    first = index + 1;
  }
  return pairs;
}

function declared(code: string): string[] {
  return [...code.matchAll(declaration)].map(([, name = '']) => name);
}

/** What is in the quotation only. It may leave members out, so the reverse is not known. */
export interface Difference {
  readonly onlyQuoted: readonly string[];
  /** Whether a line of the quotation is not in the stand-alone code. */
  readonly isOther: (line: string) => boolean;
}

export function differenceOf(own: string, quoted: string): Difference {
  const [ownMembers, members] = [membersOf(own), membersOf(quoted)];
  const onlyQuoted = publicNames(members).filter((name) => !isIn(ownMembers, name));
  const lines = new Set(['', ...own.split('\n').map(essence)]);
  const isOther = (line: string): boolean => !lines.has(essence(line));
  const telling = quoted.split('\n').filter((line) => essence(line) !== '');
  // Where nearly all is other, only what there is besides is marked.
  const isTelling = telling.filter(isOther).length < telling.length * 0.6;
  const heads = new Set(onlyQuoted.map((name) => members.get(name)));
  return {
    onlyQuoted,
    isOther: (line) => (isTelling ? isOther(line) : heads.has(line.trim())),
  };
}

/** A line without what does not count: spaces, comments, lone brackets. */
function essence(line: string): string {
  const text = line.replace(/^\s*(\/?\*.*|\/\/.*)$/, '').trim();
  return /^[\W_]*$/.test(text) ? '' : text;
}

/** Functions and members of classes, each with the line that it begins on. */
function membersOf(code: string): ReadonlyMap<string, string> {
  const members = new Map<string, string>();
  const file = ts.createSourceFile('code.ts', code, ts.ScriptTarget.Latest, true);
  const lines = code.split('\n');
  const add = ({ name }: ts.NamedDeclaration): void => {
    if (name === undefined) return;
    const { line } = file.getLineAndCharacterOfPosition(name.getStart());
    members.set(name.getText(), (lines[line] ?? '').trim());
  };
  const visit = (node: ts.Node): void => {
    if (ts.isFunctionDeclaration(node)) add(node);
    else if (ts.isClassLike(node)) node.members.forEach(add);
    else ts.forEachChild(node, visit);
  };
  visit(file);
  return members;
}

/** What one of them hides is there all the same. */
function isIn(members: ReadonlyMap<string, string>, name: string): boolean {
  return members.has(name) || members.has(`#${name}`);
}

/** What others can call. */
function publicNames(members: ReadonlyMap<string, string>): string[] {
  return [...members.keys()].filter((name) => !name.startsWith('#'));
}
