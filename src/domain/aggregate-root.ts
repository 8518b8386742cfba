import { defaultBus, type EventBus } from './event-bus.ts';
import { AttributeChangedEvent, CreatedEvent, DiscardedEvent } from './entity-event.ts';
import type { EntityEvent, OriginatorFields } from './entity-event.ts';
import {
  EntityIsDiscardedError,
  EntityIsStaleError,
  NobodyListeningError,
  OriginatorIdError,
  OriginatorVersionError,
  SaveInProgressError,
  UnhandledEventError,
} from './errors.ts';
import { textOfFields } from './values.ts';

/**
 * Supertype of entities whose state is the result of their events (the pattern Aggregate, Evans,
 * with event sourcing, Young).
 *
 * A command is a method of a subclass. It triggers events, which are applied at once and wait in
 * {@link AggregateRoot.pendingEvents} until {@link AggregateRoot.save} publishes all of them as one
 * batch, to be stored together or not at all. If that fails, the object is stale: fetch the
 * aggregate again and repeat the command.
 *
 * Declare its attributes `readonly`, and the compiler keeps everybody else's hands off them:
 *
 * ```ts
 * class Opened extends CreatedEvent<{ owner: string }> {
 *   override mutate(): Account {
 *     return new Account(this);
 *   }
 * }
 *
 * class Account extends AggregateRoot<{ owner: string }> {
 *   readonly owner: string;
 *
 *   constructor(opened: Opened) {
 *     super(opened);
 *     this.owner = opened.owner;
 *   }
 *
 *   static open(owner: string): Account {
 *     return Account.begin(new Opened({ originatorId: newId(), owner }));
 *   }
 *
 *   handOver(owner: string): void {
 *     this.changeAttribute('owner', owner);
 *   }
 * }
 * ```
 *
 * @typeParam Attributes the fields that {@link AggregateRoot.changeAttribute} may change.
 */
export abstract class AggregateRoot<Attributes extends object = object> {
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

  /** True once a save of it has failed: it takes no more commands then, and is to be got again. */
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
   */
  static mutate(
    this: void,
    aggregate: AggregateRoot | null,
    event: EntityEvent,
  ): AggregateRoot | null {
    const expected = aggregate?.version ?? 0;
    if (aggregate && aggregate.id !== event.originatorId) {
      throw new OriginatorIdError(aggregate.id, event.originatorId);
    }
    if (event.originatorVersion !== expected) {
      throw new OriginatorVersionError(event.originatorId, expected, event.originatorVersion);
    }
    if (!aggregate && !(event instanceof CreatedEvent)) {
      throw new UnhandledEventError(event, 'the first event must be a CreatedEvent');
    }
    const next = event.mutate(aggregate);
    const changed = next ?? aggregate;
    if (changed) changed.#advance(event, next === null);
    return next;
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
   * @param eventClass the class of the event.
   * @param fields its fields, without those the aggregate knows itself.
   * @throws EntityIsDiscardedError when the aggregate has been discarded; nothing happens then.
   * @throws EntityIsStaleError when a save has failed; nothing happens then.
   * @throws UnhandledEventError when the event does not say what it does.
   * @throws TypeError when the event returns another object than this one.
   */
  protected trigger<Fields extends object>(
    eventClass: new (fields: OriginatorFields & Fields) => EntityEvent,
    fields: Fields,
  ): void {
    if (this.#isStale) throw new EntityIsStaleError(this.#id);
    if (this.#isDiscarded) throw new EntityIsDiscardedError(this.#id);
    const originator = { originatorId: this.#id, originatorVersion: this.#version };
    const event = new eventClass({ ...fields, ...originator });
    const next = AggregateRoot.mutate(this, event);
    if (next !== this && next !== null) {
      // The caller holds this object: a new state in another one would be lost.
      throw new TypeError(`${eventClass.name}: mutate() must return its entity, or null.`);
    }
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
   * Triggers a {@link DiscardedEvent}: once it is saved, the repository has no such aggregate.
   *
   * @throws EntityIsDiscardedError when the aggregate has been discarded already.
   */
  discard(): void {
    this.trigger(DiscardedEvent, {});
  }

  /**
   * Publishes the pending events as one batch, and forgets them. With none, it does nothing.
   *
   * @param bus where to publish: the bus that your application listens to. By default the
   *   {@link defaultBus}.
   * @returns a promise that is fulfilled when every subscriber has finished.
   * @throws NobodyListeningError when nobody is subscribed; the events stay pending.
   * @throws whatever a subscriber throws, a failure to store above all. The events are then gone and
   *   this object is stale: fetch the aggregate again and repeat the command.
   * @throws EntityIsStaleError when a save has failed before.
   * @throws SaveInProgressError when another save has not finished; the events stay pending.
   */
  async save(bus: EventBus = defaultBus): Promise<void> {
    const events = this.#pendingEvents;
    if (this.#isStale) throw new EntityIsStaleError(this.#id);
    // If the first of two overlapping saves fails, the second one would store what follows from it.
    if (this.#isSaving) throw new SaveInProgressError(this.#id);
    if (events.length === 0) return;
    if (bus.size === 0) throw new NobodyListeningError(this.#id, events.length);
    this.#pendingEvents = [];
    this.#isSaving = true;
    try {
      await bus.publish(events);
    } catch (error) {
      this.#isStale = true;
      this.#pendingEvents = [];
      throw error;
    } finally {
      this.#isSaving = false;
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
}
