import type { DataSourceOptions } from 'typeorm';
import { DatastoreError } from '../../errors.ts';
import { node } from './node.ts';

/** @throws DatastoreError in a browser. */
export function nodeModules() {
  const here = node();
  if (here === undefined) throw new DatastoreError('There are no files here.');
  return {
    crypto: here.getBuiltinModule('node:crypto'),
    fs: here.getBuiltinModule('node:fs'),
    path: here.getBuiltinModule('node:path'),
  };
}

/**
 * TypeORM would create the folder of a SQLite file, and one that was misspelled would look like an
 * empty database.
 *
 * @throws DatastoreError when the options name a file whose folder does not exist.
 */
export function requireFolder(options: DataSourceOptions): void {
  if (options.type !== 'better-sqlite3') return;
  const { fs, path } = nodeModules();
  const folder = path.dirname(options.database);
  if (fs.existsSync(folder) && fs.statSync(folder).isDirectory()) return;
  throw new DatastoreError(`There is no folder ${folder}: create it first.`);
}
