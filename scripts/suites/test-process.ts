/** A process in which files of tests run, seen from outside: it cannot end unnoticed. */
import { fork, type ChildProcess } from 'node:child_process';
import { fileURLToPath } from 'node:url';

/** Begins the line that says how a file went. No test prints it. */
export const MARK = '\u0001tests ';

export interface FileResult {
  readonly suites: number;
  readonly passed: number;
  readonly skipped: number;
  readonly all: number;
  /** What has failed, as uvu says it. */
  readonly errors: string;
}

/** How a file went, and what it has printed. */
export interface FileOutcome {
  readonly output: string;
  /** Nothing when the process has ended before all tests of the file had. */
  readonly result: FileResult | undefined;
  /** How it has ended then. */
  readonly ending: string;
}

export class TestProcess {
  readonly #child: ChildProcess;
  readonly #closed: Promise<string>;
  #printed = '';
  #onPrint: () => void = () => undefined;

  constructor() {
    const child = fileURLToPath(new URL('child.ts', import.meta.url));
    this.#child = fork(child, { stdio: ['ignore', 'pipe', 'pipe', 'ipc'] });
    for (const stream of [this.#child.stdout, this.#child.stderr]) {
      stream?.setEncoding('utf8').on('data', (text: string) => {
        this.#printed += text;
        this.#onPrint();
      });
    }
    // A test has cut the connection: nothing can be asked of the process any more.
    this.#child.on('error', () => this.#child.kill('SIGKILL'));
    this.#closed = new Promise((resolve) => {
      this.#child.once('close', (code, signal) => resolve(signal ?? `exit code ${code}`));
    });
  }

  /** Runs a file. After one without a result, the process is gone. */
  async run(file: string, patienceMs: number): Promise<FileOutcome> {
    this.#printed = '';
    const said = new Promise<undefined>((resolve) => {
      this.#onPrint = () => this.#printed.split(MARK)[1]?.endsWith('\n') && resolve(undefined);
    });
    this.#child.send(file);
    const late = setTimeout(() => this.#child.kill('SIGKILL'), patienceMs);
    const ending = await Promise.race([said, this.#closed]);
    clearTimeout(late);
    const [output = '', result] = this.#printed.split(MARK);
    const isWhole = ending === undefined || result?.endsWith('\n');
    return {
      output,
      result: isWhole ? (JSON.parse(result ?? '') as FileResult) : undefined,
      ending: ending ?? '',
    };
  }

  /** @returns whether it has ended by itself, with nothing left open: else it is killed. */
  async end(patienceMs: number): Promise<boolean> {
    if (this.#child.connected) this.#child.send('');
    const late = setTimeout(() => this.#child.kill('SIGKILL'), patienceMs);
    const ending = await this.#closed;
    clearTimeout(late);
    return ending === 'exit code 0';
  }
}
