import { suite } from 'uvu';
import * as assert from 'uvu/assert';
import { EntitySchema, QueryFailedError } from 'typeorm';
import { ConcurrencyError, DatastoreError, DomainEvent, EventStore } from 'event-sourcing-workbook';
import { SequencedItemMapper, TypeOrmRecordManager } from 'event-sourcing-workbook';
import { failure, ID_A, ID_B, openDatastore } from '../../support.ts';

interface OrderFields {
  orderId: string;
  version: number;
  customer?: string;
  tags?: readonly string[];
}
class Ordered extends DomainEvent<OrderFields> {}

/** A table with names of its own and further columns. */
const OrderRecord = new EntitySchema({
  name: 'OrderRecord',
  tableName: 'order events',
  columns: {
    number: { type: 'integer', primary: true, generated: 'increment' },
    sequenceId: { name: 'order', type: 'uuid' },
    position: { name: 'version', type: 'integer' },
    topic: { name: 'select', type: 'varchar', length: 80 },
    state: { type: 'text' },
    customer: { name: 'customer name', type: 'varchar', unique: true },
    tags: { type: 'simple-json', nullable: true },
  },
  uniques: [{ name: 'one_event_each', columns: ['sequenceId', 'position'] }],
});

async function openStore(otherAttrNames: readonly (keyof OrderFields)[] = ['customer', 'tags']) {
  const datastore = await openDatastore({ tables: [OrderRecord] });
  const recordManager = new TypeOrmRecordManager({ datastore, record: OrderRecord });
  const eventMapper = new SequencedItemMapper({
    topics: { ordered: Ordered },
    sequenceIdAttrName: 'orderId',
    positionAttrName: 'version',
    otherAttrNames,
  });
  return { datastore, eventStore: new EventStore({ recordManager, eventMapper }) };
}

const ann = { orderId: ID_A, version: 0, customer: 'Ann' };

const test = suite('other columns');

test('an attribute without a column is refused, and named', async () => {
  const { eventStore } = await openStore(['customer', 'version']);
  const { message } = await failure(DatastoreError, () =>
    eventStore.storeEvents([new Ordered(ann)]),
  );
  assert.match(message, "'version'");
});

test('an empty column that must be filled is no conflict', async () => {
  const { eventStore } = await openStore();
  const nobody = new Ordered({ orderId: ID_A, version: 0 });
  await failure(QueryFailedError, () => eventStore.storeEvents([nobody]));
});

test('a violation of another unique index is no conflict', async () => {
  const { eventStore } = await openStore();
  await eventStore.storeEvents([new Ordered(ann)]);
  const same = new Ordered({ ...ann, orderId: ID_B });
  await failure(QueryFailedError, () => eventStore.storeEvents([same]));
  assert.equal(await eventStore.listEvents(ID_B), []);
});

test('conflicts and gaps are recognised under any name', async () => {
  const { eventStore } = await openStore();
  await eventStore.storeEvents([new Ordered(ann)]);
  for (const version of [0, 2]) {
    const late = new Ordered({ ...ann, version, customer: 'Bob' });
    await failure(ConcurrencyError, () => eventStore.storeEvents([late]));
  }
});

test('attributes derived from the event land in their columns', async () => {
  const { datastore, eventStore } = await openStore();
  await eventStore.storeEvents([
    new Ordered({ ...ann, tags: ['new'] }),
    new Ordered({ ...ann, version: 1, customer: 'Bob' }),
  ]);
  const rows = await datastore.query('SELECT "customer name" AS name, tags FROM "order events"');
  assert.equal(rows, [
    { name: 'Ann', tags: '["new"]' },
    { name: 'Bob', tags: null },
  ]);
});

test('they come back with the item, and the event from its state', async () => {
  const { eventStore } = await openStore();
  const event = new Ordered({ ...ann, tags: ['new'] });
  await eventStore.storeEvents([event]);
  const item = await eventStore.recordManager.getItem(ID_A, 0);
  assert.equal(item.other, { customer: 'Ann', tags: ['new'] });
  assert.ok((await eventStore.getEvent(ID_A, 0)).equals(event));
});

test.run();
