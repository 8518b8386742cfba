import { appendContract } from '../../contracts/append.ts';
import { applicationContract } from '../../contracts/application.ts';
import { eventStoreContract } from '../../contracts/event-store.ts';
import { historyContract } from '../../contracts/history.ts';
import { manyItemsContract } from '../../contracts/many-items.ts';
import { pagingContract } from '../../contracts/paging.ts';
import { refusalContract } from '../../contracts/refusal.ts';
import { repositoryContract } from '../../contracts/repository.ts';
import { slicesContract } from '../../contracts/slices.ts';
import { openInMemory } from '../../support.ts';

for (const contract of [
  refusalContract,
  appendContract,
  manyItemsContract,
  slicesContract,
  pagingContract,
  eventStoreContract,
  repositoryContract,
  historyContract,
  applicationContract,
]) {
  contract('in memory', openInMemory);
}
