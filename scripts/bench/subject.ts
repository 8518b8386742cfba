/** An event of the document's example, as anybody's plain data. */
export interface PlainEvent {
  readonly topic: 'example-created' | 'attribute-changed' | 'discarded';
  readonly originatorId: string;
  readonly originatorVersion: number;
  readonly timestamp: number;
  readonly foo?: string;
  readonly name?: string;
  readonly value?: string;
}

/** Work that is ready to be timed. */
export type Task = () => Promise<void> | void;

/** Who is measured: somebody who stores events on a database and replays them. */
export interface Subject {
  readonly name: string;
  /**
   * Makes `count` batches of `size` events that continue a sequence, which is there already.
   *
   * @returns the task that appends them, one batch after another.
   */
  prepareAppend(size: number, count: number): Promise<Task>;
  /** @returns the task that makes an aggregate of `size` events from them, `count` times. */
  prepareReplay(size: number, count: number): Promise<Task>;
  /** @returns the task that creates, reads, updates, reads and discards, `count` times. */
  prepareLoop(count: number): Promise<Task>;
  close(): Promise<void>;
}

/** The history of one example: it is created, then changed again and again. */
export function historyOf(originatorId: string, from: number, count: number): PlainEvent[] {
  return Array.from({ length: count }, (_, i) => {
    const originatorVersion = from + i;
    const timestamp = 1_700_000_000_000 + originatorVersion;
    return originatorVersion === 0
      ? { topic: 'example-created', originatorId, originatorVersion, timestamp, foo: 'bar' }
      : {
          topic: 'attribute-changed',
          originatorId,
          originatorVersion,
          timestamp,
          name: 'foo',
          value: `value ${originatorVersion}`,
        };
  });
}

/** Batches that continue the history of an example after its first event. */
export function batchesOf(originatorId: string, size: number, count: number): PlainEvent[][] {
  return Array.from({ length: count }, (_, i) => historyOf(originatorId, 1 + i * size, size));
}

/** A measurement must not measure nothing. */
export function expectSame(found: unknown, expected: unknown): void {
  if (found !== expected) throw new Error(`${String(expected)} was expected, not ${String(found)}`);
}
