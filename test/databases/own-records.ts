/** Records that are like the library's but for the type of one column. */
import { IntegerSequencedRecord } from 'event-sourcing-workbook';
import type { Database } from './databases.ts';

type Unlike = [string, object, (database: Database) => boolean, RegExp];

const everywhere = (): boolean => true;
export const isPostgres = ({ dialect }: Database): boolean => dialect === 'postgresql';
export const isMaria = ({ dialect }: Database): boolean =>
  dialect === 'mariadb' || dialect === 'mysql';
const isSqlite = ({ dialect }: Database): boolean => dialect === 'sqlite';
const isServer = (database: Database): boolean => !isSqlite(database);

/** Records with a column of another type. */
function unlike(field: string, options: object, isThere = everywhere as Unlike[2]): Unlike {
  const { columns } = IntegerSequencedRecord.options;
  const column = { ...columns[field as 'state'], length: undefined, ...options };
  const name = { sequenceId: 'sequence_id' }[field] ?? field;
  const difference = new RegExp(`column ${name} that|not give back|not take an item`);
  return [
    `a ${field} of ${JSON.stringify(options)}`,
    { ...columns, [field]: column },
    isThere,
    difference,
  ];
}

/** Those that are refused. */
export const unfit: readonly Unlike[] = [
  unlike('sequenceId', { type: 'varchar', nullable: true }),
  unlike('state', { type: 'json' }),
  unlike('state', { type: 'jsonb' }, isPostgres),
  unlike('state', { type: 'bytea' }, isPostgres),
  unlike('state', { type: 'blob' }, isMaria),
  unlike('position', { type: 'varchar' }),
  unlike('position', { type: 'decimal', precision: 10, scale: 2 }, isServer),
  unlike('topic', { type: 'char', length: 255 }, isServer),
];

/** Those whose tables keep what they need. */
export const fit: readonly Unlike[] = [
  unlike('topic', { type: 'varchar', length: 80 }),
  unlike('topic', { type: 'enum', enum: ['test', 'other'] }, isServer),
  unlike('topic', { type: 'simple-enum', enum: ['test', 'other'] }),
  unlike('position', { type: 'numeric' }, isPostgres),
  unlike('position', { type: 'double' }, (database) => !isPostgres(database)),
  unlike('position', { type: 'smallint' }),
  unlike('state', { type: 'blob' }, isSqlite),
];

/** A type that keeps a Date as it is. */
export const dateType = (database: Database): string =>
  isPostgres(database) ? 'timestamptz' : 'datetime';

/** Types that lose something of a Date: its zone, or its milliseconds. */
export const DATES_LOST: readonly [string, Unlike[2]][] = [
  ['timestamp', isServer],
  ['timestamp without time zone', isPostgres],
  ['datetime', isMaria],
];
