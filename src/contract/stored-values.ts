import assert from 'node:assert/strict';
import { inspect } from 'node:util';
import { AttributeChangedEvent } from '../domain/entity-event.ts';
import { newId } from '../domain/id.ts';
import { TranscodingError } from '../infrastructure/errors.ts';
import { valuesOf } from './any-value.ts';
import { newEventStore } from './store.ts';
import type { It } from './subject.ts';

/** The event store with the record manager below it: which values an event may hold. */
export function storedValues(it: It): void {
  it('any value at all, or it is refused with the path to it', async (records) => {
    const store = newEventStore(records);
    const valueOf = valuesOf(1);
    const outcomes = { restored: 0, refused: 0 };
    for (let n = 0; n < 200; n++) {
      const fields = { originatorId: newId(), originatorVersion: 0, name: 'foo' };
      const event = new AttributeChangedEvent({ ...fields, value: valueOf(3) });
      if (await isRefused(store.storeEvents([event]))) {
        assert.deepEqual(await store.listEvents(event.originatorId), []);
        outcomes.refused += 1;
      } else {
        const restored = await store.getEvent(event.originatorId, 0);
        assert.deepEqual({ ...restored }, { ...event });
        outcomes.restored += 1;
      }
    }
    assert.ok(outcomes.restored > 50 && outcomes.refused > 10, inspect(outcomes));
  });
}

/** Whether a value in an event was refused. Any other error is none that may come. */
async function isRefused(storing: Promise<void>): Promise<boolean> {
  try {
    await storing;
    return false;
  } catch (error) {
    if (error instanceof TranscodingError && error.path.startsWith('value')) return true;
    throw error;
  }
}
