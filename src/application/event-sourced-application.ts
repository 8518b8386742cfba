import { AggregateRoot } from '../domain/aggregate-root.ts';
import type { Class } from '../domain/class.ts';
import type { EntityEvent } from '../domain/entity-event.ts';
import { EventBus } from '../domain/event-bus.ts';
import { EventSourcedRepository } from '../infrastructure/event-sourced-repository.ts';
import { type EventMapper, SequencedItemMapper } from '../infrastructure/sequenced-item-mapper.ts';
import { EventStore } from '../infrastructure/event-store.ts';
import type { StoredCommand } from '../infrastructure/markers.ts';
import type { RecordManager } from '../infrastructure/record-manager.ts';
import { type OwnDataSource, TypeOrmDatastore } from '../infrastructure/typeorm/datastore.ts';
import { TypeOrmRecordManager } from '../infrastructure/typeorm/record-manager.ts';
import { TypeOrmSettings } from '../infrastructure/typeorm/settings.ts';
import type { VersionedClass } from '../infrastructure/upcasting.ts';
import { type AggregateClass, AggregateRepository } from './aggregate-repository.ts';
import { type CommandOptions, Commands } from './commands.ts';
import { ApplicationIsClosedError } from './errors.ts';

/** What an {@link EventSourcedApplication} is made of. */
export interface ApplicationOptions {
  /** Where its events are stored: any database that there is a record manager for. */
  readonly recordManager: RecordManager;
  /** Where it publishes what it has stored. By default a bus of its own. */
  readonly bus?: EventBus;
  /** What is closed together with the application. By default nothing. */
  readonly datastore?: TypeOrmDatastore;
}

/** Where {@link EventSourcedApplication.open} finds the events of an application. */
export type ApplicationPlace =
  | {
      /** A connection string, such as `sqlite:///theatre.db`. */
      readonly uri: string;
    }
  | OwnDataSource
  | Pick<ApplicationOptions, 'recordManager'>;

type Topics = Record<string, Class<EntityEvent> | VersionedClass<Class<EntityEvent>>>;

/**
 * Supertype of applications (the pattern Service Layer, Fowler): it stores the events of the classes
 * of aggregates that it has repositories for.
 *
 * ```ts
 * class Theatre extends EventSourcedApplication {
 *   readonly seats = this.repository(Seat);
 *
 *   async book(seatId: string, guest: string): Promise<void> {
 *     await this.seats.change(seatId, (seat) => seat.book(guest));
 *   }
 * }
 *
 * await using theatre = await Theatre.open({ uri: 'sqlite:///theatre.db' });
 * ```
 */
export abstract class EventSourcedApplication implements AsyncDisposable {
  /** Where it publishes what it has stored: subscribe here to be told. */
  readonly bus: EventBus;
  /** Where its events are stored. */
  readonly eventStore: EventStore<EntityEvent>;
  readonly #repository: EventSourcedRepository<AggregateRoot>;
  readonly #datastore: TypeOrmDatastore | undefined;
  readonly #topics = new Map<string, Topics[string]>();
  readonly #aliases = new Map<string, string>();
  readonly #commands: Commands;
  #mapper: EventMapper<EntityEvent> | undefined;
  #isClosed = false;

  /** @param options what it is made of. {@link EventSourcedApplication.open} makes it. */
  constructor({ recordManager, bus = new EventBus(), datastore }: ApplicationOptions) {
    this.bus = bus;
    this.#datastore = datastore;
    this.eventStore = new EventStore<EntityEvent>({
      recordManager,
      // The repositories, which tell the topics, are fields of the subclass: they come later.
      eventMapper: {
        toItem: (event) => this.#knownMapper().toItem(event),
        fromItem: (item) => this.#knownMapper().fromItem(item),
      },
    });
    this.#repository = new EventSourcedRepository<AggregateRoot>({ eventStore: this.eventStore });
    this.#commands = new Commands(this.eventStore);
  }

  /**
   * Opens an application: connects, and makes the table if there is none.
   *
   * @param place a connection string, a data source of TypeORM's, or a record manager. What is given
   *   ready is not closed together with the application.
   * @returns the application. Close it in the end, or declare it with `await using`.
   * @throws DatastoreError when there is no connection, or the table does not fit.
   * @typeParam Application its class.
   */
  static async open<Application extends EventSourcedApplication>(
    this: new (options: ApplicationOptions) => Application,
    place: ApplicationPlace,
  ): Promise<Application> {
    if ('recordManager' in place) return new this(place);
    const datastore = new TypeOrmDatastore(
      'uri' in place ? { settings: new TypeOrmSettings({ uri: place.uri }) } : place,
    );
    try {
      await datastore.setupConnection();
      await datastore.setupTables();
      return new this({ recordManager: new TypeOrmRecordManager({ datastore }), datastore });
    } catch (error) {
      await datastore.closeConnection();
      throw error;
    }
  }

  /**
   * Makes the repository of a class of aggregates, for a field of the application. From then on the
   * application stores their events under the topics that the class names.
   *
   * @param aggregateClass the class.
   * @returns the repository.
   * @throws TypeError when a topic of the class stands for another class of events already.
   * @typeParam Aggregate the instances of the class.
   */
  protected repository<Aggregate extends AggregateRoot>(
    aggregateClass: AggregateClass<Aggregate>,
  ): AggregateRepository<Aggregate> {
    const topics: Topics = aggregateClass.topics;
    for (const [topic, eventClass] of Object.entries(topics)) {
      const known = this.#topics.get(topic) ?? eventClass;
      if (known !== eventClass) {
        throw new TypeError(
          `'${topic}' of ${aggregateClass.name} is a topic of another class, too.`,
        );
      }
      this.#topics.set(topic, eventClass);
    }
    for (const [alias, topic] of Object.entries(aggregateClass.aliases ?? {})) {
      this.#aliases.set(alias, topic);
    }
    this.#mapper = undefined;
    return new AggregateRepository(aggregateClass, this.#repository, {
      save: (aggregate, options) => this.saveCommand(aggregate, options),
      requireNew: (commandId) => this.#commands.requireNew(commandId),
    });
  }

  /**
   * Stores the pending events of one or several aggregates, all or none, and publishes them then.
   *
   * @param aggregates the aggregates, changed since they were got or created.
   * @returns a promise that is fulfilled when the database has stored the events and all subscribers
   *   of the bus have finished.
   * @throws ConcurrencyError when another change of one of them was stored first. Nothing is stored.
   * @throws UnknownOutcomeError when the connection was lost: they are stored, or not.
   * @throws UnregisteredEventError when the class of an event is no topic of the application.
   * @throws ApplicationIsClosedError when the application has been closed; the events stay pending.
   * @throws whatever a subscriber throws; the events are stored then.
   */
  async save(...aggregates: readonly AggregateRoot[]): Promise<void> {
    await this.#save(aggregates, (events) => this.eventStore.storeEvents(events));
  }

  /**
   * {@link EventSourcedApplication.save}, as a command that can be repeated, or with values that must
   * be unique: the same append stores the id of the command and the values.
   *
   * @param aggregate the aggregate. The values are claimed in its name.
   * @param options the id of the command, and the values.
   * @param others further aggregates, to be stored in the same append.
   * @returns a promise, as that of `save`.
   * @throws DuplicateCommandError when a command with this id has been stored. Nothing is stored.
   * @throws ValueTakenError when a value is claimed by another aggregate. Nothing is stored.
   * @throws ValueNotClaimedError when a value to release is claimed by no aggregate.
   * @throws ConcurrencyError and further errors, as `save` does.
   */
  async saveCommand(
    aggregate: AggregateRoot,
    options: CommandOptions,
    ...others: readonly AggregateRoot[]
  ): Promise<void> {
    const store = (events: readonly EntityEvent[]): Promise<void> =>
      this.#commands.store(aggregate.id, events, options);
    const saved = [aggregate, ...others];
    // A command that changes nothing is done, too, and a value can be claimed by itself.
    if (saved.every(({ pendingEvents }) => pendingEvents.length === 0)) {
      this.#requireOpen();
      await store([]);
    } else {
      await this.#save(saved, store);
    }
  }

  /**
   * Tells whether a command has been stored, after its answer was lost.
   *
   * @param commandId the id that it was given.
   * @returns where its events are, or `null` when no such command is stored.
   */
  async findCommand(commandId: string): Promise<StoredCommand | null> {
    return this.#commands.find(commandId);
  }

  /** Closes the application and what it has opened. Doing so again is harmless. */
  async close(): Promise<void> {
    this.#isClosed = true;
    await this.#datastore?.closeConnection();
  }

  /** {@link EventSourcedApplication.close}, for `await using`. */
  async [Symbol.asyncDispose](): Promise<void> {
    await this.close();
  }

  async #save(
    aggregates: readonly AggregateRoot[],
    store: (events: readonly EntityEvent[]) => Promise<void>,
  ): Promise<void> {
    this.#requireOpen();
    await AggregateRoot.saveTogether(aggregates, async (events, onStored) => {
      await store(events);
      onStored();
      await this.bus.publish(events);
    });
  }

  #requireOpen(): void {
    if (this.#isClosed) throw new ApplicationIsClosedError();
  }

  #knownMapper(): EventMapper<EntityEvent> {
    return (this.#mapper ??= new SequencedItemMapper<Topics[string]>({
      topics: Object.fromEntries(this.#topics),
      aliases: Object.fromEntries(this.#aliases),
      sequenceIdAttrName: 'originatorId',
      positionAttrName: 'originatorVersion',
    }));
  }
}
