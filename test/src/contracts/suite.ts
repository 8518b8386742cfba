import { suite, type Test } from 'uvu';
import type { RecordManager } from 'event-sourcing-workbook';
import type { Opened } from '../support.ts';

/** What each test of a contract gets: a record manager on an empty database. */
export interface Context {
  opened: Opened;
  records: RecordManager;
}

/** A suite that opens a database before each test and closes it afterwards. */
export function contractSuite(name: string, open: () => Promise<Opened>): Test<Context> {
  const test = suite<Context>(name);
  test.before.each(async (context) => {
    context.opened = await open();
    context.records = context.opened.recordManager;
  });
  test.after.each(async ({ opened }) => {
    await opened.close();
  });
  return test;
}
