/** What this worker needs of the globals, from before the reader's code could replace it. */
const { performance } = globalThis;

export const { Promise: OwnPromise, setTimeout: startTimer, Blob: OwnBlob } = globalThis;
export const { stringify } = JSON;
export const now = performance.now.bind(performance);
export const addressOf = URL.createObjectURL.bind(URL);
