/** Tables of that name which do not fit. */
import type { Database } from './databases.ts';
import { index, type Made, TABLE, UNIQUE } from './made-tables.ts';

const SERVERS = ['postgresql', 'mariadb', 'mysql'] as const;
const MYSQL = ['mariadb', 'mysql'] as const;
const NO_UNIQUE = 'no unique index on (sequence_id, position)';

/** Those that are refused, and a piece of the difference. */
export const foreign: [string, Made, string | RegExp][] = [
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
    'Duplicate entry',
  ],
  [
    'with a unique index that replaces',
    { unique: `${UNIQUE} ON CONFLICT REPLACE`, on: ['sqlite'] },
    NO_UNIQUE,
  ],
  [
    'with a unique index that keeps what came before a conflict',
    { unique: `${UNIQUE} ON CONFLICT FAIL`, on: ['sqlite'] },
    NO_UNIQUE,
  ],
  [
    'that ignores empty ids, in a spelling of its own',
    {
      columns: { sequence_id: "text NOT NULL on\n /* so */ conflict -- it's\n\tignore" },
      on: ['sqlite'],
    },
    'empty',
  ],
  [
    'with a unique index that undoes the transaction',
    { unique: `${UNIQUE} ON CONFLICT ROLLBACK`, on: ['sqlite'] },
    NO_UNIQUE,
  ],
  [
    'with a unique index that is asked at the end only',
    { unique: `${UNIQUE} DEFERRABLE INITIALLY DEFERRED`, on: ['postgresql'] },
    NO_UNIQUE,
  ],
  [
    'with a trigger that keeps rows out',
    {
      further: `CREATE TRIGGER keep_out BEFORE INSERT ON ${TABLE} BEGIN SELECT RAISE(IGNORE); END`,
      on: ['sqlite'],
    },
    'alters what it holds',
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
    'its sequence id is undefined',
  ],
  ['with more to fill', { columns: { tenant: 'integer NOT NULL' } }, 'tenant'],
  ['with an id to fill', { columns: { id: 'bigint NOT NULL PRIMARY KEY' } }, 'not take an item'],
  [
    'on an engine without transactions',
    { options: 'ENGINE=MyISAM', on: MYSQL },
    'an engine without transactions',
  ],
  [
    'with a topic that is computed',
    { columns: { topic: "varchar(255) GENERATED ALWAYS AS ('test') STORED" } },
    'topic',
  ],
  [
    'with a virtual state',
    {
      columns: { state: `longtext GENERATED ALWAYS AS ('{}') VIRTUAL` },
      on: ['sqlite', 'mariadb', 'mysql'],
    },
    'state',
  ],
  [
    'with positions that are counted',
    {
      columns: { position: 'bigint GENERATED ALWAYS AS IDENTITY' },
      on: ['postgresql'],
    },
    'position',
  ],
  [
    'that a crash empties',
    { further: `ALTER TABLE ${TABLE} SET UNLOGGED`, on: ['postgresql'] },
    'it is unlogged',
  ],
  [
    'with a state in another character set',
    { columns: { state: 'longtext CHARACTER SET latin1 NOT NULL' }, on: MYSQL },
    'a column state that does not hold',
  ],
  ...wrongTypes('sequence_id', ['integer', 'varchar(35)'], SERVERS),
  ...wrongTypes('sequence_id', ['char(40)'], ['postgresql']),
  ...wrongTypes('position', ['varchar(20)']),
  ...wrongTypes('position', ['real'], ['postgresql']),
  ...wrongTypes('position', ['numeric(10, 2)', 'smallint', 'integer'], SERVERS),
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
): [string, Made, RegExp][] {
  return types.map((type) => [
    `with a ${column} of type ${type}`,
    { columns: { [column]: `${type} NOT NULL` }, ...(on && { on }) },
    /column|not give back|not take an item/,
  ]);
}
