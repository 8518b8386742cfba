/** The process of a player, seen from its parent: asked one thing after another, and never for ever. */
import { fork, type ChildProcess } from 'node:child_process';
import { once } from 'node:events';
import type { Readable, Writable } from 'node:stream';
import { fileURLToPath } from 'node:url';
import type { PlayCommand, PlayEvent, Settled } from './play-event.ts';
import { root } from './workspace.ts';

export interface PlayerOptions {
  /** Milliseconds that a block may take. */
  readonly limit: number;
  /** A module to load first in the process: its `afterBlock()` goes with the end of each block. */
  readonly observer?: URL;
}

export type Hear = (event: PlayEvent) => void;

const script = fileURLToPath(new URL('player-process.ts', import.meta.url));
/** Megabytes; enough for any chapter, and used up before the reader's patience is. */
const memory = 1024;
/** Loading a library is no block's fault and may take longer than a short limit, in milliseconds. */
export const loading = 30_000;
/** Until the process itself is up, however busy the machine is. */
const starting = 60_000;

export class PlayedProcess {
  readonly #child: ChildProcess;
  readonly #limit: number;
  /** Everything that was heard from the process is taken in before its end is. */
  readonly #ended: Promise<[code: number | null, signal: string | null]>;
  readonly #ready: Promise<void>;
  #hear: ((event: PlayEvent | Settled) => void) | undefined;
  /** What went past our own streams: V8's last words, a command with the same terminal. */
  #raw = '';
  /** What of it came out as output, and has not been told yet. */
  #bypassed = '';
  /** Who has asked for something, and waits. */
  #asking: Hear | undefined;
  #isKilled = false;

  constructor({ limit, observer }: PlayerOptions) {
    this.#limit = limit;
    const child = fork(script, observer === undefined ? [] : [observer.href], {
      cwd: root,
      execArgv: [...process.execArgv, `--max-old-space-size=${memory}`],
      // A block that reads from the terminal gets the end of its input.
      stdio: ['ignore', 'pipe', 'pipe', 'ipc', 'pipe', 'pipe'],
    });
    this.#child = child;
    child.stderr?.setEncoding('utf8').on('data', (text: string) => (this.#raw += text));
    child.stdout?.setEncoding('utf8').on('data', (text: string) => {
      this.#raw += text;
      this.#bypassed += text;
      this.#tellBypassed();
    });
    const events = [...child.stdio].at(4) as Readable;
    let rest = '';
    events.setEncoding('utf8').on('data', (text: string) => {
      const lines = (rest + text).split('\n');
      rest = lines.pop() ?? '';
      for (const line of lines) this.#take(line);
    });
    const exit = once(child, 'exit') as Promise<[number | null, string | null]>;
    this.#ended = Promise.all([exit, once(events, 'close')]).then(([how]) => how);
    this.#ready = new Promise((resolve) => {
      const late = setTimeout(() => this.kill(), starting);
      const ready = (): void => {
        clearTimeout(late);
        resolve();
      };
      this.#hear = ready;
      this.#ended.then(ready, ready);
    });
    // Told to the one who asks for something; until then it is no news.
    this.#ended.catch(() => undefined);
    this.#bell.on('error', () => undefined);
  }

  /** Resolves to nothing if the process cannot be asked again. */
  async ask(command: PlayCommand, hear: Hear, patience: number): Promise<Settled | undefined> {
    await this.#ready;
    let clock: NodeJS.Timeout | undefined;
    const after = (ms: number, then: () => void): void => {
      clearTimeout(clock);
      clock = setTimeout(then, ms);
    };
    // First it is asked to give up, then the watchdog where it is, then it is ended.
    const wait = (ms: number): void =>
      after(ms, () => {
        this.#send('give up');
        after(500, () => {
          this.#bell.write('!');
          after(1500, () => this.kill());
        });
      });
    try {
      const settled = new Promise<Settled | undefined>((resolve, reject) => {
        const mine = (event: PlayEvent | Settled): void => {
          try {
            if (event.type === 'settled') return resolve(event);
            if (event.type === 'begin') wait(this.#limit);
            if (event.type === 'end') wait(Math.max(this.#limit, loading));
            hear(event);
            if (event.type === 'stuck') resolve(undefined);
          } catch (error) {
            reject(error);
          }
        };
        this.#hear = mine;
        const leave = ([code, signal]: [number | null, string | null]): void => {
          if (this.#hear !== mine) return;
          if (command === 'finish' && code === 0) process.stderr.write(this.#raw);
          else hear({ type: 'lost', why: this.#reason(code, signal) });
          resolve(undefined);
        };
        this.#ended.then(leave).catch(reject);
      });
      this.#asking = hear;
      wait(patience);
      this.#send(command);
      return await settled;
    } finally {
      this.#tellBypassed();
      this.#asking = undefined;
      clearTimeout(clock);
      this.#hear = undefined;
    }
  }

  #tellBypassed(): void {
    if (this.#bypassed === '' || this.#asking === undefined) return;
    this.#asking({ type: 'bypassed', text: this.#bypassed });
    this.#bypassed = '';
  }

  #take(line: string): void {
    let event: PlayEvent;
    try {
      event = JSON.parse(line) as PlayEvent;
    } catch {
      // A program has written into our pipe: whatever it has spoilt is missing, and missed.
      return;
    }
    this.#hear?.(event);
  }

  kill(): void {
    this.#isKilled = true;
    this.#child.kill('SIGKILL');
  }

  get #bell(): Writable {
    return [...this.#child.stdio].at(5) as Writable;
  }

  #send(command: PlayCommand): void {
    // A process that is gone says so by itself.
    this.#child.send(command, () => undefined);
  }

  #reason(code: number | null, signal: string | null): string {
    if (/out of memory/i.test(this.#raw))
      return `It used up all the memory that it may have (${memory} MB).`;
    if (this.#isKilled) return 'It kept the whole program waiting, and nothing could interrupt it.';
    const words = /^[^-\s].*/m.exec(this.#raw)?.[0] ?? '';
    return `It ended the process that it ran in (${signal ?? `status ${code}`}). ${words}`.trimEnd();
  }
}
