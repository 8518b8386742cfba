/** Runs chapters: each run has a frame and a worker of its own, and the next one is kept warm meanwhile. */
import type { Chapter } from '../../chapter/chapter.ts';
import { load, unpack, type Progress } from './load.ts';
import { limit, type Task, type Told } from '../shared/messages.ts';
import { mayRun, openSandbox, type Sandbox, type WorkerFiles } from './sandbox.ts';
import type { CodeRunner, Ending } from './workbook.ts';

const refused =
  'This browser does not let the page run code. If the page was opened from a disk, start `npm run guide` and open the address that it prints.';

export class Engine implements CodeRunner {
  #files: Promise<WorkerFiles> | undefined;
  #spare: Promise<Sandbox> | undefined;
  #mayRun: Promise<boolean> | undefined;
  #stop: ((how: Ending) => void) | undefined;
  /** Who waits for it to be loaded. */
  #hear: ((told: Told) => void) | undefined;

  warm(chapters: readonly Chapter[]): void {
    if (this.#spare !== undefined) return;
    this.#ready().then(
      ({ port }) => give(port, { chapters, plays: false }),
      () => undefined,
    );
  }

  stop(): void {
    this.#stop?.('stopped');
  }

  async run(task: Omit<Task, 'plays'>, hear: (told: Told) => void): Promise<Ending> {
    this.#stop?.('replaced');
    this.#hear = hear;
    let early: Ending | undefined;
    this.#stop = (how) => {
      early = how;
    };
    const sandbox = await Promise.race([this.#ready(), this.#refusal()]);
    // The one that takes its place, if any, waits for the same worker.
    if (early !== undefined) return early;
    this.#spare = undefined;
    let isAlive = false;
    let stop: ((how: Ending) => void) | undefined;
    const ending = await new Promise<Ending>((resolve) => {
      this.#stop = stop = resolve;
      let patience = setTimeout(resolve, limit, 'overdue');
      sandbox.port.addEventListener('message', ({ data: told }: MessageEvent<Told>) => {
        isAlive = true;
        if (told.type === 'begin' || told.type === 'end') {
          clearTimeout(patience);
          patience = setTimeout(resolve, limit, 'overdue');
        }
        hear(told);
        if (told.type === 'done' || told.type === 'failed') resolve(told.type);
      });
      give(sandbox.port, { ...task, plays: true });
    });
    sandbox.frame.remove();
    sandbox.port.close();
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
  async #refusal(): Promise<never> {
    if (await (this.#mayRun ??= mayRun())) return new Promise(() => {});
    this.#mayRun = undefined;
    throw new Error(refused);
  }

  /** The worker that no run has taken yet: one, however often the reader presses. */
  #ready(): Promise<Sandbox> {
    if (this.#spare !== undefined) return this.#spare;
    const made = this.#create();
    made.catch(() => {
      if (this.#spare === made) this.#spare = undefined;
    });
    return (this.#spare = made);
  }

  async #create(): Promise<Sandbox> {
    this.#mayRun ??= mayRun();
    this.#files ??= loadFiles((received) => this.#hear?.({ type: 'loading', received }));
    // A reader who comes back online may try again.
    this.#files.catch(() => (this.#files = undefined));
    const files = await this.#files;
    // The process of a frame may come to its end with what ran there before.
    for (let patience = 2500; patience <= 10_000; patience *= 2) {
      const sandbox = openSandbox(files);
      const isReady = await new Promise<boolean>((resolve) => {
        sandbox.port.addEventListener('message', () => resolve(true), { once: true });
        sandbox.port.start();
        setTimeout(resolve, patience, false);
      });
      if (isReady) return sandbox;
      sandbox.frame.remove();
    }
    throw new Error(refused);
  }
}

function give(port: MessagePort, task: Task): void {
  port.postMessage(task, []);
}

async function loadFiles(progress: Progress): Promise<WorkerFiles> {
  const packed = await load('worker', 'worker.js', progress);
  const [code, wasm] = await Promise.all([unpack(packed.code).blob(), unpack(packed.wasm).blob()]);
  return { code, wasm };
}
