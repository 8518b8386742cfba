/**
 * The frame that a run lives in. Its origin is its own, and where engines give such a frame a
 * process of its own, code that takes all memory ends that process and not the page.
 */

/** The page's policy allows this text, and no other text in a page, to run. */
export const sandboxScript =
  'onmessage=({data:{code,wasm},ports})=>new Worker(URL.createObjectURL(code)).postMessage(wasm,ports)';

/** What the frame makes a worker of: blobs, which are not copied. */
export interface Parts {
  readonly code: Blob;
  readonly wasm: Blob;
}

export interface Stage {
  readonly frame: HTMLIFrameElement;
  /** Leads to the worker. */
  readonly port: MessagePort;
}

export function openSandbox(parts: Parts): Stage {
  const frame = document.createElement('iframe');
  frame.sandbox.add('allow-scripts');
  frame.hidden = true;
  frame.srcdoc = `<script>${sandboxScript}</script>`;
  const { port1: port, port2 } = new MessageChannel();
  frame.addEventListener('load', () => frame.contentWindow?.postMessage(parts, '*', [port2]));
  document.body.append(frame);
  return { frame, port };
}
