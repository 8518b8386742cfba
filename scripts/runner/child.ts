import { spawn } from 'node:child_process';

/** What a process printed and how it ended. */
export interface Ending {
  readonly stdout: string;
  readonly stderr: string;
  readonly code: number | null;
}

/** Milliseconds; nothing that works takes minutes. */
const patience = 300_000;

/**
 * Starts a process beside this one. It keeps nobody waiting until its ending is asked for: the
 * chapters are done when they have nothing left to do, whatever else goes on.
 */
export function startBeside(command: string, args: readonly string[], cwd: string) {
  const child = spawn(command, args, { cwd, stdio: ['ignore', 'pipe', 'pipe'], timeout: patience });
  let [stdout, stderr] = ['', ''];
  child.stdout.setEncoding('utf8').on('data', (text: string) => (stdout += text));
  child.stderr.setEncoding('utf8').on('data', (text: string) => (stderr += text));
  const ended = new Promise<Ending>((resolve) => {
    child.on('error', (error) => resolve({ stdout, stderr: error.message, code: null }));
    child.on('close', (code) => resolve({ stdout, stderr, code }));
  });
  const handles = [child, child.stdout, child.stderr];
  const each = (verb: 'ref' | 'unref'): void => {
    for (const handle of handles)
      if (verb in handle) Reflect.apply(Reflect.get(handle, verb), handle, []);
  };
  each('unref');
  return {
    ending: (): Promise<Ending> => {
      each('ref');
      return ended;
    },
  };
}
