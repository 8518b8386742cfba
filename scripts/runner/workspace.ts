/** Where pages are and where their programs go. The only place that reads and writes files. */
import { createHash } from 'node:crypto';
import fs from 'node:fs';
import { createRequire } from 'node:module';
import path from 'node:path';
import { fileURLToPath } from 'node:url';
import type { Chapter } from '../chapter/chapter.ts';
import { instrument } from '../chapter/instrument.ts';
import { withIdentityMap } from '../chapter/source-map.ts';

export const root = fileURLToPath(new URL('../..', import.meta.url)).replace(/[\\/]$/, '');
const runtime = fileURLToPath(new URL('../chapter/runtime.ts', import.meta.url));

/** A path as people write it: from the top of the project, with forward slashes. */
export function shown(file: string): string {
  return path.relative(root, file).replaceAll('\\', '/');
}

export function absolute(shownPath: string): string {
  return path.resolve(root, shownPath);
}

/** The file that a page's program is written to: `guide/x.md` becomes `build/chapters/x.ts`. */
export function programFile(page: string, purpose: 'run' | 'check'): string {
  const build = path.join(root, 'build', ...(purpose === 'check' ? ['types'] : []));
  const folder = path.dirname(page);
  const name = `${addressable(path.basename(page, path.extname(page)))}.ts`;
  if (folder === 'guide') return path.join(build, 'chapters', name);
  // Pages outside the project need a folder name of their own.
  const outside = folder.startsWith('..') || path.isAbsolute(folder);
  return path.join(build, 'pages', outside ? hashed(folder) : addressable(folder), name);
}

/** A name that means itself where the loader takes it for an address or a pattern, too. */
function addressable(name: string): string {
  return /[?#%*:]/.test(name) ? hashed(name) : name;
}

function hashed(name: string): string {
  return `named-${createHash('sha256').update(name).digest('hex').slice(0, 8)}`;
}

/** Turns what the engine, the loader and the compiler call a file into what people call it. */
export function renamer(chapters: readonly Chapter[]): (file: string) => string | undefined {
  const names = new Map(
    chapters.flatMap((chapter) => [
      [absolute(chapter.path), chapter.path],
      [programFile(chapter.path, 'run'), chapter.path],
      [programFile(chapter.path, 'check'), chapter.path],
    ]),
  );
  const library = path.join(root, 'src') + path.sep;
  return (file) => {
    const plain = plainPath(file);
    return names.get(plain) ?? (plain.startsWith(library) ? shown(plain) : undefined);
  };
}

function plainPath(file: string): string {
  if (!file.startsWith('file:')) return path.resolve(root, file);
  try {
    return fileURLToPath(file);
  } catch {
    // An address that is none of ours: `%` may mean nothing in it.
    return file;
  }
}

export function writePrograms(chapters: readonly Chapter[], purpose: 'run' | 'check'): void {
  for (const chapter of chapters) {
    const file = programFile(chapter.path, purpose);
    const folder = path.dirname(file);
    const specifier = relative(folder, runtime);
    const program = instrument(chapter, { runtime: specifier, purpose });
    const page = relative(folder, absolute(chapter.path));
    writeIfChanged(file, purpose === 'run' ? withIdentityMap(program, page) : `${program}\n`);
  }
}

/** Removes programs of chapters that are no more; they would be type-checked for ever. */
export function removeStalePrograms(chapters: readonly Chapter[]): void {
  for (const purpose of ['run', 'check'] as const) {
    const files = new Set(chapters.map((chapter) => programFile(chapter.path, purpose)));
    const folder = path.dirname(programFile('guide/any.md', purpose));
    if (!fs.existsSync(folder)) continue;
    for (const name of fs.readdirSync(folder)) {
      const file = path.join(folder, name);
      if (name.endsWith('.ts') && !files.has(file)) fs.rmSync(file);
    }
  }
}

let configs = 0;

/** A configuration that checks these chapters as strictly as everything else. */
export function writeTypesConfig(chapters: readonly Chapter[]): string {
  const files = chapters.map((chapter) => programFile(chapter.path, 'check'));
  const folder = path.join(root, 'build/types');
  const text = JSON.stringify({
    extends: relative(folder, path.join(root, 'tsconfig.json')),
    compilerOptions: { noEmit: true },
    include: [],
    files: files.map((file) => relative(folder, file)),
  });
  // Runs at the same time do not get in each other's way.
  const file = path.join(folder, `tsconfig-${process.pid}-${(configs += 1)}.json`);
  writeIfChanged(file, text);
  return file;
}

export function read(file: string): string {
  return fs.readFileSync(file, 'utf8');
}

export function removeFile(file: string): void {
  fs.rmSync(file, { force: true });
}

/** The native type checker, without the Node process that its command would start first. */
export function typeChecker(): string {
  const fromHere = createRequire(import.meta.url);
  const fromChecker = createRequire(fromHere.resolve('typescript-7/package.json'));
  const name = `@typescript/typescript-${process.platform}-${process.arch}/package.json`;
  const ending = process.platform === 'win32' ? '.exe' : '';
  return path.join(path.dirname(fromChecker.resolve(name)), 'lib', `tsc${ending}`);
}

/** Nobody who watches for changes is woken by one that is none. */
export function writeIfChanged(file: string, text: string): void {
  if (fs.existsSync(file) && fs.readFileSync(file, 'utf8') === text) return;
  fs.mkdirSync(path.dirname(file), { recursive: true });
  // Whoever reads the file meanwhile gets the old text or the new, and never half of it.
  const draft = `${file}.${process.pid}`;
  fs.writeFileSync(draft, text);
  fs.renameSync(draft, file);
}

function relative(folder: string, file: string): string {
  const found = path.relative(folder, file).replaceAll('\\', '/');
  return found.startsWith('.') ? found : `./${found}`;
}
