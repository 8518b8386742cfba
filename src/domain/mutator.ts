import { prototypeOf, type Class, type InstanceOf } from './class.ts';
import { UnhandledEventError } from './errors.ts';

/**
 * A mutator function: given an entity (`null` before its first event) and the next event, it returns
 * the entity in its new state, or `null` when it is gone. Replaying a history is
 * `events.reduce(mutate, null)`.
 *
 * @param entity the entity so far: `null` before its first event.
 * @param event the next event.
 * @returns the entity in its new state, or `null` when it is gone.
 */
export type MutatorFunction<Entity, Event extends object> = (
  entity: Entity | null,
  event: Event,
) => Entity | null;

/**
 * A {@link MutatorFunction} that is put together from one handler for each class of events. Made by
 * {@link mutator}.
 *
 * @param entity the entity so far: `null` before its first event.
 * @param event the next event.
 * @returns the entity in its new state, or `null` when it is gone.
 * @throws UnhandledEventError when the event has no handler, begins an entity that exists already,
 *   or happens to one that does not exist.
 * @typeParam Entity what the events make.
 * @typeParam Initial what the handlers of `create` are given in place of the entity.
 */
export interface Mutator<Entity, Initial> extends MutatorFunction<Entity, object> {
  /**
   * Registers the handler for events that begin an entity.
   *
   * @param eventClass their class.
   * @param handler makes the entity. It is given what {@link mutator} was given, and the event.
   * @returns the mutator itself.
   * @throws TypeError when the class has a handler already.
   */
  create<Event extends object>(
    eventClass: Class<Event>,
    handler: (initial: Initial, event: Event) => Entity,
  ): this;

  /**
   * Registers the handler for events that happen to an entity.
   *
   * @param eventClass their class.
   * @param handler returns the entity in its new state, or `null` when it is gone.
   * @returns the mutator itself.
   * @throws TypeError when the class has a handler already.
   */
  on<Event extends object>(
    eventClass: Class<Event>,
    handler: (entity: Entity, event: Event) => Entity | null,
  ): this;

  /**
   * Says what to do with events that have no handler, instead of throwing.
   *
   * @param handler is given the entity, `null` if there is none, and the event.
   * @returns the mutator itself.
   */
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
 * @param entityClass what the handlers of `create` are given in place of the entity that is not
 *   there yet. For entities that are no instances of a class, leave it out: `mutator<State>()`.
 * @returns the mutator, without handlers yet.
 */
export function mutator<EntityClass extends Class>(
  entityClass: EntityClass,
): Mutator<InstanceOf<EntityClass>, EntityClass>;
/** @returns the mutator for entities that are no instances of a class, without handlers yet. */
export function mutator<Entity>(): Mutator<Entity, null>;
export function mutator<Entity>(initial: unknown = null): Mutator<Entity, unknown> {
  const handlers = new Map<object, MutatorFunction<Entity, object>>();
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
  const register = <Event extends object>(
    { name, prototype }: Class<Event>,
    handler: MutatorFunction<Entity, Event>,
  ): Mutator<Entity, unknown> => {
    if (handlers.has(prototype)) throw new TypeError(`${name} has a handler already.`);
    handlers.set(prototype, (entity, event) => handler(entity, event as Event));
    return self;
  };
  const self: Mutator<Entity, unknown> = Object.assign(mutate, {
    create: <Event extends object>(
      eventClass: Class<Event>,
      handler: (initial: unknown, event: Event) => Entity,
    ) =>
      register(eventClass, (entity, event) => {
        if (entity !== null) throw new UnhandledEventError(event, 'its entity exists already');
        return handler(initial, event);
      }),
    on: <Event extends object>(
      eventClass: Class<Event>,
      handler: (entity: Entity, event: Event) => Entity | null,
    ) =>
      register(eventClass, (entity, event) => {
        if (entity === null) throw new UnhandledEventError(event, 'its entity does not exist');
        return handler(entity, event);
      }),
    otherwise: (handler: MutatorFunction<Entity, object>) => {
      fallback = handler;
      return self;
    },
  });
  return self;
}
