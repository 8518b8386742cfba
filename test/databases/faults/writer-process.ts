import { type ChildProcessWithoutNullStreams, spawn } from 'node:child_process';
import readline from 'node:readline';
import { fileURLToPath } from 'node:url';
import type { Report, WriterOptions } from './protocol.ts';

const WRITER = fileURLToPath(new URL('writer.ts', import.meta.url));
const NODE_ARGUMENTS = ['--conditions=workbook-source', '--import', 'tsx/esm'];

/** Nothing here takes so long, however busy the machine is: what does hangs. */
const HUNG_MS = 120_000;

/** A writer in a process of its own, and what it has reported so far. */
export class WriterProcess {
  readonly name: string;
  /** Batches, by name. */
  readonly acknowledged = new Set<string>();
  refused = 0;
  /** The new sequence of its latest large append. */
  largeSequence: string | undefined;
  /** The errors that were no ConcurrencyError. */
  readonly failures: string[] = [];
  readonly ended: Promise<void>;
  isConnected = false;
  #hasEnded = false;
  #isKilled = false;
  #stderr = '';
  readonly #child: ChildProcessWithoutNullStreams;
  readonly #waiting = new Set<() => void>();

  constructor(options: WriterOptions) {
    this.name = options.name;
    this.#child = spawn(process.execPath, [...NODE_ARGUMENTS, WRITER, JSON.stringify(options)], {
      env: { ...process.env, FORCE_COLOR: '' },
    });
    this.#child.stderr.setEncoding('utf8').on('data', (text: string) => (this.#stderr += text));
    this.#child.stdin.on('error', () => undefined); // it may be gone when it is told to stop
    const lines = readline.createInterface({ input: this.#child.stdout });
    // The last line may have been cut off by a kill: what was not said was not acknowledged.
    lines.on('line', (line) => line.endsWith('}') && this.#hear(JSON.parse(line) as Report));
    const closed = new Promise<unknown>((resolve) => this.#child.once('close', resolve));
    const read = new Promise((resolve) => lines.once('close', resolve));
    this.ended = this.#end(Promise.all([closed, read]));
    this.ended.catch(() => undefined); // whoever waits for something is told
  }

  /** Resolves when the condition, which may look at this writer and others, is true. */
  async until(what: string, condition: () => boolean): Promise<void> {
    let hung: NodeJS.Timeout | undefined;
    await new Promise<void>((resolve, reject) => {
      const check = (): void => {
        if (condition()) resolve();
        else if (this.#hasEnded) reject(new Error(this.#ending('early')));
      };
      const giveUp = (): void =>
        reject(new Error(`${this.name}: not within ${HUNG_MS} ms: ${what}. ${this.#lastWords()}`));
      hung = setTimeout(giveUp, HUNG_MS);
      this.#waiting.add(check);
      check();
    }).finally(() => clearTimeout(hung));
  }

  /** `kill -9`, in the middle of whatever it is doing. */
  async kill(): Promise<void> {
    this.#isKilled = true;
    this.#child.kill('SIGKILL');
    await this.ended;
  }

  /** Waits until it has done all it was told to do. */
  async finish(): Promise<void> {
    await this.until('it ends', () => this.#hasEnded);
    await this.ended;
  }

  /** Lets it finish what it is doing. */
  async stop(): Promise<void> {
    this.#child.stdin.end();
    await this.finish();
  }

  async #end(closed: Promise<readonly unknown[]>): Promise<void> {
    const [status] = await closed;
    this.#hasEnded = true;
    this.#wake();
    if (status !== 0 && !this.#isKilled) throw new Error(this.#ending(String(status)));
  }

  #hear(report: Report): void {
    if (report.kind === 'connected') this.isConnected = true;
    else if (report.kind === 'large') this.largeSequence = report.sequenceId;
    else if (report.kind === 'acknowledged') this.acknowledged.add(report.batch);
    else if (report.kind === 'refused') this.refused += 1;
    else this.failures.push(report.error);
    this.#wake();
  }

  #wake(): void {
    for (const check of this.#waiting) check();
  }

  #ending(how: string): string {
    return `The writer ${this.name} has ended (${how}). ${this.#lastWords()}`;
  }

  #lastWords(): string {
    return `${this.failures.at(-1) ?? ''}\n${this.#stderr}`;
  }
}
