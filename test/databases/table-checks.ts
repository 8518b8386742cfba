/** What suites of tables have in common. */
import * as assert from 'uvu/assert';
import type { EntitySchema } from 'typeorm';
import {
  ConcurrencyError,
  ExampleApplication,
  IntegerSequencedRecord,
} from 'event-sourcing-workbook';
import { type TypeOrmDatastore, TypeOrmRecordManager } from 'event-sourcing-workbook';
import { failure, itemAt } from '../src/support.ts';
import { connect, type Database } from './databases.ts';
import { TABLE } from './made-tables.ts';

/** What the names of the tests begin with that show it. */
export const GUARANTEE = 'A table that is there is never altered';

/** Connects to a database without the table. */
export async function withoutTable(uri: string): Promise<TypeOrmDatastore> {
  const datastore = await connect(uri);
  await datastore.dropTables();
  return datastore;
}

/** How the database describes the table. What it counts, such as the next id, is left out. */
export async function described(database: Database, datastore: TypeOrmDatastore): Promise<unknown> {
  const ask = async (sql: string): Promise<string[]> =>
    (await datastore.query<object[]>(sql)).map((row) =>
      JSON.stringify(row)
        .replace(/ AUTO_INCREMENT=\d+/, '')
        .replaceAll(/\s+"/g, '"'),
    );
  if (database.dialect === 'sqlite') return ask('SELECT sql FROM sqlite_master ORDER BY name');
  if (database.dialect !== 'postgresql') return ask(`SHOW CREATE TABLE ${TABLE}`);
  const where = `WHERE table_name = '${TABLE}' ORDER BY ordinal_position`;
  return [
    await ask(`SELECT * FROM information_schema.columns ${where}`),
    await ask(`SELECT * FROM pg_indexes WHERE tablename = '${TABLE}'`),
  ];
}

/** All that an application does, with a position that is taken and one that leaves a gap. */
export async function useExample(
  datastore: TypeOrmDatastore,
  record: EntitySchema = IntegerSequencedRecord,
): Promise<void> {
  const recordManager = new TypeOrmRecordManager({ datastore, record });
  await using app = new ExampleApplication({ recordManager });
  const example = await app.createNewExample('bar');
  example.changeFoo('baz');
  await app.save(example);
  assert.is((await app.exampleRepository.get(example.id)).foo, 'baz');
  for (const position of [0, 1, 3]) {
    const item = itemAt(position, example.id);
    await failure(ConcurrencyError, () => recordManager.recordItems([item]));
  }
  assert.is((await recordManager.listItems(example.id)).length, 2);
}
