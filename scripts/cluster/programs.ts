import fs from 'node:fs';
import path from 'node:path';
import { UsageError } from '../command-line/command-line.ts';
import { run } from './run.ts';

/** A program or library of a Debian package, and where it may be. */
export interface Wanted {
  readonly name: string;
  readonly package: string;
  /** Folders besides those in PATH. */
  readonly folders?: readonly string[];
}

/** A program that is needed is not there. */
export class MissingProgramError extends UsageError {
  override readonly name = 'MissingProgramError';
}

/** Where they are, in order. @throws MissingProgramError that says what to install. */
export function findPrograms<const All extends readonly Wanted[]>(
  wanted: All,
): { [Index in keyof All]: string } {
  const found = wanted.map(({ name, folders = [] }) =>
    pathsOf(name, [...folders, '/usr/sbin']).find((file) => fs.existsSync(file)),
  );
  const missing = wanted.filter((_, index) => found[index] === undefined);
  if (missing.length > 0) {
    const names = missing.map(({ name }) => name).join(', ');
    const packages = [...new Set(missing.map((one) => one.package))].join(' ');
    throw new MissingProgramError(`Not found: ${names}. On Debian: apt-get install ${packages}`);
  }
  return found as { [Index in keyof All]: string };
}

/** @throws MissingProgramError when a shell would find no program of that name. */
export function requireProgram(program: string): void {
  const files = program.includes(path.sep) ? [path.resolve(program)] : pathsOf(program);
  if (!files.some(isProgram)) throw new MissingProgramError(`There is no program '${program}'.`);
}

function pathsOf(name: string, more: readonly string[] = []): string[] {
  const folders = [...(process.env['PATH'] ?? '').split(path.delimiter), ...more];
  return folders.map((folder) => path.join(folder, name));
}

function isProgram(file: string): boolean {
  try {
    fs.accessSync(file, fs.constants.X_OK);
    return fs.statSync(file).isFile();
  } catch {
    return false;
  }
}

/**
 * Database servers refuse to run as root. When we are root, they run as the user whom their Debian
 * package has made. On Linux they end when this process ends, however it does.
 */
export function commandAs(user: string, command: readonly string[]): [string, string[]] {
  const identity = isRoot() ? [`--reuid=${user}`, `--regid=${user}`, '--init-groups'] : [];
  const prefix = ['setpriv', ...identity, '--pdeathsig=KILL', '--'];
  const [program = '', ...args] = process.platform === 'linux' ? [...prefix, ...command] : command;
  return [program, args];
}

const isRoot = (): boolean => process.getuid?.() === 0;

/** Runs a program to its end. @throws Error with what it printed when it fails. */
export async function runAs(user: string, command: readonly string[]): Promise<void> {
  await run(commandAs(user, command));
}

/** Gives a folder to the user that {@link commandAs} runs programs as. */
export async function giveTo(user: string, folder: string): Promise<void> {
  if (isRoot()) await run(['chown', ['-R', `${user}:`, folder]]);
}
