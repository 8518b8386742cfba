/** The worker that checks types. The declarations it needs are part of it. */
import files from 'workbook:files';
import ts from 'typescript';
import type { Chapter } from '../../chapter/chapter.ts';
import { instrument } from '../../chapter/instrument.ts';
import type { Diagnostic } from '../../runner/types.ts';

const texts = new Map(Object.entries(files.texts));
const versions = new Map<string, number>();

const host: ts.LanguageServiceHost = {
  getCompilationSettings: () => files.options,
  getScriptFileNames: () => [...versions.keys()],
  getScriptVersion: (file) => String(versions.get(file) ?? 0),
  getScriptSnapshot: (file) => {
    const text = texts.get(file);
    return text === undefined ? undefined : ts.ScriptSnapshot.fromString(text);
  },
  getCurrentDirectory: () => '/',
  getDefaultLibFileName: () => files.lib,
  fileExists: (file) => texts.has(file),
  readFile: (file) => texts.get(file),
};
const service = ts.createLanguageService(host);

addEventListener('message', ({ data, ports }: MessageEvent<readonly Chapter[]>) => {
  ports[0]?.postMessage(check(data));
});

function check(chapters: readonly Chapter[]): Diagnostic[] {
  for (const chapter of chapters) {
    const file = fileOf(chapter);
    const text = instrument(chapter, {
      runtime: '../../scripts/chapter/runtime.ts',
      purpose: 'check',
    });
    if (texts.get(file) === text) continue;
    texts.set(file, text);
    versions.set(file, (versions.get(file) ?? 0) + 1);
  }
  return chapters.slice(-1).flatMap((chapter) => {
    const file = fileOf(chapter);
    const syntax = service.getSyntacticDiagnostics(file);
    const found = syntax.length > 0 ? syntax : service.getSemanticDiagnostics(file);
    return found.map(({ start = 0, messageText, code }) => {
      const before = (texts.get(file) ?? '').slice(0, start).split('\n');
      const message = ts.flattenDiagnosticMessageText(messageText, '\n');
      const column = (before.at(-1)?.length ?? 0) + 1;
      return { path: chapter.path, line: before.length, column, code: `TS${code}`, message };
    });
  });
}

function fileOf({ name }: Chapter): string {
  return `/build/chapters/${name}.ts`;
}
