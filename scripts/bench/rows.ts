import { measureCold } from './cold.ts';
import type { Database } from './databases.ts';
import { iterate } from './iterate.ts';
import type { Output } from './output.ts';
import { number } from './table.ts';

/** The rows of the table for a process that has just begun. */
export function coldRows(rounds: number, output: Output): string[][] {
  output.progress('sql.js: cold');
  const figures = measureCold(Math.min(rounds, 5));
  const rowsOf = (title: string, unit: string, pick: 'append' | 'loop'): string[][] =>
    figures.map((figure, i) => [
      i === 0 ? title : '',
      figure.name,
      `${number(1000 / figure[pick])} ${unit}`,
      number(figure[pick]),
      number((figures[0]?.[pick] ?? NaN) / figure[pick]),
    ]);
  return [
    ...rowsOf('append 1, first 500 of a process', 'events', 'append'),
    ...rowsOf('create-…-discard, first 100 after', 'loops', 'loop'),
  ];
}

/** The rows of the table for going through many events. */
export async function iterationRows(
  database: Database,
  events: number,
  output: Output,
): Promise<string[][]> {
  const found = await iterate(database, events, (text) =>
    output.progress(`${database.title}: iterate, ${text}`),
  );
  const row = (title: string, name: string, milliseconds: number): string[] => [
    title,
    name,
    `${number((events / milliseconds) * 1000)} events`,
    number(milliseconds),
    number(found.rawMilliseconds / milliseconds),
  ];
  const [start = NaN, ...onTheWay] = found.heap;
  const heap = `heap ${number(start)} MB, on the way ${number(Math.min(...onTheWay))} to ${number(Math.max(...onTheWay))}`;
  return [
    row(
      `iterate ${events.toLocaleString('en')}`,
      database.title.split(',')[0] ?? '',
      found.rawMilliseconds,
    ),
    [...row('', 'workbook', found.milliseconds), ` ${heap}`],
  ];
}
