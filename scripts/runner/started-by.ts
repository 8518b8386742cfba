/** Which block started what happens now: Node carries it into its timers, promises and callbacks. */
import { AsyncLocalStorage } from 'node:async_hooks';
import type { BlockPlace } from './play-event.ts';

const storage = new AsyncLocalStorage<BlockPlace | 'no block'>();
// Programs may replace the methods that all storages share.
Object.defineProperties(storage, Object.getOwnPropertyDescriptors(AsyncLocalStorage.prototype));
let running: BlockPlace | undefined;

/** From now on this block runs, or none. */
export function enterBlock(block: BlockPlace | undefined): void {
  running = block;
  storage.enterWith(block ?? 'no block');
}

export function runningBlock(): BlockPlace | undefined {
  return running;
}

/** Where Node does not know, it is the block that runs. */
export function startedBy(): BlockPlace | undefined {
  const block = storage.getStore() ?? running;
  return block === 'no block' ? undefined : block;
}
