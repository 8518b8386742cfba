import { DataSource, type EntitySchema } from 'typeorm';
import { IntegerSequencedRecord, TypeOrmSettings } from 'event-sourcing-workbook';
import { tableOf } from '../../src/infrastructure/typeorm/tables.ts';

/** Knows the tables of its driver without being connected to anything. */
class OfflineDataSource extends DataSource {
  async describeTables(): Promise<void> {
    await this.buildMetadatas();
  }
}

/** The statements that create the table of a record, in the SQL of the database of the URI. */
export async function schemaSql(
  uri: string,
  record: EntitySchema = IntegerSequencedRecord,
): Promise<string> {
  const { dataSourceOptions } = new TypeOrmSettings({ uri });
  const source = new OfflineDataSource({ ...dataSourceOptions, entities: [record] });
  await source.describeTables();
  const runner = source.createQueryRunner();
  runner.enableSqlMemory();
  await runner.createTable(tableOf(source, record), false, true, true);
  return runner
    .getMemorySql()
    .upQueries.map(({ query }) => `${query.trim()};`)
    .join('\n');
}
