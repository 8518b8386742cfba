/** A connection that breaks takes one call with it, and no other. */
import * as assert from 'uvu/assert';
import { DatastoreError, newId, type SequencedItem } from 'event-sourcing-workbook';
import { failure, itemAt } from '../src/support.ts';
import { mariadb, mysql, postgresql, servers } from './databases.ts';
import { onNewTable, type OpenTable } from './faults/scratch.ts';
import { ownDatabase } from './own.ts';
import { suite } from './report.ts';

/** The only connection is the one that breaks: whoever comes next gets a new one, or that one. */
const ONE_CONNECTION = '?pool_size=1';

/** MariaDB closes the connection on whoever sends more in one packet. */
const PACKET = 'the batch is larger than the server takes';

const stateOf = (characters: number): string => `"${'x'.repeat(characters)}"`;

async function stored({ recordManager }: OpenTable, id: string): Promise<number> {
  return (await recordManager.listItems(id)).length;
}

for (const database of servers) {
  const test = suite(database.name);
  const own = ownDatabase(test, database);

  /** Runs a task on a table with one event. */
  const onTable = async (task: (opened: OpenTable, id: string) => Promise<void>): Promise<void> =>
    onNewTable((await own()).uri + ONE_CONNECTION, async (opened) => {
      const id = newId();
      await opened.recordManager.recordItems([itemAt(0, id)]);
      await task(opened, id);
    });

  test('The same objects work again: the server has ended the connection', async () => {
    await onTable(async (opened, id) => {
      const kill =
        database === postgresql
          ? 'SELECT pg_terminate_backend(pg_backend_pid())'
          : 'KILL CONNECTION_ID()';
      for (const position of [1, 2, 3]) {
        await failure(Error, () => opened.datastore.query(kill));
        await opened.recordManager.recordItems([itemAt(position, id)]);
        await failure(Error, () =>
          opened.datastore.transaction((manager) => manager.query(kill).then(() => undefined)),
        );
        assert.is(await stored(opened, id), position + 1);
      }
    });
  });

  if (database === mariadb || database === mysql) {
    const batches: readonly [name: string, batch: (id: string) => SequencedItem[]][] = [
      ['in one event', (id) => [itemAt(1, id, stateOf(17_000_000))]],
      ['by far', (id) => [itemAt(1, id, stateOf(70_000_000))]],
      ['in an event among others', (id) => [itemAt(1, id), itemAt(2, id, stateOf(17_000_000))]],
    ];
    for (const [name, batch] of batches) {
      test(`An error says what to do: ${PACKET}, ${name}`, async () => {
        await onTable(async ({ recordManager }, id) => {
          const { message } = await failure(DatastoreError, () =>
            recordManager.recordItems(batch(id)),
          );
          assert.match(message, 'larger than the server takes in one packet');
          assert.match(message, 'raise max_allowed_packet');
        });
      });

      test(`The same objects work again: ${PACKET}, ${name}`, async () => {
        await onTable(async (opened, id) => {
          await failure(Error, () => opened.recordManager.recordItems(batch(id)));
          await opened.recordManager.recordItems([itemAt(1, id)]);
          assert.is(await stored(opened, id), 2);
        });
      });
    }
  }

  test.run();
}
