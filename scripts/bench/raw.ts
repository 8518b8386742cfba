import { newId } from '../library.ts';
import { batchesOf, expectSame, historyOf } from './subject.ts';
import type { PlainEvent, Subject, Task } from './subject.ts';

/** Position, topic and state. */
export type RawRow = readonly [position: string | number, topic: string, state: string];

/**
 * A driver used as directly as it goes: prepared statements, rows as arrays, no promise where it has
 * none of its own.
 */
export interface RawDriver {
  readonly name: string;
  insert(events: readonly PlainEvent[]): Promise<unknown> | void;
  /** The rows of a sequence. */
  selectAll(sequenceId: string): Promise<RawRow[]> | RawRow[];
  /** Some rows of a sequence, from `position > after` on. */
  selectPage(sequenceId: string, after: number): Promise<RawRow[]> | RawRow[];
  close(): Promise<void> | void;
}

/** The same SQL as the library's, without anything around it. */
export interface RawSql {
  insert(size: number, isFirstGuarded: boolean): string;
  readonly selectAll: string;
  readonly selectPage: string;
}

export function rawSql(table: string, quote: '"' | '`', numbered: boolean, guard = true): RawSql {
  const names = ['sequence_id', 'position', 'topic', 'state'].map((name) => quote + name + quote);
  const [id, position] = names;
  const path = quote + table + quote;
  const select = `SELECT ${names.slice(1).join(', ')} FROM ${path} WHERE ${id} = ${numbered ? '$1' : '?'}`;
  const texts = new Map<number, string>();
  const textOf = (size: number, isFirstGuarded: boolean): string => {
    let count = 0;
    const next = (): string => (numbered ? `$${++count}` : '?');
    const rows = Array.from({ length: size }, (_, i) => {
      const before = `(SELECT g.${id} FROM ${path} g WHERE g.${id} = `;
      const first =
        isFirstGuarded && i === 0 ? `${before}${next()} AND g.${position} = ${next()})` : next();
      return `(${first}, ${next()}, ${next()}, ${next()})`;
    });
    return `INSERT INTO ${path} (${names.join(', ')}) VALUES ${rows.join(', ')}`;
  };
  return {
    insert(size, isFirstGuarded) {
      const isGuarded = isFirstGuarded && guard;
      const key = isGuarded ? size : -size;
      const text = texts.get(key) ?? textOf(size, isGuarded);
      texts.set(key, text);
      return text;
    },
    selectAll: `${select} ORDER BY ${position}`,
    selectPage: `${select} AND ${position} > ${numbered ? '$2' : '?'} ORDER BY ${position} LIMIT 100`,
  };
}

/** The parameters of an insert. */
export function valuesOf(events: readonly PlainEvent[], guard = true): (string | number)[] {
  const values: (string | number)[] = [];
  for (const [i, event] of events.entries()) {
    const { topic, ...fields } = event;
    values.push(event.originatorId);
    if (guard && i === 0 && event.originatorVersion > 0) values.push(event.originatorVersion - 1);
    values.push(event.originatorVersion, topic, JSON.stringify(fields));
  }
  return values;
}

interface Folded {
  foo: unknown;
  version: number;
  [name: string]: unknown;
}

function fold(rows: readonly RawRow[]): Folded | null {
  let example: Folded | null = null;
  for (const [, topic, state] of rows) {
    const event = JSON.parse(state) as PlainEvent;
    if (topic === 'example-created') example = { foo: event.foo, version: 0 };
    else if (topic === 'discarded') return null;
    else if (example) example[event.name ?? ''] = event.value;
    if (example) example.version++;
  }
  return example;
}

/** A driver with nothing but JSON and a loop around it. */
export class Raw implements Subject {
  readonly name: string;
  readonly driver: RawDriver;
  readonly #replayed = new Map<number, string>();

  constructor(driver: RawDriver) {
    this.driver = driver;
    this.name = driver.name;
  }

  async prepareAppend(size: number, count: number): Promise<Task> {
    const id = newId();
    await this.driver.insert(historyOf(id, 0, 1));
    const batches = batchesOf(id, size, count);
    return async () => {
      for (const batch of batches) {
        const done = this.driver.insert(batch);
        if (done) await done;
      }
    };
  }

  async prepareReplay(size: number, count: number): Promise<Task> {
    const id = this.#replayed.get(size) ?? newId();
    if (!this.#replayed.has(size)) await this.#store(historyOf(id, 0, size));
    this.#replayed.set(size, id);
    return async () => {
      for (let i = 0; i < count; i++) expectSame((await this.#get(id))?.version, size);
    };
  }

  async prepareLoop(count: number): Promise<Task> {
    return async () => {
      const timestamp = Date.now();
      for (let i = 0; i < count; i++) {
        const originatorId = newId();
        await this.driver.insert(historyOf(originatorId, 0, 1));
        expectSame((await this.#get(originatorId))?.foo, 'bar');
        await this.driver.insert(historyOf(originatorId, 1, 1));
        expectSame((await this.#get(originatorId))?.foo, 'value 1');
        await this.driver.insert([
          { topic: 'discarded', originatorId, originatorVersion: 2, timestamp },
        ]);
      }
    };
  }

  async close(): Promise<void> {
    await this.driver.close();
  }

  async #store(events: readonly PlainEvent[]): Promise<void> {
    for (let i = 0; i < events.length; i += 1000) {
      await this.driver.insert(events.slice(i, i + 1000));
    }
  }

  async #get(id: string): Promise<Folded | null> {
    const found = this.driver.selectAll(id);
    return fold(Array.isArray(found) ? found : await found);
  }
}
