import { newId } from '../library.ts';
import { batchesOf, expectSame, historyOf } from './subject.ts';
import type { PlainEvent, Subject, Task } from './subject.ts';

/** What a peer has to be able to do. Each does it in its own way, with its own guarantees. */
export interface Peer {
  readonly name: string;
  /** Appends to a stream that has `version` events. */
  append(id: string, events: readonly PlainEvent[], version: number): Promise<unknown>;
  /** Replays a stream. */
  get(id: string): Promise<{ readonly foo: unknown; readonly version: number }>;
  close(): Promise<unknown> | void;
}

/** A peer, measured with the same work as the library. */
export function subjectOf(peer: Peer): Subject {
  const replayed = new Map<number, string>();
  return {
    name: peer.name,
    async prepareAppend(size, count): Promise<Task> {
      const id = newId();
      await peer.append(id, historyOf(id, 0, 1), 0);
      const batches = batchesOf(id, size, count);
      return async () => {
        for (const [i, batch] of batches.entries()) await peer.append(id, batch, 1 + i * size);
      };
    },
    async prepareReplay(size, count): Promise<Task> {
      const id = replayed.get(size) ?? newId();
      for (let i = replayed.has(size) ? size : 0; i < size; i += 100) {
        await peer.append(id, historyOf(id, i, 100), i);
      }
      replayed.set(size, id);
      return async () => {
        for (let i = 0; i < count; i++) expectSame((await peer.get(id)).version, size);
      };
    },
    async prepareLoop(count): Promise<Task> {
      return async () => {
        for (let i = 0; i < count; i++) {
          const id = newId();
          await peer.append(id, historyOf(id, 0, 1), 0);
          expectSame((await peer.get(id)).foo, 'bar');
          await peer.append(id, historyOf(id, 1, 1), 1);
          expectSame((await peer.get(id)).foo, 'value 1');
          const originator = { originatorId: id, originatorVersion: 2, timestamp: Date.now() };
          await peer.append(id, [{ topic: 'discarded', ...originator }], 2);
        }
      };
    },
    async close() {
      await peer.close();
    },
  };
}
