/** SQLite stores what it is given, whatever the type of the column; servers refuse a wrong one. */
import * as assert from 'uvu/assert';
import { DataIntegrityError, EventSourcedRepository } from 'event-sourcing-workbook';
import { Example, UnknownTopicError } from 'event-sourcing-workbook';
import { failure, ID_A } from '../src/support.ts';
import { GUARANTEE, openStore } from './damaged-rows.ts';
import { file, memory } from './databases.ts';
import { statementsOf } from './made-tables.ts';
import { ownDatabase } from './own.ts';
import { suite } from './report.ts';

/** The library's own columns would make a text of a number. */
const UNTYPED = { columns: { topic: 'NOT NULL', state: 'NOT NULL' } };

for (const database of [memory, file]) {
  const test = suite(database.name);
  const own = ownDatabase(test, database);
  const untyped = statementsOf(database, UNTYPED);

  for (const column of ['topic', 'state'] as const) {
    for (const [what, tables, wrong] of [
      // The bytes of what was there: whoever took them for a text would not notice.
      ['bytes', [], (sound: string) => new TextEncoder().encode(sound)],
      ['bytes, in a column without type', untyped, (sound: string) => Buffer.from(sound)],
      ['a number, in a column without type', untyped, () => 7],
    ] as const) {
      test(`${GUARANTEE}: a ${column} of a wrong type, ${what}`, async () => {
        const { datastore, eventStore, damage } = await openStore(
          database,
          (await own()).uri,
          tables,
        );
        const sound = await eventStore.recordManager.getItem(ID_A, 1);
        await damage({ [column]: wrong(sound[column]) });
        const repository = new EventSourcedRepository<Example>({ eventStore });
        for (const read of [() => eventStore.getEvent(ID_A, 1), () => repository.get(ID_A)]) {
          const error = await failure(DataIntegrityError, read);
          assert.not.instance(error, UnknownTopicError);
          assert.equal([error.sequenceId, error.position], [ID_A, 1]);
          assert.match(error.message, 'its topic or its state is no text');
        }
        assert.is((await eventStore.getMostRecentEvent(ID_A))?.originatorVersion, 2);
        assert.is((await repository.get(ID_A, { at: 1 })).foo, 'one');
        await datastore.dropTables();
        await datastore.closeConnection();
      });
    }
  }

  test.run();
}
