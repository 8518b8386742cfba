import { AttributeChangedEvent, DiscardedEvent, type EntityEvent } from '../domain/entity-event.ts';
import { EventBus } from '../domain/event-bus.ts';
import { Example, ExampleCreated } from '../domain/example.ts';
import { EventSourcedRepository } from '../infrastructure/event-sourced-repository.ts';
import { EventStore } from '../infrastructure/event-store.ts';
import type { RecordManager } from '../infrastructure/record-manager.ts';
import { SequencedItemMapper } from '../infrastructure/sequenced-item-mapper.ts';
import { PersistencePolicy } from './persistence-policy.ts';

/** What an {@link ExampleApplication} is made of. */
export interface ExampleApplicationOptions {
  /** Where its events are stored: any database that there is a record manager for. */
  readonly recordManager: RecordManager;
  /** The bus it listens to. By default one of its own, so that it hears no other application. */
  readonly bus?: EventBus;
}

/**
 * An application with {@link Example} aggregates: an event store, a repository, and a persistence
 * policy that listens while the application is open.
 *
 * ```ts
 * await using app = new ExampleApplication({ recordManager });
 * const example = await app.createNewExample('bar');
 * example.changeFoo('baz');
 * await app.save(example);
 * ```
 */
export class ExampleApplication implements AsyncDisposable {
  /** The bus it listens to. */
  readonly bus: EventBus;
  /** Where its events are stored. */
  readonly eventStore: EventStore<EntityEvent>;
  /** Where its examples are got from. */
  readonly exampleRepository: EventSourcedRepository<Example>;
  readonly #persistencePolicy: PersistencePolicy<EntityEvent>;

  /**
   * Opens the application: from now on it stores what is published on its bus.
   *
   * @param options what it is made of.
   */
  constructor({ recordManager, bus = new EventBus() }: ExampleApplicationOptions) {
    this.bus = bus;
    this.eventStore = new EventStore({
      recordManager,
      eventMapper: new SequencedItemMapper({
        topics: {
          'example-created': ExampleCreated,
          'attribute-changed': AttributeChangedEvent,
          discarded: DiscardedEvent,
        },
        sequenceIdAttrName: 'originatorId',
        positionAttrName: 'originatorVersion',
      }),
    });
    this.exampleRepository = new EventSourcedRepository<Example>({ eventStore: this.eventStore });
    this.#persistencePolicy = new PersistencePolicy({ eventStore: this.eventStore, bus });
  }

  /**
   * Creates an example and saves it.
   *
   * @param foo the value that it begins with.
   * @returns the example, at version 1.
   * @throws NobodyListeningError when the application has been closed.
   */
  async createNewExample(foo: string): Promise<Example> {
    const example = Example.create(foo);
    await this.save(example);
    return example;
  }

  /**
   * Stores the pending events of an example, all or none.
   *
   * @param example an example, changed since it was got or created.
   * @returns a promise that is fulfilled when the database has stored them.
   * @throws ConcurrencyError when another change of it was stored first. Get the example again and
   *   decide anew.
   * @throws NobodyListeningError when the application has been closed.
   */
  async save(example: Example): Promise<void> {
    await example.save(this.bus);
  }

  /** Closes the application: from now on it stores nothing. Doing so again is harmless. */
  close(): void {
    this.#persistencePolicy.close();
  }

  /** {@link ExampleApplication.close}, for `await using`. */
  async [Symbol.asyncDispose](): Promise<void> {
    this.close();
  }
}
