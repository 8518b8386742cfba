/**
 * The frame that a run lives in. Its origin is its own, and where engines give such a frame a
 * process of its own, code that takes all memory ends that process and not the page.
 */
import { sandboxScript } from '../shared/sandbox-script.ts';

/** What the frame makes a worker of: blobs, which are not copied. */
export interface WorkerFiles {
  readonly code: Blob;
  readonly wasm: Blob;
}

export interface Sandbox {
  readonly frame: HTMLIFrameElement;
  /** Leads to the worker. */
  readonly port: MessagePort;
}

/** As little as a worker can do: it shows whether the browser lets the page have one. */
const answer = 'onmessage=({ports:[port]})=>port.postMessage(1)';

/**
 * Whether code may run at all: within two seconds a worker of one line must have answered. They are
 * counted in small steps, so that where the page itself gets little time, the worker gets more.
 */
export async function mayRun(): Promise<boolean> {
  const { frame, port } = openSandbox({ code: new Blob([answer]), wasm: new Blob() });
  const answers: unknown[] = [];
  port.addEventListener('message', ({ data }) => answers.push(data));
  port.start();
  for (let left = 40; left > 0 && answers.length === 0; left -= 1) {
    await new Promise((resolve) => setTimeout(resolve, 50));
  }
  frame.remove();
  port.close();
  return answers.length > 0;
}

export function openSandbox(files: WorkerFiles): Sandbox {
  const frame = document.createElement('iframe');
  frame.sandbox.add('allow-scripts');
  frame.hidden = true;
  frame.srcdoc = `<script>${sandboxScript}</script>`;
  const { port1: port, port2 } = new MessageChannel();
  frame.addEventListener('load', () => frame.contentWindow?.postMessage(files, '*', [port2]));
  document.body.append(frame);
  return { frame, port };
}
