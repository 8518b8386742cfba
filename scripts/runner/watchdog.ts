/**
 * A thread beside the programs, for when they keep the main one busy and no timer can fire there.
 *
 * When the parent process rings, it asks the debugger to stop the main thread where it is and tells
 * the stack, so that the failure names the very line. When the parent is gone, it ends the process.
 */
import { Worker } from 'node:worker_threads';

/** The pipes of the process that plays: 3 is the channel, 4 takes the events, 5 is the bell. */
export function startWatchdog(): void {
  // Without execArgv the thread would load tsx, too.
  new Worker(watch, { eval: true, execArgv: [] }).unref();
}

const watch = `
  const { writeSync } = require('node:fs');
  const { Session } = require('node:inspector');
  const { Socket } = require('node:net');
  const bell = new Socket({ fd: 5, readable: true, writable: false });
  bell.on('error', () => undefined);
  bell.on('close', () => process.kill(process.pid, 'SIGKILL'));
  bell.on('data', () => {
    const session = new Session();
    // Between two turns of a loop that awaits, no frame is the program's: then look again.
    let looks = 20;
    session.connectToMainThread();
    session.on('Debugger.paused', ({ params }) => {
      const { callFrameId } = params.callFrames[0];
      const question = { callFrameId, expression: 'new Error().stack' };
      session.post('Debugger.evaluateOnCallFrame', question, (error, answer) => {
        const stack = String(answer?.result?.value ?? '');
        looks -= 1;
        if (looks > 0 && !/[\\\\/]build[\\\\/]|\\.md:/i.test(stack)) {
          session.post('Debugger.resume', () => session.post('Debugger.pause'));
          return;
        }
        writeSync(4, JSON.stringify({ type: 'stuck', stack }) + '\\n');
      });
    });
    session.post('Debugger.enable', () => session.post('Debugger.pause'));
  });
`;
