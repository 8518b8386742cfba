import { execFileSync } from 'node:child_process';
import { fileURLToPath } from 'node:url';
import { openDatabase } from './databases.ts';
import { median } from './measure.ts';
import { Raw } from './raw.ts';
import { RAW_ITEMS } from './tables.ts';
import { Workbook } from './workbook.ts';

const WHO = ['raw', 'workbook'] as const;
const APPENDS = 500;
const LOOPS = 100;

export interface ColdFigures {
  readonly name: string;
  /** Milliseconds for one append, and for one loop. */
  readonly append: number;
  readonly loop: number;
}

/**
 * sql.js is WebAssembly, which the engine compiles better once it is used a lot: the first thousands
 * of statements are slower. Only the first ones of a process are cold.
 */
export function measureCold(rounds: number): ColdFigures[] {
  const figures = WHO.map((name) => ({ name, appends: [] as number[], loops: [] as number[] }));
  for (let round = 0; round < rounds; round++) {
    for (const { name, appends, loops } of figures) {
      const program = fileURLToPath(new URL('cold-child.ts', import.meta.url));
      const args = [...process.execArgv, program, name];
      const text = execFileSync(process.execPath, args, { encoding: 'utf8' });
      const { append, loop } = JSON.parse(text) as { append: number; loop: number };
      appends.push(append);
      loops.push(loop);
    }
  }
  return figures.map(({ name, appends, loops }) => ({
    name: name === 'raw' ? 'sql.js' : name,
    append: median(appends),
    loop: median(loops),
  }));
}

/** What the child process does. */
export async function runCold(name: string): Promise<{ append: number; loop: number }> {
  const database = await openDatabase('sqljs');
  const subject =
    name === 'raw' ? new Raw(await database.raw(RAW_ITEMS)) : new Workbook(database.datastore);
  const append = await subject.prepareAppend(1, APPENDS);
  const start = performance.now();
  await append();
  const middle = performance.now();
  const loop = await subject.prepareLoop(LOOPS);
  await loop();
  const end = performance.now();
  await subject.close();
  await database.remove();
  return { append: (middle - start) / APPENDS, loop: (end - middle) / LOOPS };
}
