/** The worker: gets ready, and then plays the chapters once, in a fresh world. */
import initSqlJs, { type SqlJsStatic } from 'sql.js';
import type { Chapter } from '../../chapter/chapter.ts';
import { OpenDatabases } from '../shared/rows.ts';
import { compiled, needed } from './compiled.ts';
import type { Task, Told, Trial } from '../shared/messages.ts';
import { playChapters } from './chapters.ts';
import { scope } from './prelude.ts';
import { playAnswer } from './answer.ts';
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

const brokenBy = {
  column: 1,
  isSomewhere: true,
  message: 'This code, or what ran above it, has replaced something that the page itself needs.',
};

/** The port is ours alone: what the reader's code posts goes nowhere. */
async function start(wasm: Blob, port: MessagePort): Promise<void> {
  const post: (told: Told) => void = port.postMessage.bind(port);
  let place = { path: '', line: 0 };
  const tell = (told: Told): void => {
    if (told.type === 'begin') place = told;
    post(told);
  };
  // Our own code may find that what it works with has been replaced, even so.
  const giveUp = (trial: Trial | undefined): void => {
    const failure = { ...brokenBy, ...place };
    if (trial === undefined) return post({ type: 'failed', failure });
    const verdict = {
      kind: 'failed',
      failure: { ...failure, why: 'thrown' },
      printed: '',
    } as const;
    post({ type: 'judged', verdict });
    post({ type: 'done' });
  };
  const SQL = await initSqlJs({ wasmBinary: await wasm.arrayBuffer() });
  provide(SQL);
  const databases = new OpenDatabases();
  let preparing = Promise.resolve();
  port.addEventListener('message', ({ data: { chapters, plays, trial } }: MessageEvent<Task>) => {
    preparing = preparing.then(() => {
      if (!plays) return prepare(chapters);
      provide({ ...SQL, Database: databases.watched(SQL.Database) });
      const playing =
        trial === undefined
          ? playChapters(needed(chapters), tell, () => databases.rows())
          : playAnswer(trial, chapters, tell);
      return playing.catch(() => giveUp(trial));
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
