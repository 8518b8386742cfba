import {
  AttributeChangedEvent,
  DiscardedEvent,
  type EntityEvent,
  ExampleApplication,
  ExampleCreated,
  type TypeOrmDatastore,
  TypeOrmRecordManager,
} from 'event-sourcing-workbook';
import type { PlainEvent } from './events.ts';
import type { Subject } from './subject.ts';

/** The library itself, as an application uses it. */
export class Workbook implements Subject<EntityEvent> {
  readonly name = 'workbook';
  readonly #app: ExampleApplication;

  constructor(datastore: TypeOrmDatastore) {
    this.#app = new ExampleApplication({ recordManager: new TypeOrmRecordManager({ datastore }) });
  }

  eventOf({ topic, foo = '', name = '', value, ...originator }: PlainEvent): EntityEvent {
    if (topic === 'example-created') return new ExampleCreated({ ...originator, foo });
    if (topic === 'discarded') return new DiscardedEvent(originator);
    return new AttributeChangedEvent({ ...originator, name, value });
  }

  append(events: readonly EntityEvent[]): Promise<void> {
    return this.#app.eventStore.storeEvents(events);
  }

  get(id: string) {
    return this.#app.exampleRepository.get(id);
  }

  async liveOnce(): Promise<unknown> {
    const { exampleRepository } = this.#app;
    const { id } = await this.#app.createNewExample('bar');
    const example = await exampleRepository.get(id);
    example.changeFoo('value 1');
    await this.#app.save(example);
    const changed = await exampleRepository.get(id);
    const { foo } = changed;
    changed.discard();
    await this.#app.save(changed);
    return foo;
  }

  async readAll(): Promise<number> {
    let count = 0;
    for await (const event of this.#app.eventStore.allEvents()) {
      if (event.originatorVersion >= 0) count += 1;
    }
    return count;
  }

  async close(): Promise<void> {
    this.#app.close();
  }
}
