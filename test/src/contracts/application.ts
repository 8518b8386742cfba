import * as assert from 'uvu/assert';
import type { RecordManagerContractOptions } from 'event-sourcing-workbook/contract';
import {
  ConcurrencyError,
  defaultBus,
  EntityNotFoundError,
  EventBus,
} from 'event-sourcing-workbook';
import {
  EntityIsStaleError,
  ExampleApplication,
  NobodyListeningError,
} from 'event-sourcing-workbook';
import { failure } from '../support.ts';
import { contractTest } from './suite.ts';

/** What the example application does on any record manager. */
export function applicationContract(options: RecordManagerContractOptions): void {
  const test = contractTest(options, 'An entity follows from its events');
  const raced = contractTest(options, 'A loser is told ConcurrencyError');
  const isolated = contractTest(options, 'Applications do not hear each other');

  isolated('a closed application refuses to save', async ({ records }) => {
    const app = new ExampleApplication({ recordManager: records });
    const example = await app.createNewExample('bar');
    app.close();
    app.close();
    example.changeFoo('baz');
    await failure(NobodyListeningError, () => app.save(example));
    assert.is(example.pendingEvents.length, 1);
    assert.is((await app.exampleRepository.get(example.id)).foo, 'bar');
  });

  isolated(
    'a closed application refuses to save even if others listen to its bus',
    async (context) => {
      const bus = new EventBus();
      bus.subscribe(() => undefined);
      const app = new ExampleApplication({ recordManager: context.records, bus });
      const example = await app.createNewExample('bar');
      app.close();
      example.changeFoo('baz');
      await failure(Error, () => app.save(example));
      assert.is(example.pendingEvents.length, 1);
    },
  );

  raced('whoever saves second loses, fetches again and repeats the command', async (context) => {
    await using app = new ExampleApplication({ recordManager: context.records });
    const { id } = await app.createNewExample('bar');
    const [winner, loser] = [
      await app.exampleRepository.get(id),
      await app.exampleRepository.get(id),
    ];
    winner.changeFoo('winner');
    loser.changeFoo('loser');
    await app.save(winner);
    await failure(ConcurrencyError, () => app.save(loser));
    assert.equal(loser.pendingEvents, []);

    await failure(EntityIsStaleError, () => loser.changeFoo('still stale'));
    const fresh = await app.exampleRepository.get(id);
    assert.is(fresh.foo, 'winner');
    fresh.changeFoo('repeated');
    await app.save(fresh);
    assert.is((await app.exampleRepository.get(id)).foo, 'repeated');
  });

  raced('of many who save at once exactly one wins', async ({ records }) => {
    await using app = new ExampleApplication({ recordManager: records });
    const { id } = await app.createNewExample('bar');
    const rivals = await Promise.all(
      Array.from({ length: 6 }, () => app.exampleRepository.get(id)),
    );
    rivals.forEach((rival, n) => rival.changeFoo(`rival ${n}`));
    const outcomes = await Promise.allSettled(rivals.map((rival) => app.save(rival)));
    const winners = rivals.filter((_, n) => outcomes[n]!.status === 'fulfilled');
    assert.is(winners.length, 1);
    assert.is((await app.exampleRepository.get(id)).foo, winners[0]!.foo);
  });

  test('a discarded example is missing, and takes no more commands', async ({ records }) => {
    await using app = new ExampleApplication({ recordManager: records });
    const example = await app.createNewExample('bar');
    example.discard();
    await app.save(example);
    assert.is(await app.exampleRepository.has(example.id), false);
    await failure(EntityNotFoundError, () => app.exampleRepository.get(example.id));
  });

  test('what is created, changed and saved is there', async ({ records }) => {
    await using app = new ExampleApplication({ recordManager: records });
    const example = await app.createNewExample('bar');
    example.changeFoo('baz');
    await app.save(example);
    const copy = await app.exampleRepository.get(example.id);
    assert.equal([copy.foo, copy.version], ['baz', 2]);
    assert.ok(copy.equals(example));
  });

  isolated(
    'another application on the same database reads the same examples',
    async ({ records }) => {
      const one = new ExampleApplication({ recordManager: records });
      const { id } = await one.createNewExample('bar');
      one.close();
      await using other = new ExampleApplication({ recordManager: records });
      assert.is((await other.exampleRepository.get(id)).foo, 'bar');
    },
  );

  isolated('two open applications do not hear each other', async ({ records }) => {
    await using one = new ExampleApplication({ recordManager: records });
    await using other = new ExampleApplication({ recordManager: records });
    const example = await one.createNewExample('bar');
    example.changeFoo('baz');
    await other.save(example);
    assert.is((await one.exampleRepository.get(example.id)).foo, 'baz');
  });

  isolated('leaving the scope leaves no subscription', async ({ records }) => {
    const bus = new EventBus();
    {
      await using app = new ExampleApplication({ recordManager: records, bus });
      assert.is(bus.size, 1);
      await app.createNewExample('bar');
    }
    bus.assertNoSubscribers();
    defaultBus.assertNoSubscribers();
  });
}
