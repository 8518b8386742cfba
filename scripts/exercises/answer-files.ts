/** The programs of an answer and its check on the disk. */
import { mkdirSync, rmSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import { fileURLToPath } from 'node:url';
import { redirectImports } from '../chapter/imports.ts';
import { siblingName } from '../chapter/sibling.ts';
import { withIdentityMap } from '../chapter/source-map.ts';
import { programFile, root, shown } from '../runner/workspace.ts';
import { placed, type Code, type Exercise } from '../chapter/exercise.ts';
import type { Rename } from './explain.ts';

/** Where the process of this number writes its programs. */
export function folderOf(pid: number): string {
  return path.join(root, 'build/exercises', String(pid));
}

export const folder = folderOf(process.pid);
let written = 0;

export interface AnswerFiles {
  readonly answer: string;
  readonly check: string;
  /** To be run before them, to see whether there still is a process: it does nothing. */
  readonly before: string;
  readonly rename: Rename;
  remove(): void;
}

export function writeAnswer(exercise: Exercise, answer: Code): AnswerFiles {
  written += 1;
  // A module is loaded once in a process, so each run has names of its own.
  const names = { answer: `${written}-answer.ts`, check: `${written}-check.ts` };
  const [answerFile = '', check = '', before = ''] = [
    ...Object.values(names),
    `${written}-before.ts`,
  ].map((name) => path.join(folder, name));
  const files = { answer: answerFile, check, before };
  const redirect = (specifier: string): string | undefined => {
    const sibling = siblingName(specifier);
    if (sibling === undefined) return undefined;
    if (sibling === exercise.id) return `./${names.answer}`;
    // The chapters stand one folder above the pages of exercises.
    const page = path.posix.join(path.posix.dirname(exercise.page), '..', `${sibling}.md`);
    return slashes(path.relative(folder, programFile(page, 'run')));
  };
  mkdirSync(folder, { recursive: true });
  const programs = new Map([
    [files.answer, answer],
    [files.check, exercise.check],
  ]);
  for (const [file, code] of programs) {
    const source = slashes(path.relative(folder, path.join(root, code.path)));
    const text = redirectImports(code.text, redirect);
    writeFileSync(file, withIdentityMap(placed({ ...code, text }), source));
  }
  writeFileSync(files.before, 'export {};\n');
  return {
    ...files,
    rename: (file) => {
      const plain = file.startsWith('file:') ? fileURLToPath(file) : path.resolve(root, file);
      return programs.get(plain)?.path ?? known(plain);
    },
    remove: () => {
      for (const file of Object.values(files)) rmSync(file, { force: true });
    },
  };
}

/** Removes what the written of a process leave on the disk. */
export function removeAnswers(pid = process.pid): void {
  rmSync(folderOf(pid), { recursive: true, force: true });
}

/** The pages, the answers and the library; what else is on a stack says nothing to a reader. */
function known(file: string): string | undefined {
  const isOurs = file.startsWith(root + path.sep) && !file.includes('node_modules');
  const name = shown(file);
  return isOurs && !/^(scripts|build)\//.test(name) ? name : undefined;
}

function slashes(file: string): string {
  return file.replaceAll('\\', '/');
}
