import { AggregateRoot } from '../domain/aggregate-root.ts';
import type { Class } from '../domain/class.ts';
import type { EntityEvent } from '../domain/entity-event.ts';
import type { MutatorFunction } from '../domain/mutator.ts';
import { EntityNotFoundError } from './errors.ts';
import type { EventStore } from './event-store.ts';
import { toSequenceId } from './record-manager.ts';

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
  /** Keep entities that were got, and give the same object again? By default not. */
  readonly useCache?: boolean;
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
 * Gets entities by replaying their events (the pattern Repository, Evans). Each call replays anew,
 * unless the cache is on, and gives a fresh object.
 *
 * @typeParam Entity what the repository gives.
 * @typeParam Event the events it is replayed from.
 */
export class EventSourcedRepository<Entity, Event extends object = EntityEvent> {
  readonly #eventStore: EventStore<Event>;
  readonly #mutator: MutatorFunction<Entity, Event>;
  #cache: Map<string, Entity> | undefined;

  /** @param options what it is made of. */
  constructor(options: EventSourcedRepositoryOptions<Entity, Event>) {
    this.#eventStore = options.eventStore;
    this.#mutator = options.mutator ?? (AggregateRoot.mutate as MutatorFunction<Entity, Event>);
    this.useCache = options.useCache ?? false;
  }

  /** Whether the cache is on. Turning it off empties it. */
  get useCache(): boolean {
    return this.#cache !== undefined;
  }

  /**
   * Turns the cache on or off.
   *
   * @param useCache true for on.
   */
  set useCache(useCache: boolean) {
    this.#cache = useCache ? (this.#cache ?? new Map<string, Entity>()) : undefined;
  }

  /**
   * Gets an entity, as it is now or as it was at a version. It is fetched page by page.
   *
   * @param id the id of the entity, a UUID.
   * @param at the version, `{ at: 1 }`. By default the last one.
   * @returns the entity: a fresh object, or the one in the cache if that is on.
   * @throws EntityNotFoundError when there is none, not yet, or no longer.
   * @throws DataIntegrityError when an event of it cannot be read. An {@link UnknownTopicError} is
   *   one of those.
   * @throws RangeError when the version is no whole number.
   * @throws TypeError when the id is no UUID.
   */
  async get(id: string, at: AtVersion = {}): Promise<Entity> {
    const cache = at.at === undefined ? this.#cache : undefined;
    const key = toSequenceId(id);
    const cached = cache?.get(key);
    if (cached !== undefined && !isSpent(cached)) return cached;
    const entity = await this.find(id, at);
    if (entity === null) throw new EntityNotFoundError(id, at.at);
    cache?.set(key, entity);
    return entity;
  }

  /**
   * Tells whether there is such an entity now. Does not look into the cache.
   *
   * @param id the id of the entity, a UUID.
   * @returns true when {@link EventSourcedRepository.get} would find it.
   */
  async has(id: string): Promise<boolean> {
    return (await this.find(id)) !== null;
  }

  /**
   * Like {@link EventSourcedRepository.get}, past the cache, with `null` when there is none.
   *
   * @param id the id of the entity, a UUID.
   * @param version the version, `{ at: 1 }`. By default the last one.
   * @returns the entity, or `null`.
   */
  async find(id: string, { at }: AtVersion = {}): Promise<Entity | null> {
    if (at !== undefined && !Number.isSafeInteger(at)) {
      throw new RangeError(`A version is a whole number, not ${at}.`);
    }
    return this.#eventStore.replay(this.#mutator, id, { lt: at, pageSize: PAGE_SIZE });
  }

  /**
   * Gets an entity of one kind where there may be others.
   *
   * @param entityClass its class, or an ancestor of it.
   * @param id the id of the entity, a UUID.
   * @param at the version, `{ at: 1 }`. By default the last one.
   * @returns the entity if it is an instance of the class, and `null` otherwise.
   */
  async getInstanceOf<Wanted extends object>(
    entityClass: Class<Wanted>,
    id: string,
    at: AtVersion = {},
  ): Promise<Wanted | null> {
    const entity: unknown = await this.find(id, at);
    return entity instanceof entityClass ? entity : null;
  }
}

/** True for an aggregate that takes no more commands: the cache must not give it again. */
function isSpent(entity: unknown): boolean {
  return entity instanceof AggregateRoot && (entity.isDiscarded || entity.isStale);
}
