/** When all chapters have run, with all experiments, their store holds histories and nothing else. */
import { test } from 'uvu';
import * as assert from 'uvu/assert';
import { domain, infrastructure } from './chapters.ts';

type Example = InstanceType<typeof domain.Example>;

test('the store of the guide can be replayed from its first row to its last', async () => {
  const examples = new Map<string, Example | null>();
  let events = 0;
  for await (const event of infrastructure.eventStore.allEvents()) {
    const before = examples.get(event.originatorId) ?? null;
    examples.set(event.originatorId, domain.mutate(before, event));
    events += 1;
  }
  const [{ rows } = { rows: 0 }] = await infrastructure.datastore.query<{ rows: number }[]>(
    'SELECT COUNT(*) AS rows FROM integer_sequenced_items',
  );
  assert.is(events, rows);
  assert.is(examples.get(domain.entity.id)?.foo, 'baz');
  assert.ok([...examples.values()].includes(null), 'one of them was discarded');
});

test.run();
