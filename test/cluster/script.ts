import { type ChildProcess, spawn } from 'node:child_process';
import fs from 'node:fs';
import { setTimeout } from 'node:timers/promises';
import { fileURLToPath } from 'node:url';

const SCRIPT = fileURLToPath(new URL('../../scripts/cluster.ts', import.meta.url));

/** Node, for a file in TypeScript that imports the library. */
export const NODE = [process.execPath, '--conditions=workbook-source', '--import', 'tsx/esm'];

export interface Run {
  readonly status: number | null;
  readonly stdout: string;
  readonly stderr: string;
}

/** `npm run cluster -- …`, with a folder for temporary files of its own. */
export function startScript(
  args: readonly string[],
  temporary: string,
): [ChildProcess, Promise<Run>] {
  const [node = '', ...nodeArgs] = NODE;
  const child = spawn(node, [...nodeArgs, SCRIPT, ...args], {
    env: { ...process.env, TMPDIR: temporary, FORCE_COLOR: undefined },
    stdio: ['ignore', 'pipe', 'pipe'],
  });
  let [stdout, stderr] = ['', ''];
  child.stdout.setEncoding('utf8').on('data', (text: string) => (stdout += text));
  child.stderr.setEncoding('utf8').on('data', (text: string) => (stderr += text));
  const ended = new Promise<Run>((resolve, reject) => {
    child.once('error', reject);
    child.once('close', (status) => resolve({ status, stdout, stderr }));
  });
  return [child, ended];
}

/** Waits until the condition is true, or the process has ended. */
export async function seen(child: ChildProcess, condition: () => boolean): Promise<void> {
  while (child.exitCode === null && !condition()) await setTimeout(5);
}

/** What still runs of that, after it was given the time to die of a kill. */
export async function left(folder: string): Promise<readonly string[]> {
  for (let attempt = 0; attempt < 200 && running(folder).length > 0; attempt++) {
    await setTimeout(50);
  }
  return running(folder).map(({ line }) => line);
}

/** Sends a signal to all that run of it. */
export function signal(folder: string, name: NodeJS.Signals): void {
  for (const { id } of running(folder)) {
    try {
      process.kill(id, name);
    } catch {
      // It has just ended.
    }
  }
}

/** All programs that run and were told of a folder. (What has ended has no command line.) */
function running(folder: string): { readonly id: number; readonly line: string }[] {
  const ids = fs.readdirSync('/proc').map(Number).filter(Number.isInteger);
  const programs = ids.map((id) => ({ id, line: commandLine(id) }));
  return programs.filter(({ line }) => line.includes(folder));
}

function commandLine(id: number): string {
  try {
    return fs.readFileSync(`/proc/${id}/cmdline`, 'utf8').replaceAll('\0', ' ');
  } catch {
    return ''; // it has just ended
  }
}
