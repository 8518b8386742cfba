import { DataSource, type EntitySchema } from 'typeorm';
import { DatastoreError } from '../errors.ts';
import { IntegerSequencedRecord } from './integer-sequenced-record.ts';
import { TypeOrmSettings } from './settings.ts';
import { statementsFor } from './tables/new-table.ts';
import { tableOf } from './tables/record-metadata.ts';

/** A kind of SQL, named as in connection strings. */
export type Dialect = 'sqlite' | 'postgresql' | 'mariadb' | 'mysql' | 'cockroachdb';

/** They only name the driver: no connection is made. */
const URIS: Readonly<Record<Dialect, string>> = {
  sqlite: 'sqlite:///:memory:',
  postgresql: 'postgresql://localhost/any',
  mariadb: 'mariadb://localhost/any',
  mysql: 'mysql://localhost/any',
  cockroachdb: 'cockroachdb://localhost/any',
};

/** All of them. */
export const DIALECTS: readonly Dialect[] = Object.keys(URIS) as Dialect[];

/** Knows the tables of its driver without being connected to anything. */
class OfflineDataSource extends DataSource {
  async describeTables(): Promise<void> {
    await this.buildMetadatas();
  }
}

/**
 * The SQL that creates the table of a record, for migrations of your own. `setupTables()` takes a
 * table that was made with it for its own. No database is asked, but the driver of the dialect must
 * be installed (for `sqlite` it always is).
 *
 * @param dialect which SQL: `sqlite`, `postgresql`, `mariadb`, `mysql` or `cockroachdb`.
 * @param record the table.
 * @returns the statements, in order, without semicolons.
 * @throws DatastoreError when the dialect is none of these.
 * @throws DriverPackageNotInstalledError (TypeORM's) when the driver is not installed.
 * @throws TypeORMError when it has to ask the database about a column (an enum on PostgreSQL).
 */
export async function schemaOf(
  dialect: Dialect,
  record: EntitySchema = IntegerSequencedRecord,
): Promise<string[]> {
  if (!DIALECTS.includes(dialect)) {
    const known = DIALECTS.join(', ');
    throw new DatastoreError(`There is no dialect '${dialect}'. Known: ${known}.`);
  }
  const { dataSourceOptions } = new TypeOrmSettings({ uri: URIS[dialect] });
  const source = new OfflineDataSource({ ...dataSourceOptions, entities: [record] });
  await source.describeTables();
  return statementsFor(source, tableOf(source, record));
}
