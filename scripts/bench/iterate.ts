import { TypeOrmDatastore, TypeOrmSettings, newId } from '../library.ts';
import type { Database } from './databases.ts';
import { collectGarbage } from './garbage.ts';
import type { RawDriver } from './raw.ts';
import { expectSame, historyOf } from './subject.ts';
import { WORKBOOK_ITEMS, WorkbookItems } from './tables.ts';
import { Workbook } from './workbook.ts';

const PER_SEQUENCE = 10_000;

export interface Iteration {
  readonly events: number;
  readonly milliseconds: number;
  readonly rawMilliseconds: number;
  /** What is alive in the heap of JavaScript at ten places on the way, in MB. */
  readonly heap: readonly number[];
}

function liveMegabytes(): number {
  collectGarbage();
  return process.memoryUsage().heapUsed / 1e6;
}

/** Opens the database and goes through all events in it, page by page: so does the bare driver. */
export async function iterate(
  { uri, datastore, raw }: Database,
  events: number,
  onProgress: (text: string) => void,
): Promise<Iteration> {
  const ids = await seed(datastore, events, onProgress);
  onProgress('iterating');
  const driver = await raw(WORKBOOK_ITEMS);
  const start = performance.now();
  await iterateRaw(driver, ids, events);
  const rawMilliseconds = performance.now() - start;
  await driver.close();
  return { events, rawMilliseconds, ...(await iterateAgain(uri, datastore, events)) };
}

async function seed(
  datastore: TypeOrmDatastore,
  events: number,
  onProgress: (text: string) => void,
): Promise<string[]> {
  await datastore.query(`DELETE FROM ${WORKBOOK_ITEMS}`);
  const workbook = new Workbook(datastore);
  const ids: string[] = [];
  for (let stored = 0; stored < events; stored += PER_SEQUENCE) {
    const id = newId();
    ids.push(id);
    for (let i = stored; i < Math.min(stored + PER_SEQUENCE, events); i += 1000) {
      const size = Math.min(1000, events - i);
      await workbook.store(historyOf(id, i - stored, size));
    }
    onProgress(`storing ${Math.round((stored / events) * 100)} %`);
  }
  await workbook.close();
  return ids;
}

async function iterateRaw(driver: RawDriver, ids: readonly string[], events: number) {
  let count = 0;
  for (const id of ids) {
    for (let after = -1, size = 100; size === 100;) {
      const found = driver.selectPage(id, after);
      const rows = Array.isArray(found) ? found : await found;
      for (const [position, , state] of rows) {
        const event = JSON.parse(state) as { readonly originatorVersion: number };
        expectSame(event.originatorVersion, Number(position));
        count += 1;
      }
      size = rows.length;
      after += size;
    }
  }
  expectSame(count, events);
}

async function iterateAgain(uri: string, opened: TypeOrmDatastore, events: number) {
  const heap = [liveMegabytes()];
  let pause = 0;
  const start = performance.now();
  // A database in memory is there as long as its connection.
  const isShared = uri.includes(':memory:');
  const settings = new TypeOrmSettings({ uri });
  const datastore = isShared ? opened : new TypeOrmDatastore({ settings, tables: [WorkbookItems] });
  if (!isShared) await datastore.setupConnection();
  const workbook = new Workbook(datastore);
  let count = 0;
  for await (const event of workbook.app.eventStore.allEvents()) {
    if (event.originatorVersion >= 0) count += 1;
    if (count % Math.ceil(events / 10) === 0) {
      const before = performance.now();
      heap.push(liveMegabytes());
      pause += performance.now() - before;
    }
  }
  const milliseconds = performance.now() - start - pause;
  expectSame(count, events);
  await workbook.close();
  if (!isShared) await datastore.closeConnection();
  return { milliseconds, heap };
}
