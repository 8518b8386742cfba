/**
 * Plays programs in a process of their own and tells what happens there, block by block. Whatever
 * becomes of that process, `play` ends: in bounded time, with an event that says why.
 */
import { pathToFileURL } from 'node:url';
import { loading, PlayedProcess, type Hear, type PlayerOptions } from './played-process.ts';
import type { Settled } from './play-event.ts';

export class Player {
  readonly #options: PlayerOptions;
  #process: PlayedProcess | undefined;

  constructor(options: PlayerOptions) {
    this.#options = options;
  }

  /** Starts the process ahead of its first program. */
  warmUp(): void {
    this.#process ??= new PlayedProcess(this.#options);
  }

  /**
   * Imports a module and resolves when it has ended, failed, or was given up. Modules that were
   * played before, or imported, are loaded already, unless the process was lost meanwhile.
   *
   * @param patience milliseconds until its first block; loading a library takes time.
   * @returns whether the process is as it was: the next program may need another one.
   */
  async play(file: string, hear: Hear, patience = Math.max(this.#options.limit, loading)) {
    this.warmUp();
    let settled: Settled | undefined;
    try {
      settled = await this.#process?.ask({ play: pathToFileURL(file).href }, hear, patience);
    } finally {
      if (settled === undefined) this.close();
    }
    return settled?.isClean === true;
  }

  /** Waits until nothing is left to run, but not for ever, and ends the process. */
  async finish(hear: Hear): Promise<void> {
    await this.#process?.ask('finish', hear, this.#options.limit);
    this.close();
  }

  close(): void {
    this.#process?.kill();
    this.#process = undefined;
  }
}
