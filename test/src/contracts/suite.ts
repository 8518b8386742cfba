import type { RecordManager } from 'event-sourcing-workbook';
import type { ContractTest, RecordManagerContractOptions } from 'event-sourcing-workbook/contract';
import type { Opened } from '../support.ts';

/** What each test gets: a record manager on an empty database. */
export interface Context {
  readonly opened: Opened;
  readonly records: RecordManager;
}

/** Declares tests of what is built on a record manager. Their names begin with the guarantee. */
export function contractTest(
  { test, open }: RecordManagerContractOptions,
  guarantee: string,
): (behaviour: string, task: (context: Context) => Promise<void>) => void {
  const declare: ContractTest = test;
  return (behaviour, task) => {
    declare(`${guarantee}: ${behaviour}`, async () => {
      const opened = await open();
      try {
        await task({ opened, records: opened.recordManager });
      } finally {
        await opened.close();
      }
    });
  };
}
