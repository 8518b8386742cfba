import { suite } from 'uvu';
import * as assert from 'uvu/assert';
import { type EntityEvent, Example, type RecordManager } from 'event-sourcing-workbook';
import { failure, ID_A, newEventStore, openInMemory, type Opened } from '../support.ts';

const test = suite<{ opened: Opened; history: readonly EntityEvent[] }>('EventStore replay');

test.before.each(async (context) => {
  context.opened = await openInMemory();
  const example = Example.create('bar', ID_A);
  for (const foo of ['baz', 'qux']) example.changeFoo(foo);
  context.history = example.pendingEvents;
  await newEventStore(context.opened.recordManager).storeEvents(context.history);
});

test.after.each(async ({ opened }) => {
  await opened.close();
});

test('an event that cannot be applied ends it, and the page after is nobody’s error', async ({
  opened,
}) => {
  const rejections: unknown[] = [];
  const listener = (reason: unknown): unknown => rejections.push(reason);
  process.on('unhandledRejection', listener);
  const store = newEventStore(failingAfter(opened.recordManager, 1));
  const refuse = (): never => {
    throw new RangeError('refused');
  };
  await failure(RangeError, () => store.replay(refuse, ID_A, { pageSize: 1 }));
  await new Promise((resolve) => setImmediate(resolve));
  process.off('unhandledRejection', listener);
  assert.equal(rejections, []);
});

test('a page that cannot be read ends it', async ({ opened }) => {
  const store = newEventStore(failingAfter(opened.recordManager, 2));
  const count = (before: number | null): number => (before ?? 0) + 1;
  const error = await failure(Error, () => store.replay(count, ID_A, { pageSize: 1 }));
  assert.is(error.message, 'page 3 is lost');
});

test('while a page is folded, the next one is fetched', async ({ opened, history }) => {
  const told: string[] = [];
  const { recordManager } = opened;
  const spy: RecordManager = {
    ...bound(recordManager),
    listItems(id, slice) {
      told.push(`fetch after ${slice?.gt ?? 'nothing'}`);
      return recordManager.listItems(id, slice);
    },
  };
  const fold = (_: number | null, { originatorVersion }: EntityEvent): number => {
    told.push(`fold ${originatorVersion}`);
    return originatorVersion;
  };
  const last = await newEventStore(spy).replay(fold, ID_A, { pageSize: 2 });
  assert.is(last, history.length - 1);
  assert.equal(told, ['fetch after nothing', 'fetch after 1', 'fold 0', 'fold 1', 'fold 2']);
});

test('a page is folded only when the request for the next one is out', async ({ opened }) => {
  const told: string[] = [];
  const { recordManager } = opened;
  const remote: RecordManager = {
    ...bound(recordManager),
    async listItems(id, slice) {
      // A pool gives a connection in the next tick: code that only waits for promises comes first.
      await new Promise<void>((resolve) => process.nextTick(resolve));
      told.push(`request after ${slice?.gt ?? 'nothing'}`);
      return recordManager.listItems(id, slice);
    },
  };
  const fold = (_: number | null, { originatorVersion }: EntityEvent): number => {
    told.push(`fold ${originatorVersion}`);
    return originatorVersion;
  };
  await newEventStore(remote).replay(fold, ID_A, { pageSize: 2 });
  assert.equal(told, ['request after nothing', 'request after 1', 'fold 0', 'fold 1', 'fold 2']);
});

function bound(records: RecordManager): RecordManager {
  return {
    recordItems: (items) => records.recordItems(items),
    getItem: (id, position) => records.getItem(id, position),
    listItems: (id, slice) => records.listItems(id, slice),
    listSequenceIds: () => records.listSequenceIds(),
  };
}

/** Gives so many pages, and then errors. */
function failingAfter(records: RecordManager, pages: number): RecordManager {
  let asked = 0;
  return {
    ...bound(records),
    async listItems(id, slice) {
      asked += 1;
      if (asked > pages) throw new Error(`page ${asked} is lost`);
      return records.listItems(id, slice);
    },
  };
}

test.run();
