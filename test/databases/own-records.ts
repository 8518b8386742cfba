/** Records that are like the library's but for the type of one column. */
import { IntegerSequencedRecord } from 'event-sourcing-workbook';
import type { Database } from './databases.ts';

type Unlike = [string, object, (database: Database) => boolean];

const everywhere: Unlike[2] = () => true;

/** Records with a column of another type. */
function unlike(field: string, options: object, isThere = everywhere): Unlike {
  const { columns } = IntegerSequencedRecord.options;
  const column = { ...columns[field as 'state'], length: undefined, ...options };
  return [`a ${field} of ${JSON.stringify(options)}`, { ...columns, [field]: column }, isThere];
}

export const isPostgres = ({ dialect }: Database): boolean => dialect === 'postgresql';
export const isMaria = ({ dialect }: Database): boolean =>
  dialect === 'mariadb' || dialect === 'mysql';
const isSqlite = ({ dialect }: Database): boolean => dialect === 'sqlite';

/** Those that are refused. */
export const unfit: readonly Unlike[] = [
  unlike('sequenceId', { type: 'varchar', nullable: true }),
  unlike('state', { type: 'json' }),
  unlike('state', { type: 'jsonb' }, isPostgres),
  unlike('state', { type: 'bytea' }, isPostgres),
  unlike('state', { type: 'blob' }, isMaria),
  unlike('position', { type: 'varchar' }),
  unlike('position', { type: 'decimal', precision: 10, scale: 2 }),
  unlike('topic', { type: 'char', length: 255 }, (database) => !isSqlite(database)),
];

/** Those whose tables keep what they need. */
export const fit: readonly Unlike[] = [
  unlike('topic', { type: 'varchar', length: 80 }),
  unlike('topic', { type: 'enum', enum: ['test', 'other'] }, (database) => !isSqlite(database)),
  unlike('topic', { type: 'simple-enum', enum: ['test', 'other'] }),
  unlike('position', { type: 'numeric' }, isPostgres),
  unlike('position', { type: 'double' }, (database) => !isPostgres(database)),
  unlike('position', { type: 'smallint' }),
  unlike('state', { type: 'blob' }, isSqlite),
];
