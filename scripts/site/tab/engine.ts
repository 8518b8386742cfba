/** Runs chapters: each run has a worker of its own, and the next one is kept warm meanwhile. */
import type { Chapter } from '../../guide/chapter.ts';
import { load, unpack, workerOf } from './loading.ts';
import type { Task, Told } from './messages.ts';
import { limit } from './patience.ts';

/** Loading the library may take long, on a slow machine. */
const loadLimit = 20_000;

export type Ending = 'done' | 'failed' | 'stopped' | 'overdue' | 'broken';

interface Stage {
  readonly worker: Worker;
  readonly port: MessagePort;
}

export class Engine {
  #parts: Promise<{ create: () => Worker; wasm: WebAssembly.Module }> | undefined;
  #spare: Promise<Stage> | undefined;
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
    this.stop();
    const spare = this.#spare ?? this.#create();
    this.#spare = undefined;
    let isStopped = false;
    this.#stop = () => {
      isStopped = true;
    };
    const stage = await spare;
    if (isStopped) {
      this.#spare ??= Promise.resolve(stage);
      return 'stopped';
    }
    const ending = await new Promise<Ending>((resolve) => {
      this.#stop = resolve;
      let patience = setTimeout(resolve, loadLimit, 'overdue');
      stage.worker.addEventListener('error', () => resolve('broken'));
      stage.port.addEventListener('message', ({ data: told }: MessageEvent<Told>) => {
        if (told.type === 'begin' || told.type === 'end') {
          clearTimeout(patience);
          patience = setTimeout(resolve, limit, 'overdue');
        }
        hear(told);
        if (told.type === 'done' || told.type === 'failed') resolve(told.type);
      });
      give(stage.port, { ...task, plays: true });
    });
    stage.worker.terminate();
    stage.port.close();
    this.#stop = undefined;
    this.warm(task.chapters);
    return ending;
  }

  async #create(): Promise<Stage> {
    this.#parts ??= loadParts();
    const parts = this.#parts;
    // Whoever comes back online may try again.
    parts.catch(() => (this.#parts = undefined));
    const { create, wasm } = await parts;
    const worker = create();
    const { port1: port, port2 } = new MessageChannel();
    await new Promise<void>((resolve, reject) => {
      worker.addEventListener('error', (event) => reject(new Error(event.message)));
      port.addEventListener('message', () => resolve(), { once: true });
      port.start();
      worker.postMessage(wasm, [port2]);
    });
    return { worker, port };
  }
}

function give(port: MessagePort, task: Task): void {
  port.postMessage(task, []);
}

async function loadParts() {
  const packed = await load('worker', 'worker.js');
  const [create, wasm] = await Promise.all([
    workerOf(packed.code),
    unpack(packed.wasm)
      .arrayBuffer()
      .then((bytes) => WebAssembly.compile(bytes)),
  ]);
  return { create, wasm };
}
