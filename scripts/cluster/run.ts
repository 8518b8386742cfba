import { spawn, type ChildProcess } from 'node:child_process';
import os from 'node:os';
import { undoAtExit } from './cleanup.ts';

/** No program that is run to its end takes so long, however busy the machine is. */
const PATIENCE_MS = 90_000;

/** What a program has printed. */
export interface Printed {
  readonly stdout: string;
  readonly stderr: string;
}

/**
 * Runs a program to its end. Those that it starts itself are in its process group: all of them end
 * with us, or when it takes too long.
 *
 * @throws Error with what it printed when it fails.
 */
export async function run([program, args]: readonly [string, readonly string[]]): Promise<Printed> {
  const child = spawn(program, args, { stdio: ['ignore', 'pipe', 'pipe'], detached: true });
  const kill = (): void => killGroup(child.pid);
  const late = setTimeout(kill, PATIENCE_MS);
  let [stdout, stderr] = ['', ''];
  child.stdout.setEncoding('utf8').on('data', (text: string) => (stdout += text));
  child.stderr.setEncoding('utf8').on('data', (text: string) => (stderr += text));
  const status = await endOf(child, kill).finally(() => clearTimeout(late));
  if (status === 0) return { stdout, stderr };
  throw new Error(`${[program, ...args].join(' ')} ended with ${status}:\n${stdout}${stderr}`);
}

/**
 * Runs a program to its end, with our input and output.
 *
 * @returns its exit code; of one that a signal has ended, what a shell would say.
 * @throws Error when it cannot be run.
 */
export function runHere(
  program: string,
  args: readonly string[],
  env: NodeJS.ProcessEnv,
): Promise<number> {
  const child = spawn(program, args, { stdio: 'inherit', env });
  return endOf(child, () => child.kill());
}

/** @returns its exit code, when it has ended. @param kill ends it if we end before. */
async function endOf(child: ChildProcess, kill: () => void): Promise<number> {
  const isUndone = undoAtExit(kill);
  return new Promise<number>((resolve, reject) => {
    child.once('error', reject);
    child.once('close', (status, signal) =>
      resolve(status ?? 128 + (signal === null ? 0 : os.constants.signals[signal])),
    );
  }).finally(isUndone);
}

function killGroup(leader: number | undefined): void {
  if (leader === undefined) return; // it was never started
  try {
    process.kill(-leader, 'SIGKILL');
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code !== 'ESRCH') throw error; // all of them have ended
  }
}
