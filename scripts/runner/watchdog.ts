/**
 * A thread that notices when the main one is caught in an endless loop, where no timer can fire.
 *
 * It asks the debugger to stop the main thread where it is and to hand over the stack, so the
 * failure names the very line. The report is then written by the main thread itself, from within
 * the loop that it is caught in.
 */
import { Worker } from 'node:worker_threads';

/** Calls `stuck` on the main thread when `beat` was not called for `limit` milliseconds. */
export function startWatchdog(limit: number, stuck: (stack: string) => void) {
  const beats = new Int32Array(new SharedArrayBuffer(4));
  Reflect.set(globalThis, '$workbookStuck', stuck);
  // Without execArgv the thread would load tsx, too.
  const worker = new Worker(watch, { eval: true, execArgv: [], workerData: { beats, limit } });
  worker.unref();
  // Any turn of the event loop is a sign of life, also while a block waits for something.
  const beat = (): number => Atomics.add(beats, 0, 1);
  setInterval(beat, 100).unref();
  return { beat };
}

const watch = `
  const { Session } = require('node:inspector');
  const { beats, limit } = require('node:worker_threads').workerData;
  let [seen, silence] = [0, 0];
  const timer = setInterval(() => {
    const now = Atomics.load(beats, 0);
    silence = now === seen ? silence + 100 : 0;
    seen = now;
    if (silence < limit) return;
    silence = -Infinity;
    const session = new Session();
    session.connectToMainThread();
    session.on('Debugger.paused', ({ params }) => {
      session.post('Debugger.evaluateOnCallFrame', {
        callFrameId: params.callFrames[0].callFrameId,
        expression: '$workbookStuck(new Error().stack)',
      });
    });
    session.post('Debugger.enable', () => session.post('Debugger.pause'));
  }, 100);
`;
