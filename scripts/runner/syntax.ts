/** What the compiler's parser says of code: of one block alone, too, whatever stands around it. */
import { createRequire } from 'node:module';
import type TypeScript from 'typescript';
import type { Block, Chapter } from '../chapter/chapter.ts';
import { isProgram } from '../chapter/fence.ts';
import type { Diagnostic } from './types.ts';

const require = createRequire(import.meta.url);

/** Where the code cannot be read; types have no part in that. */
export function syntaxErrors(code: string, path: string, firstLine = 1): Diagnostic[] {
  // It takes longer to load than a chapter to run, and most runs do not need it.
  const ts = require('typescript') as typeof TypeScript;
  const { diagnostics = [] } = ts.transpileModule(code, {
    reportDiagnostics: true,
    compilerOptions: {
      target: ts.ScriptTarget.ESNext,
      module: ts.ModuleKind.ESNext,
      moduleDetection: ts.ModuleDetectionKind.Force,
    },
  });
  const end = code.trimEnd().length;
  return diagnostics.map(({ code: number, messageText, start = 0, relatedInformation }) => {
    // What is never closed is of more use than the end of the block, where that comes to light.
    const at = start < end ? start : (relatedInformation?.[0]?.start ?? end);
    const before = code.slice(0, at).split('\n');
    return {
      path,
      line: firstLine + before.length - 1,
      column: (before.at(-1)?.length ?? 0) + 1,
      code: `TS${number}`,
      message: ts.flattenDiagnosticMessageText(messageText, '\n'),
      isSyntax: true,
    };
  });
}

export function syntaxErrorsIn({ path }: Chapter, { code, openLine }: Block): Diagnostic[] {
  return syntaxErrors(code, path, openLine + 1);
}

/** The first block of the program that cannot be read by itself, and where. */
export function unreadableBlock(
  chapter: Chapter,
): { readonly block: Block; readonly diagnostic: Diagnostic } | undefined {
  for (const block of chapter.blocks.filter(({ fence }) => isProgram(fence))) {
    const [diagnostic] = syntaxErrorsIn(chapter, block);
    if (diagnostic !== undefined) return { block, diagnostic };
  }
  return undefined;
}
