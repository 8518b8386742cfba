import { AggregateRoot } from '../domain/aggregate-root.ts';
import type { Class } from '../domain/class.ts';
import type { EntityEvent } from '../domain/entity-event.ts';
import type { MutatorFunction } from '../domain/mutator.ts';
import { EntityNotFoundError } from './errors.ts';
import type { EventStore } from './event-store.ts';

/** Which state of the entity to get: after its first `at` events. By default after all. */
export interface AtVersion {
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
 * How an entity follows from its events. Aggregates may leave it out: the default is
 * {@link AggregateRoot.mutate}.
 */
export type MutatorOption<Entity, Event extends object> = Entity extends AggregateRoot
  ? { readonly mutator?: MutatorFunction<Entity, Event> }
  : { readonly mutator: MutatorFunction<Entity, Event> };

/**
 * Gets entities by replaying their events (the pattern Repository, Evans). Each call replays anew,
 * unless the cache is on, and gives a fresh object.
 */
export class EventSourcedRepository<Entity, Event extends object = EntityEvent> {
  readonly #eventStore: EventStore<Event>;
  readonly #mutator: MutatorFunction<Entity, Event>;
  #cache: Map<string, Entity> | undefined;

  constructor(options: EventSourcedRepositoryOptions<Entity, Event>) {
    this.#eventStore = options.eventStore;
    this.#mutator = options.mutator ?? (AggregateRoot.mutate as MutatorFunction<Entity, Event>);
    this.useCache = options.useCache ?? false;
  }

  /** Whether the cache is on. Turning it off empties it. */
  get useCache(): boolean {
    return this.#cache !== undefined;
  }

  set useCache(useCache: boolean) {
    this.#cache = useCache ? (this.#cache ?? new Map<string, Entity>()) : undefined;
  }

  /**
   * The entity, as it is now or as it was at a version.
   *
   * @throws EntityNotFoundError when there is none, not yet, or no longer.
   * @throws DataIntegrityError, UnknownTopicError when an event of it cannot be read.
   */
  async get(id: string, at: AtVersion = {}): Promise<Entity> {
    const cached = at.at === undefined ? this.#cache?.get(id) : undefined;
    const entity = cached ?? (await this.find(id, at));
    if (entity === null) throw new EntityNotFoundError(id, at.at);
    if (at.at === undefined) this.#cache?.set(id, entity);
    return entity;
  }

  /** True when there is such an entity now. Does not look into the cache. */
  async has(id: string): Promise<boolean> {
    return (await this.find(id)) !== null;
  }

  /** Like {@link EventSourcedRepository.get}, past the cache, with `null` when there is none. */
  async find(id: string, { at }: AtVersion = {}): Promise<Entity | null> {
    if (at !== undefined && !Number.isSafeInteger(at)) {
      throw new RangeError(`A version is a whole number, not ${at}.`);
    }
    let entity: Entity | null = null;
    for await (const event of this.#eventStore.iterEvents(id, { lt: at })) {
      entity = this.#mutator(entity, event);
    }
    return entity;
  }

  /** The entity if it is an instance of the class, and `null` otherwise. */
  async getInstanceOf<Wanted extends object>(
    entityClass: Class<Wanted>,
    id: string,
    at: AtVersion = {},
  ): Promise<Wanted | null> {
    const entity: unknown = await this.find(id, at);
    return entity instanceof entityClass ? entity : null;
  }
}
