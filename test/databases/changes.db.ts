/** Clients that change the same aggregates at once: each change decides again until it is stored. */
import * as assert from 'uvu/assert';
import { AggregateRoot, CreatedEvent, EntityEvent } from 'event-sourcing-workbook';
import { DuplicateCommandError, EventSourcedApplication, newId } from 'event-sourcing-workbook';
import { ValueTakenError } from 'event-sourcing-workbook';
import { databases } from './databases.ts';
import { ownDatabase } from './own.ts';
import { suite } from './report.ts';

const CLIENTS = 8;
const CHANGES_EACH = 50;
const COMMANDS = 100;
const ADDRESSES = 50;

class Counter extends AggregateRoot {
  #count = 0;
  get count(): number {
    return this.#count;
  }
  increment(atMost = Infinity): boolean {
    if (this.#count >= atMost) return false;
    this.trigger(Counter.Incremented, {});
    return true;
  }

  static readonly Begun = class Begun extends CreatedEvent {
    override mutate(): Counter {
      return new Counter(this);
    }
  };
  static readonly Incremented = class Incremented extends EntityEvent {
    override mutate(counter: Counter): Counter {
      counter.#count += 1;
      return counter;
    }
  };
  static readonly topics = { begun: Counter.Begun, incremented: Counter.Incremented };
  static new(): Counter {
    return Counter.begin(new Counter.Begun({ originatorId: newId() }));
  }
}

class Counters extends EventSourcedApplication {
  readonly counters = this.repository(Counter);
}

for (const database of databases) {
  const test = suite(database.name);
  const own = ownDatabase(test, database);

  /** Runs clients at once, with a connection each where two connections find the same tables. */
  async function together<Result>(task: (app: Counters, id: string) => Promise<Result>) {
    const { uri } = await own();
    await using first = await Counters.open({ uri });
    const counter = Counter.new();
    await first.save(counter);
    const apps = [first];
    while (apps.length < CLIENTS) {
      apps.push(database.isShared ? await Counters.open({ uri }) : first);
    }
    try {
      const results = await Promise.all(apps.map((app) => task(app, counter.id)));
      return { results, count: (await first.counters.get(counter.id)).count };
    } finally {
      for (const app of apps) await app.close();
    }
  }

  test(`A loser is told ConcurrencyError: none of ${CLIENTS} x ${CHANGES_EACH} changes of one counter is lost`, async () => {
    const { count } = await together(async (app, id) => {
      for (let n = 0; n < CHANGES_EACH; n++) await app.counters.change(id, (c) => c.increment());
    });
    assert.is(count, CLIENTS * CHANGES_EACH);
  });

  test('A loser is told ConcurrencyError: a rule holds for clients that decide at once', async () => {
    const { results, count } = await together(async (app, id) => {
      let mine = 0;
      for (let n = 0; n < 5; n++) {
        if (await app.counters.change(id, (counter) => counter.increment(10))) mine += 1;
      }
      return mine;
    });
    assert.equal([results.reduce((sum, mine) => sum + mine), count], [10, 10]);
  });

  test(`A loser is told ConcurrencyError: ${COMMANDS} commands of ${CLIENTS} clients have their effect once`, async () => {
    const { results } = await together(async (app) => {
      const told = { stored: 0, again: 0 };
      for (let n = 0; n < COMMANDS; n++) {
        // Two commands want each address.
        const options = { commandId: `command ${n}`, claims: [`email:${n % ADDRESSES}`] };
        try {
          await app.saveCommand(Counter.new(), options);
          told.stored += 1;
        } catch (error) {
          if (error instanceof DuplicateCommandError) told.again += 1;
          else if (!(error instanceof ValueTakenError) || n < ADDRESSES) throw error;
        }
      }
      return told;
    });
    assert.is(
      results.reduce((sum, { stored }) => sum + stored, 0),
      ADDRESSES,
    );
    const repeats = CLIENTS * ADDRESSES - ADDRESSES;
    assert.is(
      results.reduce((sum, { again }) => sum + again, 0),
      repeats,
    );
  });

  test.run();
}
