import type { Class, InstanceOf } from './class.ts';
import type { DomainEvent } from './domain-event.ts';

/**
 * Receives each published batch of events, whole and in order. Whoever publishes waits for the
 * promise, and gets the error.
 *
 * @param events the batch, oldest first.
 */
export type Subscriber = (events: readonly DomainEvent[]) => void | Promise<void>;

/**
 * Decides whether a subscriber wants a batch.
 *
 * @param events the batch, oldest first.
 * @returns true to have the whole batch given to the subscriber.
 */
export type Predicate = (events: readonly DomainEvent[]) => boolean;

/** Ends a subscription. Calling it again is harmless. */
export type Unsubscribe = () => void;

/**
 * Brings published events to the subscribers (the pattern Publish-Subscribe, or Observer).
 *
 * Subscribers are called one after another, in the order they subscribed, and are awaited: when
 * {@link EventBus.publish} returns, everybody has finished. There is a {@link defaultBus}; an
 * application that must not hear another's events has a bus of its own.
 */
export class EventBus {
  #subscriptions: { subscriber: Subscriber; predicate: Predicate | undefined }[] = [];

  /** How many subscriptions there are. */
  get size(): number {
    return this.#subscriptions.length;
  }

  /**
   * Subscribes to all batches, or to those that a predicate accepts. The same pair of subscriber
   * and predicate is subscribed once, however often it is given.
   *
   * @param subscriber is given the batches.
   * @param predicate decides which ones. It is asked once a batch, however many share it.
   * @returns a function that ends the subscription.
   */
  subscribe(subscriber: Subscriber, predicate?: Predicate): Unsubscribe {
    if (!this.#find(subscriber, predicate)) {
      // A new array each time: whoever is publishing goes on with the one it began with.
      this.#subscriptions = [...this.#subscriptions, { subscriber, predicate }];
    }
    return () => this.unsubscribe(subscriber, predicate);
  }

  /**
   * Calls a handler once for each event of some classes, in order, and waits for it.
   *
   * @param eventClasses a class (its subclasses count too) or several; an empty array means all.
   * @param handler is given the events.
   * @returns a function that ends the subscription.
   */
  subscribeTo<EventClass extends Class<DomainEvent>>(
    eventClasses: EventClass | readonly EventClass[],
    handler: (event: InstanceOf<EventClass>) => void | Promise<void>,
  ): Unsubscribe {
    const classes: readonly Class[] = [eventClasses].flat();
    const isWanted = (event: object): event is InstanceOf<EventClass> =>
      classes.length === 0 || classes.some((eventClass) => event instanceof eventClass);
    return this.subscribe(async (events) => {
      for (const event of events) if (isWanted(event)) await handler(event);
    });
  }

  /**
   * Ends a subscription. A pair that is not subscribed is ignored.
   *
   * @param subscriber the one it was begun with.
   * @param predicate the one it was begun with, if any.
   */
  unsubscribe(subscriber: Subscriber, predicate?: Predicate): void {
    const subscription = this.#find(subscriber, predicate);
    this.#subscriptions = this.#subscriptions.filter((other) => other !== subscription);
  }

  /**
   * Gives a batch of events to everybody who was subscribed when the call began.
   *
   * @param events the batch, oldest first. An empty one is given to nobody.
   * @returns a promise that is fulfilled when the last subscriber has finished.
   * @throws whatever a subscriber throws; subscribers after it are then not called.
   * @throws TypeError when the events are not an array.
   */
  async publish(events: readonly DomainEvent[]): Promise<void> {
    if (!Array.isArray(events)) throw new TypeError('publish() takes an array of events.');
    if (events.length === 0) return;
    // A copy: neither the publisher nor a subscriber can change what the next subscriber gets.
    const batch = Object.freeze([...events]);
    const verdicts = new Map<Predicate, boolean>();
    for (const { subscriber, predicate } of this.#subscriptions) {
      if (predicate && !verdicts.has(predicate)) verdicts.set(predicate, predicate(batch));
      if (!predicate || verdicts.get(predicate)) await subscriber(batch);
    }
  }

  /** Ends all subscriptions. */
  clear(): void {
    this.#subscriptions = [];
  }

  /**
   * Checks that every subscription was ended: for the end of tests.
   *
   * @throws Error while anybody is subscribed.
   */
  assertNoSubscribers(): void {
    if (this.size > 0) throw new Error(`${this.size} subscriber(s) left on the bus.`);
  }

  #find(subscriber: Subscriber, predicate: Predicate | undefined) {
    return this.#subscriptions.find(
      (other) => other.subscriber === subscriber && other.predicate === predicate,
    );
  }
}

/** The bus of {@link publish}, {@link subscribe} and {@link unsubscribe}. */
export const defaultBus = new EventBus();

/**
 * {@link EventBus.publish} on the {@link defaultBus}.
 *
 * @param events the batch, oldest first.
 * @returns a promise that is fulfilled when the last subscriber has finished.
 * @throws whatever a subscriber throws; subscribers after it are then not called.
 */
export function publish(events: readonly DomainEvent[]): Promise<void> {
  return defaultBus.publish(events);
}

/**
 * {@link EventBus.subscribe} on the {@link defaultBus}.
 *
 * @param subscriber is given the batches.
 * @param predicate decides which ones. By default all.
 * @returns a function that ends the subscription.
 */
export function subscribe(subscriber: Subscriber, predicate?: Predicate): Unsubscribe {
  return defaultBus.subscribe(subscriber, predicate);
}

/**
 * {@link EventBus.unsubscribe} on the {@link defaultBus}.
 *
 * @param subscriber the one the subscription was begun with.
 * @param predicate the one it was begun with, if any.
 */
export function unsubscribe(subscriber: Subscriber, predicate?: Predicate): void {
  defaultBus.unsubscribe(subscriber, predicate);
}
