/** The engine runs slowly what it runs for the first time, so it runs it before it matters. */
import {
  ExampleApplication,
  IntegerSequencedRecord,
  TypeOrmDatastore,
  TypeOrmRecordManager,
} from 'event-sourcing-workbook';

export async function warmUp(): Promise<void> {
  await using datastore = new TypeOrmDatastore();
  await datastore.setupConnection();
  await datastore.setupTables();
  const recordManager = new TypeOrmRecordManager({ datastore, record: IntegerSequencedRecord });
  await using app = new ExampleApplication({ recordManager });
  const example = await app.createNewExample('bar');
  example.changeFoo('baz');
  await app.save(example);
  await app.exampleRepository.get(example.id);
}
