/** A process that creates many tables, beside others that create the same ones. */
import { EntitySchema } from 'typeorm';
import { IntegerSequencedRecord, TypeOrmDatastore, TypeOrmSettings } from 'event-sourcing-workbook';

// Whoever comes later finds tables, which is faster than to create them, and so catches up.
const others = Array.from({ length: 10 }, (_, n) => {
  const { indices = [], ...options } = IntegerSequencedRecord.options;
  return new EntitySchema({
    ...options,
    name: `Record${n}`,
    tableName: `items_${n}`,
    indices: indices.map((index) => ({ ...index, name: `items_${n}_index` })),
  });
});
await using datastore = new TypeOrmDatastore({
  settings: new TypeOrmSettings({ uri: process.argv[2]! }),
  tables: [IntegerSequencedRecord, ...others],
});
await datastore.setupConnection();
await datastore.setupTables();
