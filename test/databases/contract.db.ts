/** The contract, and what is built on it, unchanged on every database. */
import { recordManagerContract } from 'event-sourcing-workbook/contract';
import { applicationContract } from '../src/contracts/application.ts';
import { historyContract } from '../src/contracts/history.ts';
import { repositoryContract } from '../src/contracts/repository.ts';
import { databases } from './databases.ts';
import { opener, opensAgain, ownDatabase } from './own.ts';
import { suite } from './report.ts';

for (const database of databases) {
  const test = suite(database.name);
  const own = ownDatabase(test, database);
  const open = opener(own);
  recordManagerContract({ test, open, ...(database.isShared ? opensAgain(own) : {}) });
  for (const contract of [repositoryContract, historyContract, applicationContract]) {
    contract({ test, open });
  }
  test.run();
}
