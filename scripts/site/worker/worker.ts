/** The worker: gets ready, and then plays the chapters once, in a fresh world. */
import initSqlJs, { type SqlJsStatic } from 'sql.js';
import type { Chapter } from '../../chapter/chapter.ts';
import { OpenDatabases } from '../shared/rows.ts';
import { compiled, needed } from './compiled.ts';
import type { Task, Told } from '../shared/messages.ts';
import { Play } from './player.ts';
import { scope } from './prelude.ts';
import { tryOut } from './answer.ts';
import { warmUp } from './warm-up.ts';

// Deep in a library, the frame on the page may be the hundredth.
Error.stackTraceLimit = 100;

addEventListener(
  'message',
  ({ data, ports: [port] }: MessageEvent<Blob>) => {
    if (port !== undefined) void start(data, port);
  },
  { once: true },
);

/** The port is ours alone: what the reader's code posts reaches nobody. */
async function start(wasm: Blob, port: MessagePort): Promise<void> {
  const tell = (told: Told): void => port.postMessage(told);
  const SQL = await initSqlJs({ wasmBinary: await wasm.arrayBuffer() });
  provide(SQL);
  const databases = new OpenDatabases();
  let preparing = Promise.resolve();
  port.addEventListener('message', ({ data: { chapters, plays, trial } }: MessageEvent<Task>) => {
    preparing = preparing.then(() => {
      if (!plays) return prepare(chapters);
      provide({ ...SQL, Database: databases.watched(SQL.Database) });
      if (trial !== undefined) return tryOut(trial, chapters, tell);
      return new Play(needed(chapters), tell, () => databases.rows()).start();
    });
  });
  port.start();
  tell({ type: 'ready' });
}

/** Puts sql.js where TypeORM looks for it. */
function provide(SQL: SqlJsStatic): void {
  Reflect.set(scope, 'SQL', SQL);
}

/** While the reader reads: what will be needed when nothing has changed. */
async function prepare(chapters: readonly Chapter[]): Promise<void> {
  await warmUp();
  try {
    needed(chapters).forEach(compiled);
  } catch {
    // The run will say what is wrong, if it is still wrong.
  }
}
