/** What the type checker in the tab needs to know: declarations, and the configuration. */
import fs from 'node:fs';
import path from 'node:path';
import ts, { type CompilerOptions } from 'typescript';

/** All files that the compiler reads for these programs, by their paths from the project's top. */
export function checkerFiles(root: string, programs: readonly string[]) {
  const parsed = ts.getParsedCommandLineOfConfigFile(
    path.join(root, 'tsconfig.json'),
    // What Node adds is not in a browser, and it is large.
    { types: [], lib: ['es2023', 'esnext.disposable', 'dom'].map(libFile), noEmit: true },
    { ...ts.sys, onUnRecoverableConfigFileDiagnostic: () => {} },
  );
  const { configFilePath: _, ...options }: CompilerOptions = parsed?.options ?? {};
  const host = ts.createCompilerHost(options);
  const texts: Record<string, string> = {};
  const remember = (file: string, text: string | undefined): string | undefined => {
    if (text !== undefined) texts[shown(root, file)] = withoutComments(file, text);
    return text;
  };
  const readFile = host.readFile.bind(host);
  host.readFile = (file) => remember(file, readFile(file));
  ts.createProgram(
    programs.map((file) => path.join(root, file)),
    options,
    host,
  );
  for (const file of programs) delete texts[`/${file}`];
  const lib = shown(root, ts.getDefaultLibFilePath(options));
  return { texts, options, lib };
}

function libFile(name: string): string {
  return `lib.${name}.d.ts`;
}

function shown(root: string, file: string): string {
  return `/${path.relative(root, fs.realpathSync(file)).replaceAll('\\', '/')}`;
}

/** Half of a declaration file is what editors show. */
function withoutComments(file: string, text: string): string {
  return file.endsWith('.d.ts') ? text.replaceAll(/^[ \t]*\/\*\*[\s\S]*?\*\/[ \t]*\n/gm, '') : text;
}
