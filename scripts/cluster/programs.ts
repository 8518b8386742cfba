import fs from 'node:fs';
import path from 'node:path';
import { run } from './run.ts';

/** A program or library of a Debian package, and where it may be. */
export interface Wanted {
  readonly name: string;
  readonly package: string;
  /** Folders besides those in PATH. */
  readonly folders?: readonly string[];
}

/** Says which Debian packages to install. */
export class MissingPackagesError extends Error {
  override readonly name = 'MissingPackagesError';

  /** @param missing what was looked for and not found. */
  constructor(missing: readonly Wanted[]) {
    const names = missing.map((wanted) => wanted.name).join(', ');
    const packages = [...new Set(missing.map((wanted) => wanted.package))].join(' ');
    super(`Not found: ${names}. On Debian: apt-get install ${packages}`);
  }
}

/** Where they are, in order. @throws MissingPackagesError that names all that are missing. */
export function findPrograms<const All extends readonly Wanted[]>(
  wanted: All,
): { [Index in keyof All]: string } {
  const found = wanted.map(find);
  const missing = wanted.filter((_, index) => found[index] === undefined);
  if (missing.length > 0) throw new MissingPackagesError(missing);
  return found as { [Index in keyof All]: string };
}

/** Where the shell looks for programs. */
export const foldersInPath = (): string[] => (process.env['PATH'] ?? '').split(path.delimiter);

function find({ name, folders = [] }: Wanted): string | undefined {
  const files = [...folders, ...foldersInPath(), '/usr/sbin'].map((folder) =>
    path.join(folder, name),
  );
  return files.find((file) => fs.existsSync(file));
}

/**
 * Database servers refuse to run as root. When we are root, they run as the user whom their Debian
 * package has made. On Linux they end when this process ends, however it does.
 */
export function commandAs(user: string, command: readonly string[]): [string, string[]] {
  const identity = isRoot() ? [`--reuid=${user}`, `--regid=${user}`, '--init-groups'] : [];
  const prefix = ['setpriv', ...identity, '--pdeathsig=KILL', '--'];
  const line = process.platform === 'linux' ? [...prefix, ...command] : command;
  const [program = '', ...args] = line;
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
