import { newId } from 'event-sourcing-workbook';
import { historyOf, type PlainEvent } from './events.ts';

/** What is measured: a way to store events on a database and to read them. */
export interface Subject<Event> {
  readonly name: string;
  /** Makes of plain data what it stores: not measured. */
  eventOf(event: PlainEvent): Event;
  /** Stores events of one example in one append. */
  append(events: readonly Event[]): Promise<void>;
  /** Replays an example. */
  get(id: string): Promise<{ readonly foo: unknown; readonly version: number } | undefined>;
  /** Creates an example, reads, updates, reads and discards it. @returns `foo` as it was last read. */
  liveOnce(): Promise<unknown>;
  /** Reads every event, one example after another. @returns how many there are. */
  readAll(ids: readonly string[]): Promise<number>;
  close(): Promise<void>;
}

/** Work that is ready to be timed. */
export type Task = () => Promise<void>;

/** The work that all subjects are given, each on a table of its own. */
export class Work<Event> {
  readonly name: string;
  readonly #subject: Subject<Event>;
  readonly #histories = new Map<number, string>();
  readonly #all: string[] = [];

  constructor(subject: Subject<Event>) {
    this.#subject = subject;
    this.name = subject.name;
  }

  /** Appends `count` batches of `size` events to an example that is there already. */
  async append(size: number, count: number): Promise<Task> {
    const id = newId();
    await this.#store(historyOf(id, 0, 1));
    const batches = Array.from({ length: count }, (_, i) =>
      historyOf(id, 1 + i * size, size).map((event) => this.#subject.eventOf(event)),
    );
    return async () => {
      for (const batch of batches) await this.#subject.append(batch);
    };
  }

  /** Replays an example of `size` events, `count` times. */
  async replay(size: number, count: number): Promise<Task> {
    const id = this.#histories.get(size) ?? newId();
    if (!this.#histories.has(size)) await this.#store(historyOf(id, 0, size));
    this.#histories.set(size, id);
    return async () => {
      for (let i = 0; i < count; i++) expectSame((await this.#subject.get(id))?.version, size);
    };
  }

  /** Reads all of `size` events, of a hundred each example. To be done before anything else. */
  async readAll(size: number, count: number): Promise<Task> {
    while (this.#all.length * 100 < size) {
      const id = newId();
      await this.#store(historyOf(id, 0, 100));
      this.#all.push(id);
    }
    return async () => {
      for (let i = 0; i < count; i++) expectSame(await this.#subject.readAll(this.#all), size);
    };
  }

  /** Creates, reads, updates, reads and discards an example, `count` times. */
  async loop(count: number): Promise<Task> {
    return async () => {
      for (let i = 0; i < count; i++) expectSame(await this.#subject.liveOnce(), 'value 1');
    };
  }

  close(): Promise<void> {
    return this.#subject.close();
  }

  async #store(events: readonly PlainEvent[]): Promise<void> {
    for (let i = 0; i < events.length; i += 1000) {
      const batch = events.slice(i, i + 1000);
      await this.#subject.append(batch.map((event) => this.#subject.eventOf(event)));
    }
  }
}

/** What is measured must do its work. */
function expectSame(found: unknown, expected: unknown): void {
  if (found !== expected) throw new Error(`${String(expected)} was expected, not ${String(found)}`);
}
