/** Reads the date of the only row, in the time zone that it is started in, and prints it. */
import { EntitySchema } from 'typeorm';
import { IntegerSequencedRecord, TypeOrmDatastore } from 'event-sourcing-workbook';
import { TypeOrmRecordManager, TypeOrmSettings } from 'event-sourcing-workbook';
import { ID_A } from '../src/support.ts';
import { databases } from './databases.ts';
import { dateType } from './own-records.ts';

const [uri = ''] = process.argv.slice(2);
const database = databases.find(({ dialect }) => uri.startsWith(dialect))!;
const { options } = IntegerSequencedRecord;
const type = dateType(database) as 'datetime';
const columns = {
  ...options.columns,
  revision: { type: 'integer' },
  seen: { type, ...(type === 'datetime' && { precision: 3 }) },
} as const;
const record = new EntitySchema({ ...options, columns } as never);
const settings = new TypeOrmSettings({ uri });
await using datastore = new TypeOrmDatastore({ settings, tables: [record] });
await datastore.setupConnection();
const [item] = await new TypeOrmRecordManager({ datastore, record }).listItems(ID_A);
console.log(JSON.stringify(item?.other));
