/**
 * What the tables hold, seen without any help from the code that is watched: each database of
 * sql.js that is opened is remembered, and asked. The same in Node and in a tab.
 */

export interface Row {
  readonly id: number;
  readonly sequence_id: string;
  readonly position: number;
  readonly topic: string;
  readonly state: string;
  /** Which database: those with such a table are counted from 1, in the order of their opening. */
  readonly database: number;
}

/** What a block left behind: what it printed, and all rows that were there when it ended. */
export interface Recorded {
  readonly output: string;
  readonly rows: readonly Row[];
}

/** As much of a database of sql.js as is needed to look into it. */
export interface Queryable {
  exec(sql: string): readonly { readonly values: readonly (readonly unknown[])[] }[];
  close(): void;
}

// Mixins are constructors that take whatever the class below them takes.
type Constructor = new (...args: never[]) => Queryable;

const question =
  'SELECT id, sequence_id, position, topic, state FROM integer_sequenced_items ORDER BY id';

export class OpenDatabases {
  /** The number of a database is 0 until it has a table of events. */
  readonly #open = new Map<Queryable, number>();
  #count = 0;

  /** The class to use instead of sql.js's own. */
  watched<Database extends Constructor>(Database: Database): Database {
    return new Proxy(Database, {
      construct: (target, args, newTarget) => {
        const database = Reflect.construct(target, args, newTarget) as Queryable;
        const close = database.close.bind(database);
        database.close = () => {
          this.#open.delete(database);
          close();
        };
        this.#open.set(database, 0);
        return database;
      },
    });
  }

  /** Begins to count again: the next program has nothing to do with those before it. */
  forget(): void {
    this.#open.clear();
    this.#count = 0;
  }

  /** The rows of all tables of events, as they are at this moment. */
  rows(): Row[] {
    return [...this.#open].flatMap(([database, known]) => {
      const values = valuesIn(database);
      if (values === undefined) return [];
      const number = known || ++this.#count;
      this.#open.set(database, number);
      return values.map(([id, sequenceId, position, topic, state]) => ({
        id: Number(id),
        sequence_id: String(sequenceId),
        position: Number(position),
        topic: String(topic),
        state: String(state),
        database: number,
      }));
    });
  }
}

function valuesIn(database: Queryable): readonly (readonly unknown[])[] | undefined {
  try {
    return database.exec(question)[0]?.values ?? [];
  } catch {
    // There is no such table, or not yet.
    return undefined;
  }
}

/** Tells a row from all others, whatever becomes of it. */
export function keyOfRow(row: Row): string {
  return [row.database, row.sequence_id, row.position, row.id].join('/');
}
