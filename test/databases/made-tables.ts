/** Tables that somebody has made, by a migration or for something else. */
import type { Database } from './databases.ts';

/** The name of all of them. */
export const TABLE = 'integer_sequenced_items';

type Columns = Readonly<Record<string, string>>;

const COUNTED: Record<Database['dialect'], string> = {
  sqlite: 'integer PRIMARY KEY',
  postgresql: 'serial PRIMARY KEY',
  mariadb: 'integer PRIMARY KEY AUTO_INCREMENT',
  mysql: 'integer PRIMARY KEY AUTO_INCREMENT',
};

/** Columns that fit, as a migration may have made them. */
function columnsOf({ dialect }: Database): Columns {
  const isMysql = dialect === 'mariadb' || dialect === 'mysql';
  return {
    id: COUNTED[dialect],
    sequence_id: 'varchar(36) NOT NULL',
    position: 'bigint NOT NULL',
    topic: 'varchar(255) NOT NULL',
    state: isMysql ? 'longtext NOT NULL' : 'text NOT NULL',
  };
}

/** What makes a table fit. */
export const UNIQUE = 'UNIQUE (sequence_id, position)';

/** A table as somebody may have made it. */
export interface Made {
  readonly name?: string;
  /** Columns that differ from those that fit. */
  readonly columns?: Columns;
  readonly unique?: string;
  readonly options?: string;
  /** Further statements. */
  readonly further?: string;
  /** Where there is such a thing. By default everywhere. */
  readonly on?: readonly Database['dialect'][];
}

/** What makes it. */
export function statementsOf(database: Database, made: Made): string[] {
  const { name: table = TABLE, columns, unique = UNIQUE, options = '', further = '' } = made;
  const names = Object.entries({ ...columnsOf(database), ...columns });
  const present = names.filter(([, type]) => type !== '');
  const parts = [...present.map(([name, type]) => `${name} ${type}`), unique];
  const list = parts.filter((part) => part !== '').join(', ');
  return [`CREATE TABLE ${table} (${list}) ${options}`, further].filter((sql) => sql !== '');
}

/** True where there is such a thing. */
export function isOn(database: Database, { on }: Made): boolean {
  return on === undefined || on.includes(database.dialect);
}

/** A unique index beside the table. */
export const index = (columns: string, where = ''): string =>
  `CREATE UNIQUE INDEX other_name ON ${TABLE} (${columns}) ${where}`;

const MYSQL = ['mariadb', 'mysql'] as const;

/** Those that are used as they are. */
export const fitting: [string, Made][] = [
  [
    'whose unique index has another name',
    { unique: '', further: index('sequence_id, position DESC') },
  ],
  ['whose unique index nobody named', {}],
  [
    'whose unique index holds more',
    {
      unique: `${UNIQUE.replace(' ', ' NULLS NOT DISTINCT ')} INCLUDE (topic)`,
      on: ['postgresql'],
    },
  ],
  ['whose ids are of a fixed length', { columns: { sequence_id: 'char(36) NOT NULL' } }],
  [
    'whose ids are of type uuid',
    { columns: { sequence_id: 'uuid NOT NULL' }, on: ['sqlite', 'postgresql', 'mariadb'] },
  ],
  ['whose topics have no end', { columns: { topic: 'text NOT NULL' } }],
  ['whose states end at 16 MB', { columns: { state: 'mediumtext NOT NULL' }, on: MYSQL }],
  [
    'whose rows are counted by an identity',
    { columns: { id: 'bigint GENERATED ALWAYS AS IDENTITY PRIMARY KEY' }, on: ['postgresql'] },
  ],
  [
    'without types',
    {
      columns: {
        sequence_id: 'NOT NULL',
        position: 'NOT NULL',
        topic: 'NOT NULL',
        state: 'NOT NULL',
      },
      on: ['sqlite'],
    },
  ],
  ['whose rows have a history', { options: 'WITH SYSTEM VERSIONING', on: MYSQL }],
  [
    'with a column that the database makes',
    { columns: { kind: 'varchar(255) GENERATED ALWAYS AS (topic) STORED' } },
  ],
  ['whose name is in upper case', { name: TABLE.toUpperCase(), on: ['sqlite'] }],
  [
    'that only speaks of other ways',
    {
      columns: {
        topic: "text NOT NULL ON CONFLICT ABORT DEFAULT 'on conflict fail' /* ON CONFLICT FAIL */",
      },
      on: ['sqlite'],
    },
  ],
  ['with a column that has a default', { columns: { tenant: 'integer NOT NULL DEFAULT 1' } }],
];
