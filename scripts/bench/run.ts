import { DATABASE_NAMES, openDatabase, type Database } from './databases.ts';
import { compare, MEASURES, type Effort } from './measure.ts';
import type { Options } from './options.ts';
import { Raw } from './raw.ts';
import { Work } from './subject.ts';
import { number, tableOf } from './table.ts';
import { Workbook } from './workbook.ts';

const HEAD = ['', '', 'per second', 'ms', 'of the driver'];

/** Where a measurement tells what it finds, and what it is doing. */
export interface Output {
  print(text: string): void;
  progress(text: string): void;
}

/**
 * Measures one database after another. One that is not reachable is named.
 *
 * @returns whether it has measured what it was asked to measure: all of `only`, or any.
 */
export async function run({ only, effort }: Options, output: Output): Promise<boolean> {
  const wanted = only ?? DATABASE_NAMES;
  let measured = 0;
  for (const name of wanted) {
    let database: Database;
    try {
      database = await openDatabase(name);
    } catch (error) {
      const reason = error instanceof Error ? error.message.split('\n')[0] : String(error);
      output.print(`${name}: not measured. ${reason}\n`);
      continue;
    }
    try {
      const rows = await measureDatabase(database, effort, output);
      output.print(`${database.title} (${database.mode})\n\n${tableOf([HEAD, ...rows])}\n`);
      measured += 1;
    } finally {
      await database.remove();
    }
  }
  return only === undefined ? measured > 0 : measured === only.length;
}

async function measureDatabase(
  { title, raw, datastore, analyze }: Database,
  effort: Effort,
  output: Output,
): Promise<string[][]> {
  const rows: string[][] = [];
  const workbook = new Work(new Workbook(datastore));
  const works = [new Work(new Raw(raw)), workbook];
  for (const measure of MEASURES) {
    output.progress(`${title}: ${measure.title}`);
    const figures = await compare(measure, works, effort, analyze);
    for (const [i, { milliseconds, ratio }] of figures.entries()) {
      rows.push([
        i === 0 ? measure.title : '',
        works[i]?.name ?? '',
        `${number((measure.amount / milliseconds) * 1000)} ${measure.unit}`,
        number(milliseconds),
        number(ratio),
      ]);
    }
  }
  await workbook.close();
  output.progress('');
  return rows;
}
