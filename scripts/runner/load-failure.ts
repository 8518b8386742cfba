/** Why a chapter's program could not even start: its syntax, its imports, or what they threw. */
import { blockAt, type Block, type Chapter } from '../chapter/chapter.ts';
import { failureOf, type Failure, type Rename } from '../chapter/failure.ts';
import { isProgram } from '../chapter/fence.ts';
import type { Import } from '../chapter/imports.ts';
import type { Thrown } from '../chapter/thrown.ts';
import { unreadableBlock } from './syntax.ts';
import type { Diagnostic } from './types.ts';
import { columnOfByte, missingExport, missingModule, syntaxErrorPlace } from '../chapter/stack.ts';

export function loadFailure(
  thrown: Thrown,
  chapter: Chapter,
  chapters: readonly Chapter[],
  rename: Rename,
): { readonly failure: Failure; readonly block: Block } | undefined {
  const first = chapter.blocks.find((block) => isProgram(block.fence));
  if (first === undefined) return undefined;
  const failure = explain(thrown, chapter, rename);
  const within = failure?.path === chapter.path ? blockAt(chapter, failure.line) : undefined;
  if (failure !== undefined) return { failure, block: within ?? first };
  const blamed = importBlamed(chapter, chapter.imports[0]);
  const block = blockAt(chapter, blamed.line) ?? first;
  const message = `While the chapter's imports were loaded: ${thrown.text}`;
  const words = { message, ...blamed, isSomewhere: false };
  return { failure: failureOf(thrown, chapters, rename, { chapter, block }, words), block };
}

function explain({ message, code }: Thrown, chapter: Chapter, rename: Rename): Failure | undefined {
  const syntax = syntaxErrorPlace(message);
  if (syntax !== undefined) {
    const path = rename(syntax.file);
    const text = `Syntax error: ${syntax.message}`;
    if (path === chapter.path) {
      // What a block leaves open comes to light in a later one, or at the end.
      const unreadable = openEnd(chapter);
      if (unreadable !== undefined) return unreadable.failure;
      const column = columnOfByte(chapter.lines[syntax.line - 1] ?? '', syntax.byte);
      return { path, line: syntax.line, column, message: text };
    }
    const where = `${path ?? syntax.file}:${syntax.line}:${syntax.byte + 1}`;
    return { ...importBlamed(chapter, chapter.imports[0]), message: `${text} (in ${where})` };
  }
  const unknown = missingExport(message);
  if (unknown !== undefined) {
    const text = `"${unknown.specifier}" exports nothing called "${unknown.name}".`;
    const asked = chapter.imports.find(({ specifier }) => specifier === unknown.specifier);
    if (asked === undefined) return undefined;
    return { ...nameIn(chapter, asked, unknown.name), message: text };
  }
  const missing = missingModule(message);
  if (missing === undefined || !/^ERR_[A-Z_]+$/.test(code ?? '')) return undefined;
  const wanted = chapter.imports.find(({ specifier }) => isWanted(specifier, missing.wanted));
  const importer = rename(missing.importer);
  const from = importer === undefined || importer === chapter.path ? '' : ` (from ${importer})`;
  return {
    ...importBlamed(chapter, wanted ?? chapter.imports[0]),
    message: `There is no module "${wanted?.specifier ?? missing.wanted}"${from}.`,
    hint: 'A chapter imports earlier ones as "./1-domain.ts", and packages by their names.',
  };
}

/** The first block that cannot be read by itself: it takes those after it with it. */
export function openEnd(
  chapter: Chapter,
): { readonly failure: Failure; readonly block: Block } | undefined {
  const found = unreadableBlock(chapter);
  if (found === undefined) return undefined;
  return { failure: incomplete(found.diagnostic), block: found.block };
}

/** What is said of a block that cannot be read by itself. */
export function incomplete({ path, line, column, message }: Diagnostic): Failure {
  const hint = 'A block is complete in itself: what begins in it ends in it.';
  return { path, line, column, message: `Syntax error: ${message}`, hint };
}

/** Where an import stands, or else where the chapter's first code would. */
function importBlamed(
  chapter: Chapter,
  found: Import | undefined,
): { path: string; line: number; column: number } {
  return { path: chapter.path, line: found?.line ?? 1, column: found?.column ?? 1 };
}

/** Where an import statement says a name; it ends at the specifier. */
function nameIn(chapter: Chapter, { line, column, specifier }: Import, name: string) {
  const word = new RegExp(`(?<![\\w$])${name.replaceAll('$', '\\$')}(?![\\w$])`);
  for (let row = line; row > 0; row -= 1) {
    const text = (chapter.lines[row - 1] ?? '').slice(0, row === line ? column - 1 : undefined);
    const at = text.search(word);
    if (at !== -1) return { path: chapter.path, line: row, column: at + 1 };
    if (/^\s*(import|export)\b/.test(text)) break;
  }
  return importBlamed(chapter, { line, column, specifier });
}

function isWanted(specifier: string, wanted: string): boolean {
  return wanted === specifier || wanted.endsWith(specifier.replace(/^[./]+/, '/'));
}
