/** Runs chapters: each run has a frame and a worker of its own, and the next one is kept warm meanwhile. */
import type { Chapter } from '../../chapter/chapter.ts';
import { load, unpack } from '../load.ts';
import { limit, type Task, type Told } from './messages.ts';
import { mayRun, openSandbox, type Parts, type Stage } from './sandbox.ts';

const refused =
  'This browser does not let the page run code. If the page was opened from a disk, start `npm run guide` and open the address that it prints.';

export type Ending = 'done' | 'failed' | 'stopped' | 'replaced' | 'overdue';

export class Engine {
  #parts: Promise<Parts> | undefined;
  #spare: Promise<Stage> | undefined;
  #mayRun: Promise<boolean> | undefined;
  #stop: ((how: Ending) => void) | undefined;

  /** Makes the worker for the next run, if there is none, and lets it get ready for chapters. */
  warm(chapters: readonly Chapter[]): void {
    if (this.#spare !== undefined) return;
    this.#spare = this.#create();
    this.#spare.then(
      ({ port }) => give(port, { chapters, plays: false }),
      () => (this.#spare = undefined),
    );
  }

  stop(): void {
    this.#stop?.('stopped');
  }

  async run(task: Omit<Task, 'plays'>, hear: (told: Told) => void): Promise<Ending> {
    this.#stop?.('replaced');
    const spare = this.#spare ?? this.#create();
    this.#spare = undefined;
    let early: Ending | undefined;
    this.#stop = (how) => {
      early = how;
    };
    const stage = await Promise.race([spare, this.#refusal(spare)]);
    if (early !== undefined) {
      this.#spare ??= Promise.resolve(stage);
      return early;
    }
    let isAlive = false;
    let stop: ((how: Ending) => void) | undefined;
    const ending = await new Promise<Ending>((resolve) => {
      this.#stop = stop = resolve;
      let patience = setTimeout(resolve, limit, 'overdue');
      stage.port.addEventListener('message', ({ data: told }: MessageEvent<Told>) => {
        isAlive = true;
        if (told.type === 'begin' || told.type === 'end') {
          clearTimeout(patience);
          patience = setTimeout(resolve, limit, 'overdue');
        }
        hear(told);
        if (told.type === 'done' || told.type === 'failed') resolve(told.type);
      });
      give(stage.port, { ...task, plays: true });
    });
    stage.frame.remove();
    stage.port.close();
    // What has taken its place goes on by itself.
    if (ending === 'replaced') return ending;
    // Another run may have begun already.
    if (this.#stop === stop) this.#stop = undefined;
    // Another tab of the site may have brought down the process that they share.
    if (ending === 'overdue' && !isAlive) return this.run(task, hear);
    this.warm(task.chapters);
    return ending;
  }

  /** Comes when the browser is found to run nothing, and otherwise never. */
  async #refusal(spare: Promise<Stage>): Promise<never> {
    if (await (this.#mayRun ??= mayRun())) return new Promise(() => {});
    // If it was only slow, it is ready for the next try.
    this.#spare ??= spare;
    this.#mayRun = undefined;
    throw new Error(refused);
  }

  async #create(): Promise<Stage> {
    this.#mayRun ??= mayRun();
    this.#parts ??= loadParts();
    // Whoever comes back online may try again.
    this.#parts.catch(() => (this.#parts = undefined));
    const parts = await this.#parts;
    // The process of a frame may come to its end with what ran there before.
    for (let patience = 2500; patience <= 10_000; patience *= 2) {
      const stage = openSandbox(parts);
      const isReady = await new Promise<boolean>((resolve) => {
        stage.port.addEventListener('message', () => resolve(true), { once: true });
        stage.port.start();
        setTimeout(resolve, patience, false);
      });
      if (isReady) return stage;
      stage.frame.remove();
    }
    throw new Error(refused);
  }
}

function give(port: MessagePort, task: Task): void {
  port.postMessage(task, []);
}

async function loadParts(): Promise<Parts> {
  const packed = await load('worker', 'worker.js');
  const [code, wasm] = await Promise.all([unpack(packed.code).blob(), unpack(packed.wasm).blob()]);
  return { code, wasm };
}
