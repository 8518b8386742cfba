/** The page's policy allows this text, and no other text in a page, to run: see `page/sandbox.ts`. */
export const sandboxScript =
  'onmessage=({data:{code,wasm},ports})=>new Worker(URL.createObjectURL(code)).postMessage(wasm,ports)';
