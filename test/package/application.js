/** The last section of the stand-alone example, on the library's application. */
import {
  EntityNotFoundError,
  ExampleApplication,
  TypeOrmDatastore,
  TypeOrmRecordManager,
  TypeOrmSettings,
} from 'event-sourcing-workbook';

const settings = new TypeOrmSettings({ uri: 'sqlite:///:memory:' });
const datastore = new TypeOrmDatastore({ settings });
await datastore.setupConnection();
await datastore.setupTables();
const app = new ExampleApplication({ recordManager: new TypeOrmRecordManager({ datastore }) });
const examples = app.exampleRepository;

const example = await app.createNewExample('bar');
console.log(
  `created: ${await examples.has(example.id)}, foo is ${(await examples.get(example.id)).foo}`,
);

example.changeFoo('baz');
await app.save(example);
console.log(`updated: foo is ${(await examples.get(example.id)).foo}`);

example.discard();
await app.save(example);
console.log(`deleted: ${await examples.has(example.id)}`);
try {
  await examples.get(example.id);
} catch (error) {
  console.log(`${error.name}: ${error instanceof EntityNotFoundError}`);
}

app.close();
await datastore.closeConnection();
