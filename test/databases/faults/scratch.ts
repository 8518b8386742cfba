import {
  IntegerSequencedRecord,
  TypeOrmDatastore,
  TypeOrmRecordManager,
  TypeOrmSettings,
} from 'event-sourcing-workbook';
import { EntitySchema } from 'typeorm';
import { newName } from '../databases.ts';

/** The library's record, as a table of another name. */
export function recordNamed(table: string): EntitySchema {
  const { columns } = IntegerSequencedRecord.options;
  return new EntitySchema({
    name: table,
    tableName: table,
    columns,
    indices: [{ name: `${table}_index`, columns: ['sequenceId', 'position'], unique: true }],
  });
}

export interface OpenTable {
  readonly uri: string;
  readonly table: string;
  readonly datastore: TypeOrmDatastore;
  readonly recordManager: TypeOrmRecordManager;
}

/** Connects, and creates the table if there is none. */
export async function openTable(uri: string, table: string): Promise<OpenTable> {
  const record = recordNamed(table);
  const settings = new TypeOrmSettings({ uri });
  const datastore = new TypeOrmDatastore({ settings, tables: [record] });
  try {
    await datastore.setupConnection();
    await datastore.setupTables();
  } catch (error) {
    await datastore.closeConnection();
    throw error;
  }
  const recordManager = new TypeOrmRecordManager({ datastore, record });
  return { uri, table, datastore, recordManager };
}

/** Runs a task on a new table, and disconnects. The table goes with its database. */
export async function onNewTable<Result>(
  uri: string,
  task: (opened: OpenTable) => Promise<Result>,
): Promise<Result> {
  const opened = await openTable(uri, newName());
  try {
    return await task(opened);
  } finally {
    await opened.datastore.closeConnection();
  }
}
