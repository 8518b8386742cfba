import type { Class, InstanceOf } from './class.ts';
import { UnhandledEventError } from './errors.ts';

/**
 * A mutator function: given an entity (`null` before its first event) and the next event, it returns
 * the entity in its new state, or `null` when it is gone. Replaying a history is
 * `events.reduce(mutate, null)`.
 */
export type MutatorFunction<Entity, Event extends object> = (
  entity: Entity | null,
  event: Event,
) => Entity | null;

/** A {@link MutatorFunction} that is put together from one handler for each class of events. */
export interface Mutator<Entity, Initial> extends MutatorFunction<Entity, object> {
  /** Registers the handler for events that begin an entity. Returns the mutator itself. */
  create<Event extends object>(
    eventClass: Class<Event>,
    handler: (initial: Initial, event: Event) => Entity,
  ): this;

  /** Registers the handler for events that happen to an entity. Returns the mutator itself. */
  on<Event extends object>(
    eventClass: Class<Event>,
    handler: (entity: Entity, event: Event) => Entity | null,
  ): this;

  /** Says what to do with events that have no handler, instead of throwing. Returns the mutator. */
  otherwise(handler: MutatorFunction<Entity, object>): this;
}

/**
 * Makes a mutator function that dispatches on the class of the event: to the handler of the class
 * itself, or else of its nearest ancestor that has one. (Python's `singledispatch`, on the event.)
 *
 * ```ts
 * const mutate = mutator(Account)
 *   .create(Opened, (Account, event) => new Account(event.owner))
 *   .on(Deposited, (account, event) => account.plus(event.amount))
 *   .on(Closed, () => null);
 * ```
 *
 * @param entityClass what the handlers of `create` get in place of the entity that is not there
 *   yet. Leave it out when the entity is no instance of a class: `mutator<State>()`.
 * @returns the mutator. It throws {@link UnhandledEventError} for an event without a handler, for
 *   one that begins an entity which exists, and for one that happens to an entity which does not.
 */
export function mutator<Entity>(): Mutator<Entity, null>;
export function mutator<EntityClass extends Class>(
  entityClass: EntityClass,
): Mutator<InstanceOf<EntityClass>, EntityClass>;
export function mutator<Entity>(initial: unknown = null): Mutator<Entity, unknown> {
  const handlers = new Map<unknown, MutatorFunction<Entity, object>>();
  let fallback: MutatorFunction<Entity, object> = (_entity, event) => {
    throw new UnhandledEventError(event);
  };

  const mutate: MutatorFunction<Entity, object> = (entity, event) => {
    for (let type = prototypeOf(event); type !== null; type = prototypeOf(type)) {
      const handler = handlers.get(type);
      if (handler) return handler(entity, event);
    }
    return fallback(entity, event);
  };

  const self: Mutator<Entity, unknown> = Object.assign(mutate, {
    create<Event extends object>(
      eventClass: Class<Event>,
      handler: (initial: unknown, event: Event) => Entity,
    ) {
      handlers.set(eventClass.prototype, (entity, event) => {
        if (entity !== null) throw new UnhandledEventError(event, 'its entity exists already');
        return handler(initial, event as Event);
      });
      return self;
    },
    on<Event extends object>(
      eventClass: Class<Event>,
      handler: (entity: Entity, event: Event) => Entity | null,
    ) {
      handlers.set(eventClass.prototype, (entity, event) => {
        if (entity === null) throw new UnhandledEventError(event, 'its entity does not exist');
        return handler(entity, event as Event);
      });
      return self;
    },
    otherwise(handler: MutatorFunction<Entity, object>) {
      fallback = handler;
      return self;
    },
  });
  return self;
}

function prototypeOf(value: object): object | null {
  return Object.getPrototypeOf(value) as object | null;
}
