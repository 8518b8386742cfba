import { suite } from 'uvu';
import { recordManagerContract } from 'event-sourcing-workbook/contract';
import { applicationContract } from '../../contracts/application.ts';
import { historyContract } from '../../contracts/history.ts';
import { repositoryContract } from '../../contracts/repository.ts';
import { openInMemory } from '../../support.ts';

const test = suite('in memory');
recordManagerContract({ test, open: openInMemory });
test.run();

for (const contract of [repositoryContract, historyContract, applicationContract]) {
  const test = suite('in memory');
  contract({ test, open: openInMemory });
  test.run();
}
