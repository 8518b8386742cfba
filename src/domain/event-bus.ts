import type { Class, InstanceOf } from './class.ts';
import type { DomainEvent } from './domain-event.ts';

/** Receives each published batch of events, whole and in order. The publisher waits for it. */
export interface Subscriber {
  /**
   * @param events the batch, oldest first.
   * @returns nothing, or a promise that the publisher waits for. Its error reaches the publisher.
   */
  (events: readonly DomainEvent[]): void | Promise<void>;

  /**
   * For a subscriber that stores events, such as a persistence policy: whether it stores these.
   *
   * @param events the batch, oldest first.
   * @returns true when it stores them, or refuses them with an error.
   */
  readonly stores?: (events: readonly DomainEvent[]) => boolean;
}

/** Ends a subscription. Calling it again is harmless. */
export type Unsubscribe = () => void;

/**
 * Brings published events to the subscribers (the pattern Publish-Subscribe, or Observer).
 *
 * Subscribers are called one after another, in the order they subscribed, and are awaited: when
 * {@link EventBus.publish} returns, all have finished. There is a {@link defaultBus}; an application
 * that must not hear another's events has a bus of its own.
 */
export class EventBus {
  #subscribers: readonly Subscriber[] = [];

  /** How many subscribers there are. */
  get size(): number {
    return this.#subscribers.length;
  }

  /**
   * Subscribes to all batches. A subscriber is called once, however often it is subscribed.
   *
   * @param subscriber is given the batches.
   * @returns a function that ends the subscription.
   */
  subscribe(subscriber: Subscriber): Unsubscribe {
    // A new array each time: a publication that has begun goes on with the one it began with.
    this.#subscribers = [...new Set([...this.#subscribers, subscriber])];
    return () => this.unsubscribe(subscriber);
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
   * Ends a subscription. A subscriber that is not subscribed is ignored.
   *
   * @param subscriber the one that was subscribed.
   */
  unsubscribe(subscriber: Subscriber): void {
    this.#subscribers = this.#subscribers.filter((other) => other !== subscriber);
  }

  /**
   * Tells whether a batch would be stored.
   *
   * @param events the batch, oldest first.
   * @returns true when a subscriber says that it stores them ({@link Subscriber.stores}).
   */
  stores(events: readonly DomainEvent[]): boolean {
    return this.#subscribers.some((subscriber) => subscriber.stores?.(events));
  }

  /**
   * Gives a batch of events to all who were subscribed when the call began.
   *
   * @param events the batch, oldest first. An empty one is given to no subscriber.
   * @param onStored is called as soon as all subscribers that store the events have stored them.
   * @returns a promise that is fulfilled when the last subscriber has finished.
   * @throws whatever a subscriber throws; subscribers after it are then not called.
   * @throws TypeError when the events are not an array.
   */
  async publish(events: readonly DomainEvent[], onStored?: () => void): Promise<void> {
    if (!Array.isArray(events)) throw new TypeError('publish() takes an array of events.');
    if (events.length === 0) return;
    // A copy: neither the publisher nor a subscriber can change what the next subscriber gets.
    const batch = Object.freeze([...events]);
    const lastStore = this.#subscribers.findLast((subscriber) => subscriber.stores?.(batch));
    for (const subscriber of this.#subscribers) {
      await subscriber(batch);
      if (subscriber === lastStore) onStored?.();
    }
  }

  /** Ends all subscriptions. */
  clear(): void {
    this.#subscribers = [];
  }

  /**
   * Checks that every subscription was ended: for the end of tests.
   *
   * @throws Error while there are subscribers.
   */
  assertNoSubscribers(): void {
    if (this.size > 0) throw new Error(`${this.size} subscriber(s) left on the bus.`);
  }
}

/** The bus of programs that need no other: a persistence policy and a save use it by default. */
export const defaultBus = new EventBus();
