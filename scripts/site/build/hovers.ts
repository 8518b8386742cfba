/**
 * What the compiler knows of each name on the pages, and what it says to blocks that must not
 * compile: one TypeScript program over all chapters and the library.
 */
import fs from 'node:fs';
import path from 'node:path';
import ts from 'typescript';
import type { Block, Chapter } from '../../chapter/chapter.ts';
import { absolute, programFile, root, writePrograms } from '../../runner/workspace.ts';

/** A name in a block's code: where it begins there, and what it is. */
export type Hovers = ReadonlyMap<number, string>;

export class Types {
  #files: readonly string[] = [];
  #opened = 0;
  readonly #service = ts.createLanguageService(this.#host());

  /** To be called again when something has changed. */
  open(chapters: readonly Chapter[]): void {
    writePrograms(chapters, 'check');
    this.#opened += 1;
    this.#files = chapters.map(({ path: page }) => programFile(page, 'check'));
  }

  hoversOf(chapter: Chapter, block: Block): Hovers {
    const { file, start } = placeOf(chapter, block);
    const source = this.#service.getProgram()?.getSourceFile(file);
    const hovers = new Map<number, string>();
    if (source === undefined) return hovers;
    const lines = linesOf(block.code, source.text, start);
    const visit = (node: ts.Node): void => {
      if (ts.isIdentifier(node) || ts.isPrivateIdentifier(node)) {
        const at = node.getStart(source);
        const line = lines.find(({ from, length }) => at >= from && at < from + length);
        const text = line === undefined ? '' : this.#describe(file, at);
        if (line && text !== '') hovers.set(at - line.from + line.offset, text);
      }
      ts.forEachChild(node, visit);
    };
    visit(source);
    return hovers;
  }

  /** What the compiler says to a block that must not compile. */
  complaintOf(chapter: Chapter, block: Block): string {
    const { file, start } = placeOf(chapter, block);
    const inside = this.#service
      .getSemanticDiagnostics(file)
      .filter((one) => (one.start ?? 0) >= start && (one.start ?? 0) <= start + block.code.length);
    return inside
      .map(
        ({ code, messageText }) =>
          `TS${code}: ${ts.flattenDiagnosticMessageText(messageText, '\n')}`,
      )
      .join('\n');
  }

  #describe(file: string, at: number): string {
    const info = this.#service.getQuickInfoAtPosition(file, at);
    if (info === undefined) return '';
    const type = ts.displayPartsToString(info.displayParts);
    const words = ts.displayPartsToString(info.documentation).split('\n\n')[0] ?? '';
    return words === '' ? type : `${type}\n\n${words}`;
  }

  #host(): ts.LanguageServiceHost {
    const config = ts.readConfigFile(path.join(root, 'tsconfig.json'), ts.sys.readFile);
    const { options } = ts.parseJsonConfigFileContent(config.config, ts.sys, root);
    return {
      ...ts.sys,
      useCaseSensitiveFileNames: () => ts.sys.useCaseSensitiveFileNames,
      getCompilationSettings: () => options,
      // Otherwise all files are looked at again for each name.
      getProjectVersion: () => String(this.#opened),
      getScriptFileNames: () => [...this.#files],
      // A file that has not been written to since is the same file.
      getScriptVersion: (file) => String(fs.statSync(file, { throwIfNoEntry: false })?.mtimeMs),
      getScriptSnapshot: (file) => {
        const text = ts.sys.readFile(file);
        return text === undefined ? undefined : ts.ScriptSnapshot.fromString(text);
      },
      getCurrentDirectory: () => root,
      getDefaultLibFileName: ts.getDefaultLibFilePath,
    };
  }
}

/** The file that a block's code is in, and where in it the code begins. */
function placeOf(chapter: Chapter, block: Block): { file: string; start: number } {
  if (block.fence.kind === 'source') {
    const file = absolute(block.fence.file);
    const head = block.code.split('\n')[0] ?? '';
    return { file, start: Math.max(0, fs.readFileSync(file, 'utf8').indexOf(head)) };
  }
  const file = programFile(chapter.path, 'check');
  const before = fs.readFileSync(file, 'utf8').split('\n').slice(0, block.openLine);
  return { file, start: before.join('\n').length + 1 };
}

/** Where each line of a block stands in its file: a quotation leaves lines of the file out. */
function linesOf(
  code: string,
  text: string,
  start: number,
): { from: number; offset: number; length: number }[] {
  let [after, offset] = [start, 0];
  return code.split('\n').flatMap((line) => {
    const from = line === '' ? -1 : text.indexOf(line, after);
    const place = { from, offset, length: line.length };
    offset += line.length + 1;
    if (from === -1) return [];
    after = from + line.length;
    return [place];
  });
}
