/** An event of the guide's example, as plain data that any subject can store. */
export interface PlainEvent {
  readonly topic: 'example-created' | 'attribute-changed' | 'discarded';
  readonly originatorId: string;
  readonly originatorVersion: number;
  readonly timestamp: number;
  readonly foo?: string;
  readonly name?: string;
  readonly value?: string;
}

/** The history of one example: it is created, then changed again and again. */
export function historyOf(originatorId: string, from: number, count: number): PlainEvent[] {
  return Array.from({ length: count }, (_, i) => {
    const originatorVersion = from + i;
    const place = { originatorId, originatorVersion, timestamp: 1_700_000_000_000 + i };
    return originatorVersion === 0
      ? { topic: 'example-created', ...place, foo: 'bar' }
      : { topic: 'attribute-changed', ...place, name: 'foo', value: `value ${originatorVersion}` };
  });
}

/** The last event of an example. */
export function discarded(originatorId: string, originatorVersion: number): PlainEvent {
  return { topic: 'discarded', originatorId, originatorVersion, timestamp: 1_700_000_000_000 };
}
