/** The worker that checks types: one for all that is on the page. */
import type { Chapter } from '../../chapter/chapter.ts';
import type { Diagnostic } from '../../runner/types.ts';
import { load, unpack } from './load.ts';
import type { TypeChecker } from './workbook.ts';

export class Checker implements TypeChecker {
  #worker: Promise<Worker> | undefined;

  get isStarted(): boolean {
    return this.#worker !== undefined;
  }

  async ask(chapters: readonly Chapter[]): Promise<readonly Diagnostic[]> {
    this.#worker ??= start();
    // A reader who comes back online may try again.
    this.#worker.catch(() => (this.#worker = undefined));
    const worker = await this.#worker;
    const { port1, port2 } = new MessageChannel();
    return new Promise((resolve) => {
      port1.addEventListener('message', ({ data }) => resolve(data as readonly Diagnostic[]));
      port1.start();
      worker.postMessage(chapters, [port2]);
    });
  }
}

async function start(): Promise<Worker> {
  const { code } = await load('types', 'types.js');
  const script = new Blob([await unpack(code).text()], { type: 'text/javascript' });
  return new Worker(URL.createObjectURL(script));
}
