import {
  AttributeChangedEvent,
  DiscardedEvent,
  ExampleApplication,
  ExampleCreated,
  TypeOrmRecordManager,
  newId,
} from '../library.ts';
import type { EntityEvent, TypeOrmDatastore } from '../library.ts';
import { batchesOf, expectSame, historyOf } from './subject.ts';
import type { PlainEvent, Subject, Task } from './subject.ts';
import { WorkbookItems } from './tables.ts';

function eventOf({ topic, foo = '', name = '', value, ...originator }: PlainEvent): EntityEvent {
  if (topic === 'example-created') return new ExampleCreated({ ...originator, foo });
  if (topic === 'discarded') return new DiscardedEvent(originator);
  return new AttributeChangedEvent({ ...originator, name, value });
}

/** The library itself, as an application uses it. */
export class Workbook implements Subject {
  readonly name = 'workbook';
  readonly app: ExampleApplication;
  readonly #replayed = new Map<number, string>();

  constructor(datastore: TypeOrmDatastore) {
    const recordManager = new TypeOrmRecordManager({ datastore, record: WorkbookItems });
    this.app = new ExampleApplication({ recordManager });
  }

  async store(events: readonly PlainEvent[]): Promise<void> {
    await this.app.eventStore.storeEvents(events.map(eventOf));
  }

  async prepareAppend(size: number, count: number): Promise<Task> {
    const id = newId();
    await this.store(historyOf(id, 0, 1));
    const batches = batchesOf(id, size, count).map((batch) => batch.map(eventOf));
    return async () => {
      for (const batch of batches) await this.app.eventStore.storeEvents(batch);
    };
  }

  async prepareReplay(size: number, count: number): Promise<Task> {
    const id = this.#replayed.get(size) ?? newId();
    if (!this.#replayed.has(size)) await this.store(historyOf(id, 0, size));
    this.#replayed.set(size, id);
    return async () => {
      for (let i = 0; i < count; i++) {
        const example = await this.app.exampleRepository.get(id);
        expectSame(example.version, size);
      }
    };
  }

  async prepareLoop(count: number): Promise<Task> {
    const { app } = this;
    return async () => {
      for (let i = 0; i < count; i++) {
        const { id } = await app.createNewExample('bar');
        const example = await app.exampleRepository.get(id);
        example.changeFoo('baz');
        await app.save(example);
        const changed = await app.exampleRepository.get(id);
        expectSame(changed.foo, 'baz');
        changed.discard();
        await app.save(changed);
      }
    };
  }

  async close(): Promise<void> {
    this.app.close();
  }
}
