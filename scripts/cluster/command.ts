import { spawn } from 'node:child_process';
import fs from 'node:fs';
import os from 'node:os';
import path from 'node:path';
import { undoAtExit } from './cleanup.ts';
import { foldersInPath } from './programs.ts';

/** A command cannot be run. */
export class CommandError extends Error {
  override readonly name = 'CommandError';
}

/** @throws CommandError when there is no program of that name. */
export function requireProgram(program: string): void {
  const folders = program.includes(path.sep) ? ['.'] : foldersInPath();
  if (folders.some((folder) => isProgram(path.resolve(folder, program)))) return;
  throw new CommandError(`There is no program '${program}'.`);
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
 * Runs it to its end, with our input and output.
 *
 * @returns its exit code; of one that a signal has ended, what a shell would say.
 * @throws CommandError when it cannot be run.
 */
export async function runCommand(
  program: string,
  args: readonly string[],
  env: NodeJS.ProcessEnv,
): Promise<number> {
  const child = spawn(program, args, { stdio: 'inherit', env });
  const isUndone = undoAtExit(() => child.kill());
  return await new Promise<number>((resolve, reject) => {
    child.once('error', ({ message }) => reject(new CommandError(`It cannot be run: ${message}`)));
    child.once('exit', (status, signal) =>
      resolve(status ?? 128 + (signal === null ? 0 : os.constants.signals[signal])),
    );
  }).finally(isUndone);
}
