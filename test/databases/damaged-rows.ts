import { TypeOrmRecordManager } from 'event-sourcing-workbook';
import { ID_A, newEventStore, storeExample } from '../src/support.ts';
import { connect, type Database, parameter } from './databases.ts';
import { TABLE } from './made-tables.ts';

export const GUARANTEE = 'A damaged row is named, and others stay readable';

interface Row {
  readonly position: number | string;
  readonly topic: unknown;
  readonly state: unknown;
}

/**
 * A store with an example of three events, of which the second can be damaged and mended.
 *
 * @param tables what makes a table that the library has not made.
 */
export async function openStore(database: Database, uri: string, tables: readonly string[] = []) {
  const datastore = await connect(uri);
  for (const statement of tables) await datastore.query(statement);
  await datastore.setupTables();
  const eventStore = newEventStore(new TypeOrmRecordManager({ datastore }));
  await storeExample(eventStore);
  const sound = await eventStore.recordManager.getItem(ID_A, 1);
  const set = async (fields: Partial<Row>): Promise<void> => {
    const columns = Object.keys(fields).map((name, i) => `${name} = ${parameter(database, i + 1)}`);
    const sql = `UPDATE ${TABLE} SET ${columns.join(', ')} WHERE position NOT IN (0, 2)`;
    await datastore.query(sql, Object.values(fields));
  };
  const { position, topic, state } = sound;
  return { datastore, eventStore, damage: set, mend: () => set({ position, topic, state }) };
}
