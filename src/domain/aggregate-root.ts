import { defaultBus, type EventBus } from './event-bus.ts';
import { AttributeChangedEvent, CreatedEvent, DiscardedEvent } from './entity-event.ts';
import type { Entity, EntityEvent, AppliesTo, OriginatorFields } from './entity-event.ts';
import {
  EntityIsDiscardedError,
  EntityIsStaleError,
  NobodyListeningError,
  OriginatorIdError,
  OriginatorVersionError,
  SaveInProgressError,
  nameOf,
  UnhandledEventError,
} from './errors.ts';
import { textOfFields } from './values.ts';

/**
 * Supertype of entities whose state is the result of their events (the pattern Aggregate, Evans,
 * with event sourcing, Young).
 *
 * A command is a method of a subclass. It triggers events, which are applied at once and wait in
 * {@link AggregateRoot.pendingEvents} until {@link AggregateRoot.save} publishes all of them as one
 * batch, to be stored together or not at all. If that fails, the object is stale: get the aggregate
 * again, see what is stored, and decide on that.
 *
 * Declare its attributes `readonly`, and no other code than its events can change them, as in
 * {@link Example}.
 *
 * @typeParam Attributes the fields that {@link AggregateRoot.changeAttribute} may change.
 */
export abstract class AggregateRoot<Attributes extends object = object> implements Entity {
  readonly #id: string;
  readonly #createdOn: Date;
  #lastModified: number;
  #version = 0;
  #isDiscarded = false;
  #isStale = false;
  #isSaving = false;
  #pendingEvents: EntityEvent[] = [];

  /**
   * For subclasses, which take their own fields from the event.
   *
   * @param created the first event of the aggregate. It tells the id and the time.
   */
  constructor(created: EntityEvent) {
    this.#id = created.originatorId;
    this.#createdOn = new Date(created.timestamp);
    this.#lastModified = created.timestamp;
  }

  /** The id of the aggregate: the originator id of all its events. */
  get id(): string {
    return this.#id;
  }

  /** How many events the aggregate has had: 1 when it is new. */
  get version(): number {
    return this.#version;
  }

  /** When its first event happened. */
  get createdOn(): Date {
    return new Date(this.#createdOn);
  }

  /** When its last event happened. */
  get lastModified(): Date {
    return new Date(this.#lastModified);
  }

  /** True once it has been discarded; it takes no more commands then. */
  get isDiscarded(): boolean {
    return this.#isDiscarded;
  }

  /**
   * True once a save of it has failed, or an event could not be applied to it. It takes no more
   * commands then, and nothing of it can be saved: get the aggregate again.
   */
  get isStale(): boolean {
    return this.#isStale;
  }

  /** The events that have been applied but not saved yet, oldest first. */
  get pendingEvents(): readonly EntityEvent[] {
    return [...this.#pendingEvents];
  }

  /**
   * The library's mutator function: checks that the event is the next one of the aggregate, lets it
   * apply itself ({@link EntityEvent.mutate}), and counts the version up. Use it with `reduce`, or
   * leave it to the repository, whose default it is.
   *
   * @param aggregate the aggregate so far: `null` before its first event.
   * @param event the next event.
   * @returns the aggregate, or `null` when the event discarded it.
   * @throws OriginatorIdError when the event belongs to another aggregate.
   * @throws OriginatorVersionError when it is not the next event.
   * @throws UnhandledEventError when the first event is no {@link CreatedEvent}, or does not say
   *   what it does.
   * @throws TypeError when the event returns something else than the aggregate: for its first event,
   *   any aggregate.
   * @throws whatever the event throws while it is applied. The aggregate may be half changed then,
   *   so it is stale, and nothing of it can be saved.
   * @typeParam Aggregate the class of the aggregate: `events.reduce<Seat | null>(…)` tells it.
   */
  static mutate<Aggregate extends AggregateRoot>(
    this: void,
    aggregate: Aggregate | null,
    event: EntityEvent,
  ): Aggregate | null {
    if (aggregate && aggregate.id !== event.originatorId) {
      throw new OriginatorIdError(aggregate.id, event.originatorId);
    }
    const expected = aggregate?.version ?? 0;
    if (event.originatorVersion !== expected) {
      throw new OriginatorVersionError(event.originatorId, expected, event.originatorVersion);
    }
    if (!aggregate && !(event instanceof CreatedEvent)) {
      throw new UnhandledEventError(event, 'the first event must be a CreatedEvent');
    }
    try {
      const next = event.mutate(aggregate);
      // The caller holds this object: a new state in another one would be lost.
      if (next !== null && (!(next instanceof AggregateRoot) || next !== (aggregate ?? next))) {
        throw new TypeError(`${nameOf(event)}: mutate() must return its entity, or null.`);
      }
      const changed = next ?? aggregate;
      if (changed) changed.#advance(event, next === null);
      return next as Aggregate | null; // the first event has told its class
    } catch (error) {
      if (aggregate) aggregate.#becomeStale();
      throw error;
    }
  }

  /**
   * Begins an aggregate with its first event, which is then pending. For factories of subclasses.
   *
   * @param created the first event. Its `mutate()` constructs the aggregate.
   * @returns the aggregate, at version 1.
   */
  protected static begin<Aggregate extends AggregateRoot>(
    created: EntityEvent & { mutate(): Aggregate },
  ): Aggregate {
    const aggregate = created.mutate();
    aggregate.#advance(created, false);
    aggregate.#pendingEvents.push(created);
    return aggregate;
  }

  /**
   * Constructs the next event of this aggregate, applies it, and keeps it until the save.
   *
   * @param eventClass the class of the event, one whose `mutate()` takes this aggregate.
   * @param fields its fields, without those the aggregate knows itself.
   * @throws EntityIsDiscardedError when the aggregate has been discarded; nothing happens then.
   * @throws EntityIsStaleError when a save, or an event, has failed before; nothing happens then.
   * @throws UnhandledEventError when the event does not say what it does.
   * @throws TypeError when the event returns another object than this one.
   * @throws whatever the event throws while it is applied. The aggregate may be half changed then,
   *   so it is stale: what was pending is gone, and nothing of it can be saved.
   */
  protected trigger<Fields extends object>(
    eventClass: new (fields: OriginatorFields & Fields) => AppliesTo<this>,
    fields: Fields,
  ): void {
    if (this.#isStale) throw new EntityIsStaleError(this.#id);
    if (this.#isDiscarded) throw new EntityIsDiscardedError(this.#id);
    const originator = { originatorId: this.#id, originatorVersion: this.#version };
    const event = new eventClass({ ...fields, ...originator });
    AggregateRoot.mutate(this, event);
    this.#pendingEvents.push(event);
  }

  /**
   * Triggers an {@link AttributeChangedEvent}.
   *
   * @param name which attribute: one of those named in the angle brackets of the class.
   * @param value its new value.
   * @throws EntityIsDiscardedError when the aggregate has been discarded.
   * @throws UnhandledEventError when the object has no field of that name.
   */
  protected changeAttribute<Name extends keyof Attributes & string>(
    this: AggregateRoot<Attributes> & Attributes,
    name: Name,
    value: Attributes[Name],
  ): void {
    this.trigger(AttributeChangedEvent, { name, value });
  }

  /**
   * Triggers a {@link DiscardedEvent}: once it is saved, the repository has no such aggregate. An
   * aggregate whose last event is one of its own need not offer this to others, so it is protected.
   *
   * @throws EntityIsDiscardedError when the aggregate has been discarded already.
   */
  protected discard(): void {
    const eventClass: new (fields: OriginatorFields) => EntityEvent = DiscardedEvent;
    this.trigger(eventClass, {});
  }

  /**
   * Publishes the pending events as one batch, and forgets them. With none, it does nothing.
   *
   * @param bus where to publish: the bus that your application listens to. By default the
   *   {@link defaultBus}.
   * @returns a promise that is fulfilled when every subscriber has finished.
   * @throws NobodyListeningError when no subscriber stores the events; they stay pending.
   * @throws whatever a subscriber throws. If that was after the events were stored, this object is
   *   as it was, without pending events. If not, the events are gone and this object is stale: get
   *   the aggregate again. After a {@link ConcurrencyError} nothing of them is stored; after an
   *   {@link UnknownOutcomeError} they may be, so look before you decide anew.
   * @throws EntityIsStaleError when a save, or an event, has failed before.
   * @throws SaveInProgressError when another save has not finished; the events stay pending.
   */
  async save(bus: EventBus = defaultBus): Promise<void> {
    const pending = this.#pendingEvents;
    if (pending.length > 0 && !bus.stores(pending)) {
      throw new NobodyListeningError(this.#id, pending);
    }
    await AggregateRoot.saveTogether([this], (events, onStored) => bus.publish(events, onStored));
  }

  /**
   * Hands the pending events of several aggregates, as one batch, to a function that stores them.
   * With none, it does nothing. For applications: a program calls their `save`.
   *
   * @param aggregates the aggregates, each once, however often it is given.
   * @param store stores the events, all or none, and calls `onStored` as soon as they are stored.
   * @returns a promise that is fulfilled when `store` has finished.
   * @throws whatever `store` throws. Unless the events were stored, all the aggregates are stale then.
   * @throws EntityIsStaleError when a save of one of them, or an event, has failed before.
   * @throws SaveInProgressError when another save of one of them has not finished.
   */
  static async saveTogether(
    aggregates: readonly AggregateRoot[],
    store: (events: readonly EntityEvent[], onStored: () => void) => Promise<void>,
  ): Promise<void> {
    const saved = [...new Set(aggregates)];
    for (const aggregate of saved) {
      if (aggregate.#isStale) throw new EntityIsStaleError(aggregate.#id);
      // If the first of two overlapping saves fails, the second would store what follows from it.
      if (aggregate.#isSaving) throw new SaveInProgressError(aggregate.#id);
    }
    const events = saved.flatMap((aggregate) => aggregate.#pendingEvents);
    if (events.length === 0) return;
    for (const aggregate of saved) {
      aggregate.#pendingEvents = [];
      aggregate.#isSaving = true;
    }
    let isStored = false;
    try {
      await store(events, () => (isStored = true));
    } finally {
      for (const aggregate of saved) {
        if (!isStored) aggregate.#becomeStale();
        aggregate.#isSaving = false;
      }
    }
  }

  /**
   * Compares by value. Fields written with `#` are out of sight here: a subclass that has some
   * extends this method. Two equal aggregates are still two objects, and two keys of a Map.
   *
   * @param other anything.
   * @returns true when the other one is an aggregate of the same class in the same state.
   */
  equals(other: unknown): boolean {
    return (
      other instanceof AggregateRoot &&
      Object.getPrototypeOf(other) === Object.getPrototypeOf(this) &&
      other.#stateText() === this.#stateText()
    );
  }

  #stateText(): string {
    const { id, version, isDiscarded, createdOn, lastModified } = this;
    return textOfFields({ ...this, id, version, isDiscarded, createdOn, lastModified });
  }

  #advance(event: EntityEvent, isDiscarded: boolean): void {
    this.#version = event.originatorVersion + 1;
    this.#lastModified = event.timestamp;
    this.#isDiscarded = isDiscarded;
  }

  #becomeStale(): void {
    this.#isStale = true;
    this.#pendingEvents = [];
  }
}
