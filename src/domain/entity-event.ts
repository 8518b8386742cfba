import { now } from './clock.ts';
import { DomainEvent } from './domain-event.ts';
import { UnhandledEventError } from './errors.ts';
import { isPosition, isUuid } from './id.ts';

/** What an event is applied to. An {@link AggregateRoot} is one. */
export interface Entity {
  /** The id of the entity: the originator id of all its events. */
  readonly id: string;
  /** How many events it has had: 1 when it is new. */
  readonly version: number;
}

/** What every event of an entity carries. */
export interface OriginatorFields {
  /** The id of the entity that the event happened to. */
  readonly originatorId: string;
  /** The place of the event among the events of its entity: 0, 1, 2, … */
  readonly originatorVersion: number;
  /** When it happened, in milliseconds since 1970 (UTC). By default: now. */
  readonly timestamp?: number;
}

/** {@link OriginatorFields} of an event that begins an entity: its version is 0 unless given. */
export interface CreatedFields extends Omit<OriginatorFields, 'originatorVersion'> {
  /** The place of the event among the events of its entity. By default 0, the first. */
  readonly originatorVersion?: number;
}

/** The fields of an {@link AttributeChangedEvent}. */
export interface AttributeChangedFields extends OriginatorFields {
  /** Which attribute of the entity. */
  readonly name: string;
  /** Its new value. */
  readonly value: unknown;
}

/** An event that happened to an entity. */
export interface EntityEvent extends DomainEvent {
  /** The id of the entity that the event happened to: a UUID in lower case, if it is a UUID. */
  readonly originatorId: string;
  /** The place of the event among the events of its entity: 0, 1, 2, … */
  readonly originatorVersion: number;
  /** When it happened, in milliseconds since 1970 (UTC). */
  readonly timestamp: number;
  /**
   * Applies the event. Called by {@link AggregateRoot.mutate} after it has checked that the event
   * is the next one.
   *
   * @param entity the entity before the event: `null` before its first one.
   * @returns the entity in its new state, or `null` when it is gone.
   * @throws UnhandledEventError unless a subclass says what the event does.
   */
  mutate(entity: Entity | null): Entity | null;
}

/**
 * An event that happens to entities of a class: one whose `mutate()` takes them.
 *
 * @typeParam Target the class.
 */
export type AppliesTo<Target extends Entity> = EntityEvent & {
  /**
   * Applies the event.
   *
   * @param entity the entity before the event.
   * @returns the entity in its new state, or `null` when it is gone.
   */
  readonly mutate: (entity: Target) => Entity | null;
};

/**
 * How classes of entity events are made: `class Opened extends CreatedEvent<{ owner: string }> {}`.
 *
 * @typeParam Given the fields the library itself needs.
 */
export interface EntityEventClass<Given extends object> {
  /**
   * Records what happened to an entity.
   *
   * @typeParam Fields the names and types of further fields, named where the class is declared.
   * @param fields what happened, by name; they become the read-only fields of the event.
   * @throws TypeError when the originator id is missing, the version is not a whole number from 0,
   *   the timestamp is no time, or a field contains itself or has the name of a method.
   */
  new <Fields extends object = object>(
    fields: Given & Fields,
  ): EntityEvent & Readonly<Omit<Given, keyof OriginatorFields>> & Readonly<Fields>;
  /** What the events of the class have in common. */
  readonly prototype: EntityEvent & Readonly<Omit<Given, keyof OriginatorFields>>;
}

/**
 * Supertype of the events of an entity: a {@link DomainEvent} that knows its entity, its place in
 * the entity's history, and its time.
 *
 * ```ts
 * class Deposited extends EntityEvent<{ amount: number }> {
 *   override mutate(account: Account): Account {
 *     account.balance += this.amount;
 *     return account;
 *   }
 * }
 * ```
 *
 * The pattern is Layer Supertype (Fowler, *Patterns of Enterprise Application Architecture*).
 *
 * @class
 */
export const EntityEvent = class EntityEvent extends DomainEvent<OriginatorFields> {
  constructor(fields: OriginatorFields) {
    const { originatorId, originatorVersion, timestamp = now() } = fields;
    if (typeof originatorId !== 'string' || originatorId === '') {
      throw new TypeError('An event needs the id of its entity (originatorId).');
    }
    if (!isPosition(originatorVersion)) {
      const given = String(originatorVersion);
      throw new TypeError(`originatorVersion must be a whole number from 0, not ${given}.`);
    }
    if (typeof timestamp !== 'number' || Number.isNaN(new Date(timestamp).getTime())) {
      throw new TypeError(`timestamp must be milliseconds since 1970, not ${String(timestamp)}.`);
    }
    // A UUID has one spelling from here on: that in which it is stored.
    const id = isUuid(originatorId) ? originatorId.toLowerCase() : originatorId;
    super({ ...fields, originatorId: id, timestamp });
  }

  mutate(_entity: Entity | null): Entity | null {
    throw new UnhandledEventError(this, 'its class does not override mutate()');
  }
} as EntityEventClass<OriginatorFields>;

/**
 * The first event of an entity: an {@link EntityEvent}. A subclass names the fields that the entity starts with, and
 * overrides `mutate()` to construct it.
 *
 * ```ts
 * class Opened extends CreatedEvent<{ owner: string }> {
 *   override mutate(): Account {
 *     return new Account(this);
 *   }
 * }
 * const opened = new Opened({ originatorId: newId(), owner: 'Ann' });
 * opened.owner; // 'Ann'
 * opened.originatorVersion; // 0
 * ```
 *
 * @class
 */
export const CreatedEvent = class CreatedEvent extends EntityEvent {
  constructor(fields: CreatedFields) {
    super({ ...fields, originatorVersion: fields.originatorVersion ?? 0 });
  }
} as EntityEventClass<CreatedFields>;
export type CreatedEvent = EntityEvent;

/**
 * An attribute of the entity got a new value: an {@link EntityEvent}. Triggered by
 * {@link AggregateRoot.changeAttribute}.
 *
 * @class
 */
export const AttributeChangedEvent = class AttributeChangedEvent extends EntityEvent<{
  name: string;
  value: unknown;
}> {
  override mutate(entity: Entity): Entity {
    // Own properties only: a hostile name such as `__proto__` or `constructor` is none.
    const isAttribute = Object.hasOwn(entity, this.name) && assign(entity, this.name, this.value);
    if (!isAttribute) {
      const why = `${entity.constructor.name} has no attribute ${this.name}`;
      throw new UnhandledEventError(this, why);
    }
    return entity;
  }
} as EntityEventClass<AttributeChangedFields>;
export type AttributeChangedEvent = EntityEvent &
  Readonly<Omit<AttributeChangedFields, keyof OriginatorFields>>;

/**
 * The entity is no longer needed: an {@link EntityEvent}, and the last one of its entity. Triggered
 * by {@link AggregateRoot.discard}.
 *
 * @class
 */
export const DiscardedEvent = class DiscardedEvent extends EntityEvent {
  override mutate(): null {
    return null;
  }
} as EntityEventClass<OriginatorFields>;
export type DiscardedEvent = EntityEvent;

/** What `Reflect.set` does for an own property, several times faster: tells whether it can be set. */
function assign(target: object, name: string, value: unknown): boolean {
  try {
    (target as Record<string, unknown>)[name] = value;
    return true;
  } catch (error) {
    if (Object.getOwnPropertyDescriptor(target, name)?.set) throw error;
    return false;
  }
}
