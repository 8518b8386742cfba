/**
 * Plays the chapters and writes down what each block prints and what the tables hold after it. A
 * process of its own, since a module is imported only once in each; prints one line of JSON.
 */
import { createHash } from 'node:crypto';
import { pathToFileURL } from 'node:url';
import initSqlJs from 'sql.js';
import { intercept } from '../../runner/intercept.ts';
import { watch } from '../../chapter/runtime.ts';
import { describeError } from '../../chapter/thrown.ts';
import { readWithImports, siblingPages } from '../../runner/pages.ts';
import * as workspace from '../../runner/workspace.ts';
import { OpenDatabases, type Recorded } from '../shared/rows.ts';

/** By page, then by the line of the block. */
export type Recordings = Record<string, Record<number, Recorded>>;

const recordings: Recordings = {};
const databases = new OpenDatabases();
// TypeORM gets this very object again: the library keeps what it has loaded.
const SQL = await initSqlJs();
SQL.Database = databases.watched(SQL.Database);
makeRepeatable();

let output = '';
const troubles: string[] = [];
const write = process.stdout.write.bind(process.stdout);
const stray = (error: unknown): void => void troubles.push(describeError(error));
const interceptors = intercept({ print: (text) => (output += text), stray, idle: () => undefined });
watch({
  begin: () => (output = ''),
  end: (page, line) => {
    (recordings[page] ??= {})[line] = { output: output.replace(/\n$/, ''), rows: databases.rows() };
  },
  threw: (text) => (output += `${text}\n`),
});
const chapters = readWithImports(process.argv.slice(2));
workspace.writePrograms(chapters, 'run');
for (const chapter of chapters) {
  if (siblingPages(chapter).length === 0) databases.forget();
  try {
    await import(pathToFileURL(workspace.programFile(chapter.path, 'run')).href);
  } catch (error) {
    troubles.push(`${chapter.path}: ${describeError(error)}`);
  }
}
interceptors.restore();
write(JSON.stringify({ recordings, troubles }), () => process.exit());

/** The same pages make the same site: ids are made from a counter, and the clock stands still. */
function makeRepeatable(): void {
  let count = 0;
  crypto.randomUUID = () => {
    const digits = createHash('sha256').update(String(++count)).digest('hex');
    const id = /^(.{8})(.{4})(.{3})(.{3})(.{12})/.exec(digits) ?? [];
    return `${id[1]}-${id[2]}-4${id[3]}-8${id[4]}-${id[5]}`;
  };
  Date.now = () => Date.UTC(2025, 0, 1);
}
