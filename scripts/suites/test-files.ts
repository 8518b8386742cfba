/** Finds the files of a suite, and what in their text would leave tests out without a word. */
import fs from 'node:fs';
import path from 'node:path';

/** A file of tests. */
export interface TestFile {
  /** From the root of the project, with `/` between: `test/lockfile.test.ts`. */
  readonly path: string;
  readonly text: string;
}

/** The files in a folder whose names have an ending, such as `.test.ts`, in order. */
export function findTestFiles(root: string, folder: string, ending: string): TestFile[] {
  return fs
    .readdirSync(path.join(root, folder), { recursive: true, encoding: 'utf8' })
    .map((file) => path.posix.join(folder, file.replaceAll('\\', '/')))
    .filter((file) => file.endsWith(ending))
    .toSorted()
    .map((file) => ({ path: file, text: fs.readFileSync(path.join(root, file), 'utf8') }));
}

/** uvu runs what was declared when `run()` is called: what comes after it, or without it, is lost. */
export function whatIsLeftOut({ text }: TestFile): string | undefined {
  if (/^\s*\w+\.only\(/m.test(text)) return 'It says only(): the other tests are left out.';
  const declared = [...text.matchAll(/^\s*const (\w+) = (?:\w+\.)?\w*[sS]uite(?:<[^(]*>)?\(/gm)];
  const names = declared.map(([, name = '']) => name);
  if (/import \{[^}]*\btest\b[^}]*\} from 'uvu'/.test(text)) names.push('test');
  const forgotten = names.find((name) => !text.includes(`${name}.run()`));
  if (forgotten !== undefined) return `It never calls ${forgotten}.run(): those tests do not run.`;
  const isEnd = /\.run\(\);[\s};)]*$/.test(text);
  return isEnd
    ? undefined
    : 'Its last statement must be run(): tests declared after it do not run.';
}
