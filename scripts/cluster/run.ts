import { spawn } from 'node:child_process';
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
  const isUndone = undoAtExit(kill);
  const late = setTimeout(kill, PATIENCE_MS);
  let [stdout, stderr] = ['', ''];
  child.stdout.setEncoding('utf8').on('data', (text: string) => (stdout += text));
  child.stderr.setEncoding('utf8').on('data', (text: string) => (stderr += text));
  const ending = new Promise<string | number>((resolve, reject) => {
    child.once('error', reject);
    child.once('close', (status, signal) => resolve(status ?? signal ?? 'nothing'));
  });
  const end = await ending.finally(() => {
    clearTimeout(late);
    isUndone();
  });
  if (end === 0) return { stdout, stderr };
  throw new Error(`${[program, ...args].join(' ')} ended with ${end}:\n${stdout}${stderr}`);
}

function killGroup(leader: number | undefined): void {
  if (leader === undefined) return; // it was never started
  try {
    process.kill(-leader, 'SIGKILL');
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code !== 'ESRCH') throw error; // all of them have ended
  }
}
