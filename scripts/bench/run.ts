import { openDatabase, type Database, type DatabaseName } from './databases.ts';
import { MEASURES, compare } from './measure.ts';
import type { Options } from './options.ts';
import type { Output } from './output.ts';
import { openPeers } from './peers.ts';
import { Raw } from './raw.ts';
import { coldRows, iterationRows } from './rows.ts';
import type { Subject } from './subject.ts';
import { number, tableOf } from './table.ts';
import { PLAIN_ITEMS, RAW_ITEMS } from './tables.ts';
import { Workbook } from './workbook.ts';

const HEAD = ['', '', 'per second', 'ms', 'of the driver'];

/** Measures one database after another. One that is not reachable is named. */
export async function run(options: Options, output: Output): Promise<void> {
  for (const name of options.only) {
    let database: Database;
    try {
      database = await openDatabase(name);
    } catch (error) {
      output.print(`${name}: not measured. ${messageOf(error)}\n`);
      continue;
    }
    try {
      await measureDatabase(name, database, options, output);
    } finally {
      await database.remove();
    }
  }
}

async function measureDatabase(
  name: DatabaseName,
  database: Database,
  options: Options,
  output: Output,
): Promise<void> {
  const rows: string[][] = [HEAD];
  const notes: string[] = [];
  const raw = new Raw(await database.raw(RAW_ITEMS));
  const plain = new Raw(await database.raw(PLAIN_ITEMS, false));
  const subjects: Subject[] = [raw, new Workbook(database.datastore)];
  const peers = options.peers ? await openPeers(name, database) : [];
  for (const peer of peers) {
    if ('missing' in peer) notes.push(`${peer.name}: not measured. ${peer.missing}`);
    else subjects.push(peer);
  }
  const guard: string[] = [];
  try {
    for (const measure of MEASURES) {
      output.progress(`${database.title}: ${measure.title}`);
      if (measure.title.startsWith('replay')) {
        for (const subject of subjects) await measure.prepare(subject, 1).catch(() => undefined);
        await database.analyze();
      }
      const figures = await compare(measure, subjects, options.effort);
      for (const [i, figure] of figures.entries()) {
        const isFailed = figure instanceof Error;
        const milliseconds = isFailed ? NaN : figure.milliseconds;
        if (isFailed) notes.push(`${subjects[i]?.name}, ${measure.title}: ${messageOf(figure)}`);
        rows.push([
          i === 0 ? measure.title : '',
          subjects[i]?.name ?? '',
          `${number((measure.amount / milliseconds) * 1000)} ${measure.unit}`,
          number(milliseconds),
          number(isFailed ? NaN : figure.ratio),
        ]);
        if (isFailed && i < 2) throw figure;
      }
      if (measure.title.startsWith('append')) {
        const [, guarded] = await compare(measure, [plain, raw], options.effort);
        if (guarded && !(guarded instanceof Error)) guard.push(number(guarded.ratio));
      }
    }
  } finally {
    for (const subject of [...subjects, plain]) await subject.close();
  }
  if (name === 'sqljs') rows.push(...coldRows(options.effort.rounds, output));
  if (options.events > 0) rows.push(...(await iterationRows(database, options.events, output)));
  notes.push(`The guard against gaps, of a plain insert of 1, 10 and 100: ${guard.join(', ')}.`);
  output.progress('');
  output.print(`${database.title} (${database.mode})\n\n${tableOf(rows)}\n`);
  output.print(`${notes.join('\n')}\n`);
}

function messageOf(error: unknown): string {
  return error instanceof Error ? (error.message.split('\n')[0] ?? '') : String(error);
}
