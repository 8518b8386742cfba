/** Tables of that name which do not fit. */
import type { Database } from './databases.ts';
import { index, type Made, TABLE, UNIQUE } from './made-tables.ts';

const SERVERS = ['postgresql', 'mariadb', 'mysql'] as const;
const MYSQL = ['mariadb', 'mysql'] as const;
const NO_UNIQUE = 'no unique index on (sequence_id, position)';

/** Those that are refused, and a piece of the difference. */
export const foreign: [string, Made, string][] = [
  ['with other columns', { columns: { topic: '', title: 'text' } }, 'no column topic'],
  ['without unique index', { unique: '' }, NO_UNIQUE],
  ['with another unique index', { unique: 'UNIQUE (position, topic)' }, NO_UNIQUE],
  [
    'with a unique index on some rows',
    {
      unique: '',
      further: index('sequence_id, position', 'where position > 100'),
      on: ['sqlite', 'postgresql'],
    },
    NO_UNIQUE,
  ],
  [
    'with a unique index that an expression belongs to',
    {
      unique: '',
      further: index('sequence_id, position, lower(topic)'),
      on: ['sqlite', 'postgresql'],
    },
    NO_UNIQUE,
  ],
  [
    'with a unique index on the beginning of the id',
    { unique: 'UNIQUE (sequence_id(10), position)', on: MYSQL },
    NO_UNIQUE,
  ],
  [
    'with a unique index that replaces',
    { unique: `${UNIQUE} ON CONFLICT REPLACE`, on: ['sqlite'] },
    'ON CONFLICT REPLACE',
  ],
  [
    'with a unique index that keeps what came before a conflict',
    { unique: `${UNIQUE} ON CONFLICT FAIL`, on: ['sqlite'] },
    'ON CONFLICT FAIL',
  ],
  [
    'that ignores empty columns, in a spelling of its own',
    {
      columns: { topic: "text NOT NULL on\n /* so */ conflict -- it's\n\tignore" },
      on: ['sqlite'],
    },
    'ON CONFLICT IGNORE',
  ],
  [
    'with a sequence id that may be empty',
    { columns: { sequence_id: 'varchar(36) NULL' } },
    'empty',
  ],
  [
    'with columns in upper case',
    {
      columns: { sequence_id: '', SEQUENCE_ID: 'varchar(36) NOT NULL' },
      on: ['sqlite'],
    },
    'no column sequence_id',
  ],
  ['with more to fill', { columns: { tenant: 'integer NOT NULL' } }, 'a column tenant'],
  [
    'with an id to fill',
    { columns: { id: 'bigint NOT NULL PRIMARY KEY' } },
    'a column id that must',
  ],
  [
    'on an engine without transactions',
    { options: 'ENGINE=MyISAM', on: MYSQL },
    'an engine without transactions',
  ],
  [
    'with a topic that is computed',
    { columns: { topic: "varchar(255) GENERATED ALWAYS AS ('test') STORED" } },
    'a column topic that the database fills',
  ],
  [
    'with a virtual state',
    {
      columns: { state: `longtext GENERATED ALWAYS AS ('{}') VIRTUAL` },
      on: ['sqlite', 'mariadb', 'mysql'],
    },
    'a column state that the database fills',
  ],
  [
    'with positions that are counted',
    {
      columns: { position: 'bigint GENERATED ALWAYS AS IDENTITY' },
      on: ['postgresql'],
    },
    'a column position that the database fills',
  ],
  [
    'that a crash empties',
    { further: `ALTER TABLE ${TABLE} SET UNLOGGED`, on: ['postgresql'] },
    'it is unlogged',
  ],
  [
    'with a state in another character set',
    { columns: { state: 'longtext CHARACTER SET latin1 NOT NULL' }, on: MYSQL },
    'a column state of character set latin1',
  ],
  ...wrongTypes('sequence_id', ['integer']),
  ...wrongTypes('sequence_id', ['varchar(35)', 'char(40)'], SERVERS),
  ...wrongTypes('position', ['varchar(20)', 'real', 'numeric(10, 2)']),
  ...wrongTypes('position', ['smallint', 'integer'], SERVERS),
  ...wrongTypes('topic', ['integer']),
  ...wrongTypes('topic', ['varchar(254)', 'char(255)'], SERVERS),
  ...wrongTypes('topic', ['tinytext'], MYSQL),
  ...wrongTypes('state', ['integer', 'json']),
  ...wrongTypes('state', ['varchar(10)'], SERVERS),
  ...wrongTypes('state', ['text'], MYSQL),
];

function wrongTypes(
  column: string,
  types: readonly string[],
  on?: readonly Database['dialect'][],
): [string, Made, string][] {
  return types.map((type) => [
    `with a ${column} of type ${type}`,
    { columns: { [column]: `${type} NOT NULL` }, ...(on && { on }) },
    `a column ${column} of type `,
  ]);
}
