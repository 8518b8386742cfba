import { newId } from 'event-sourcing-workbook';
import { discarded, historyOf, type PlainEvent } from './events.ts';
import type { Subject } from './subject.ts';

/** Position, topic and state. */
export type RawRow = readonly [position: string | number, topic: string, state: string];

/** A driver used as directly as it goes: prepared statements, and rows as arrays. */
export interface RawDriver {
  readonly name: string;
  /** How it quotes a name, and how it writes a parameter. */
  readonly quote: '"' | '`';
  readonly parameter: (number: number) => string;
  run(sql: string, values: readonly unknown[]): Promise<unknown> | void;
  all(sql: string, values: readonly unknown[]): Promise<RawRow[]> | RawRow[];
  close(): Promise<void> | void;
}

export const RAW_TABLE = 'raw_items';

/** The same SQL as the library's, with nothing but JSON and a loop around it. */
export class Raw implements Subject<PlainEvent> {
  readonly name: string;
  readonly #driver: RawDriver;
  readonly #inserts = new Map<string, string>();

  constructor(driver: RawDriver) {
    this.#driver = driver;
    this.name = driver.name;
  }

  eventOf(event: PlainEvent): PlainEvent {
    return event;
  }

  async append(events: readonly PlainEvent[]): Promise<void> {
    const isFirst = events[0]?.originatorVersion === 0;
    const values: (string | number)[] = [];
    for (const [i, { topic, originatorId, originatorVersion, ...fields }] of events.entries()) {
      values.push(originatorId);
      if (i === 0 && !isFirst) values.push(originatorVersion - 1);
      values.push(originatorVersion, topic, JSON.stringify(fields));
    }
    const key = `${isFirst} ${events.length}`;
    const sql = this.#inserts.get(key) ?? insertInto(this.#driver, events.length, isFirst);
    this.#inserts.set(key, sql);
    const done = this.#driver.run(sql, values);
    if (done) await done;
  }

  async get(id: string) {
    let example: { foo: unknown; version: number; [name: string]: unknown } | undefined;
    for (const [, topic, state] of await this.#select(id)) {
      const event = JSON.parse(state) as PlainEvent;
      if (topic === 'example-created') example = { foo: event.foo, version: 0 };
      else if (topic === 'discarded') return undefined;
      else if (example) example[event.name ?? ''] = event.value;
      if (example) example.version++;
    }
    return example;
  }

  async liveOnce(): Promise<unknown> {
    const id = newId();
    await this.append(historyOf(id, 0, 1));
    await this.get(id);
    await this.append(historyOf(id, 1, 1));
    const changed = await this.get(id);
    await this.append([discarded(id, 2)]);
    return changed?.foo;
  }

  async readAll(ids: readonly string[]): Promise<number> {
    let count = 0;
    for (const id of ids) {
      for (const [, , state] of await this.#select(id)) {
        if ((JSON.parse(state) as PlainEvent).timestamp > 0) count += 1;
      }
    }
    return count;
  }

  async close(): Promise<void> {
    await this.#driver.close();
  }

  #select(id: string): Promise<RawRow[]> | RawRow[] {
    const { quote, parameter } = this.#driver;
    const [key, position, ...others] = columns(quote);
    const chosen = [position, ...others].join(', ');
    const sql = `SELECT ${chosen} FROM ${RAW_TABLE} WHERE ${key} = ${parameter(1)} ORDER BY ${position}`;
    return this.#driver.all(sql, [id]);
  }
}

function columns(quote: string): string[] {
  return ['sequence_id', 'position', 'topic', 'state'].map((name) => quote + name + quote);
}

/** The first row takes its sequence from the row before it, unless it is the first of all: no gaps. */
export function insertInto(
  { quote, parameter }: Pick<RawDriver, 'quote' | 'parameter'>,
  size: number,
  isFirst: boolean,
): string {
  const names = columns(quote);
  const [id = '', position = ''] = names;
  let count = 0;
  const next = (): string => parameter(++count);
  const rows = Array.from({ length: size }, (_, i) => {
    const before = (): string =>
      `(SELECT g.${id} FROM ${RAW_TABLE} g WHERE g.${id} = ${next()} AND g.${position} = ${next()})`;
    return `(${isFirst || i > 0 ? next() : before()}, ${next()}, ${next()}, ${next()})`;
  });
  return `INSERT INTO ${RAW_TABLE} (${names.join(', ')}) VALUES ${rows.join(', ')}`;
}
