import type { DataSource, EntitySchema } from 'typeorm';
import { DatastoreError } from '../../errors.ts';
import { withRunner } from '../connection/runner.ts';
import { isLockConflict, isTableMissing } from '../database-errors.ts';
import { RecordTable } from '../statements/record-table.ts';
import { makeTable } from './new-table.ts';
import { findMisfit } from './probe.ts';
import { escapePath, isForItems, metadataOf, tableOf } from './record-metadata.ts';

/**
 * Creates the table of a record, if there is none. One that is there is left as it is, and tried out.
 *
 * TypeORM's own `synchronize()` is not used: it alters tables until they fit, and drops columns.
 *
 * @throws DatastoreError when there is another table of that name, or when the record asks for one
 *   that does not fit, with what is different; or when the table cannot be created.
 */
export async function createTable(source: DataSource, record: EntitySchema): Promise<void> {
  const metadata = metadataOf(source, record);
  const wasThere = await isThere(source, metadata.tablePath);
  if (!wasThere) {
    try {
      await makeTable(source, tableOf(source, record));
    } catch (cause) {
      if (isLockConflict(cause)) throw cause;
      // Another process may have created it meanwhile.
      if (!(await isThere(source, metadata.tablePath))) {
        const why = cause instanceof Error ? cause.message : String(cause);
        throw new DatastoreError(`The table ${metadata.tableName} cannot be created: ${why}`, {
          cause,
        });
      }
    }
  }
  if (!isForItems(metadata)) return;
  const misfit = await findMisfit(source, new RecordTable(source, record), metadata);
  if (misfit === undefined) return;
  throw new DatastoreError(
    wasThere
      ? `There is a table ${metadata.tableName} already, and it is another one: it ${misfit}. ` +
          'It was left as it is. Alter it, or rename one of the two.'
      : `${metadata.name} does not fit: its table, which was created just now, ${misfit}. ` +
          'Correct the record, and drop the table.',
  );
}

async function isThere(source: DataSource, path: string): Promise<boolean> {
  const sql = `SELECT 1 FROM ${escapePath(source.driver, path)} WHERE 1 = 0`;
  try {
    await withRunner(source, (runner) => runner.query(sql));
    return true;
  } catch (error) {
    if (isTableMissing(error)) return false;
    throw error;
  }
}

/** Drops the table of a record, if there is one. */
export async function dropTable(source: DataSource, record: EntitySchema): Promise<void> {
  const { tablePath } = metadataOf(source, record);
  await withRunner(source, (runner) =>
    source.options.type === 'cockroachdb'
      ? // What counts the rows is a sequence of its own there, which TypeORM has made and drops.
        runner.dropTable(tablePath, true, true, true)
      : runner.query(`DROP TABLE IF EXISTS ${escapePath(source.driver, tablePath)}`),
  );
}
