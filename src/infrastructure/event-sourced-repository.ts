import { AggregateRoot } from '../domain/aggregate-root.ts';
import type { EntityEvent } from '../domain/entity-event.ts';
import type { MutatorFunction } from '../domain/mutator.ts';
import { EntityNotFoundError } from './errors.ts';
import type { EventStore } from './event-store.ts';

/** How many events to fetch at a time: most entities have fewer, and are got with one query. */
const PAGE_SIZE = 2_000;

/** Which state of the entity to get: after its first `at` events. By default after all. */
export interface AtVersion {
  /** How many events to replay. */
  readonly at?: number;
}

/** What an {@link EventSourcedRepository} is made of. */
export type EventSourcedRepositoryOptions<Entity, Event extends object> = {
  /** Where the events are. */
  readonly eventStore: EventStore<Event>;
} & MutatorOption<Entity, Event>;

/**
 * How an entity follows from its events: a {@link MutatorFunction}. Aggregates may leave it out: the
 * default is {@link AggregateRoot.mutate}.
 *
 * @typeParam Entity what the events make.
 * @typeParam Event the events.
 */
export type MutatorOption<Entity, Event extends object> = Entity extends AggregateRoot
  ? {
      /** How the entity follows from its events. By default {@link AggregateRoot.mutate}. */
      readonly mutator?: MutatorFunction<Entity, Event>;
    }
  : {
      /** How the entity follows from its events. */
      readonly mutator: MutatorFunction<Entity, Event>;
    };

/**
 * Gets entities by replaying their events (the pattern Repository, Evans). Each call replays anew
 * and gives a fresh object.
 *
 * @typeParam Entity what the repository gives.
 * @typeParam Event the events it is replayed from.
 */
export class EventSourcedRepository<Entity, Event extends object = EntityEvent> {
  readonly #eventStore: EventStore<Event>;
  readonly #mutator: MutatorFunction<Entity, Event>;

  /** @param options what it is made of. */
  constructor(options: EventSourcedRepositoryOptions<Entity, Event>) {
    this.#eventStore = options.eventStore;
    this.#mutator = options.mutator ?? (AggregateRoot.mutate as MutatorFunction<Entity, Event>);
  }

  /**
   * Gets an entity, as it is now or as it was at a version. It is fetched page by page.
   *
   * @param id the id of the entity, a UUID.
   * @param version the version, `{ at: 1 }`. By default the last one.
   * @returns the entity, a fresh object.
   * @throws EntityNotFoundError when there is none, not yet, or no longer, and when it never had so
   *   many events.
   * @throws DataIntegrityError when an event of it cannot be read. An {@link UnknownTopicError} is
   *   one of those.
   * @throws RangeError when the version is no whole number.
   * @throws TypeError when the id is no UUID.
   */
  async get(id: string, version: AtVersion = {}): Promise<Entity> {
    const { entity, length } = await this.#replay(id, version);
    if (entity === null) throw new EntityNotFoundError(id, version.at, length);
    return entity;
  }

  /**
   * Tells whether there is such an entity now.
   *
   * @param id the id of the entity, a UUID.
   * @returns true when {@link EventSourcedRepository.get} would find it.
   */
  async has(id: string): Promise<boolean> {
    return (await this.find(id)) !== null;
  }

  /**
   * Like {@link EventSourcedRepository.get}, with `null` when there is none.
   *
   * @param id the id of the entity, a UUID.
   * @param version the version, `{ at: 1 }`. By default the last one.
   * @returns the entity, or `null`.
   */
  async find(id: string, version: AtVersion = {}): Promise<Entity | null> {
    return (await this.#replay(id, version)).entity;
  }

  /** The entity after its first events, and how many those were. */
  async #replay(id: string, { at }: AtVersion): Promise<{ entity: Entity | null; length: number }> {
    if (at !== undefined && !Number.isSafeInteger(at)) {
      throw new RangeError(`A version is a whole number, not ${String(at)}.`);
    }
    let length = 0;
    const count: MutatorFunction<Entity, Event> = (before, event) => {
      length += 1;
      return this.#mutator(before, event);
    };
    const entity = await this.#eventStore.replay(count, id, { lt: at, pageSize: PAGE_SIZE });
    // A version beyond the end is not there yet: a state of less would be taken for it.
    return { entity: at !== undefined && length < at ? null : entity, length };
  }
}
