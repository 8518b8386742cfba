/** What reaches the driver as SQL holds nothing of the data. */
import * as assert from 'uvu/assert';
import { ConcurrencyError, newId, SequencedItem } from 'event-sourcing-workbook';
import { TypeOrmRecordManager, type TypeOrmDatastore } from 'event-sourcing-workbook';
import { failure } from '../src/support.ts';
import { connect, databases } from './databases.ts';
import { ownDatabase } from './own.ts';
import { suite } from './report.ts';

/** Whatever else becomes of a text, this part of it stays as it is: nothing in it needs escaping. */
const MARK = 'hostile';
const TEXT = `'; DROP TABLE ${MARK}; --`;
const TOO_MANY_FOR_ONE_STATEMENT = 6_100;

/** How the drivers are given SQL: as a text, or as an object with the text in it. */
const METHODS = ['prepare', 'exec', 'run', 'query', 'execute'];

function sqlOf(given: unknown): string {
  const { sql, text } = Object(given) as { sql?: unknown; text?: unknown };
  return String(sql ?? text ?? given);
}

/** All SQL that is sent on the only connection from now on. */
async function record(datastore: TypeOrmDatastore): Promise<readonly string[]> {
  const sent: string[] = [];
  await datastore.run(async (source) => {
    const runner = source.createQueryRunner();
    const connection = (await runner.connect()) as object;
    for (const name of METHODS) {
      const method: unknown = Reflect.get(connection, name);
      if (typeof method !== 'function') continue;
      Reflect.set(connection, name, (...given: unknown[]): unknown => {
        sent.push(sqlOf(given[0]));
        return Reflect.apply(method, connection, given) as unknown;
      });
    }
    await runner.release();
  });
  return sent;
}

function itemsFrom(from: number, count: number, sequenceId: string): SequencedItem[] {
  const state = JSON.stringify({ [TEXT]: TEXT });
  return Array.from(
    { length: count },
    (_, i) => new SequencedItem({ sequenceId, position: from + i, topic: TEXT, state }),
  );
}

for (const database of databases) {
  const test = suite(database.name);
  const own = ownDatabase(test, database);

  test('Data is never taken for code: no id, topic or state is in the SQL that is sent', async () => {
    const { uri } = await own();
    const isServer = database.dialect !== 'sqlite';
    await using datastore = await connect(`${uri}${isServer ? '?pool_size=1' : ''}`);
    await datastore.setupTables();
    const records = new TypeOrmRecordManager({ datastore });
    const [id, other] = [newId(), newId()];
    const sent = await record(datastore);

    await records.recordItems(itemsFrom(0, 1, id));
    await records.recordItems([...itemsFrom(1, 2, id), ...itemsFrom(0, 1, other)]);
    await records.recordItems(itemsFrom(3, TOO_MANY_FOR_ONE_STATEMENT, id));
    await failure(ConcurrencyError, () => records.recordItems(itemsFrom(1, 1, id)));
    await records.getItem(id, 2);
    await records.listItems(id, { gte: 1, lt: 9, limit: 5, ascending: false });
    await records.listSequenceIds();

    const holding = sent.filter((sql) => [MARK, id, other].some((data) => sql.includes(data)));
    assert.equal(holding, []);
    // All of the above was recorded. (The large append is two statements, and who is refused is told
    // the version.)
    const countOf = (verb: string): number => sent.filter((sql) => sql.startsWith(verb)).length;
    assert.equal([countOf('INSERT'), countOf('SELECT')], [5, 4]);
  });

  test.run();
}
