import type { Class } from './class.ts';
import type { DomainEvent } from './domain-event.ts';

/** Receives each published batch of events, whole and in order. */
export type Subscriber = (events: readonly DomainEvent[]) => void | Promise<void>;

/** Decides whether a subscriber wants a batch. */
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
   * Calls a handler once for each event of the given class (or of any of the given classes, or of
   * any class at all when none is given), in order.
   *
   * @returns a function that ends the subscription.
   */
  subscribeTo<Event extends DomainEvent>(
    eventClasses: Class<Event> | readonly Class<Event>[],
    handler: (event: Event) => void | Promise<void>,
  ): Unsubscribe {
    const classes = [eventClasses].flat();
    const isWanted = (event: DomainEvent): event is DomainEvent & Event =>
      classes.length === 0 || classes.some((eventClass) => event instanceof eventClass);
    return this.subscribe(async (events) => {
      for (const event of events) if (isWanted(event)) await handler(event);
    });
  }

  /** Ends the subscription of this pair of subscriber and predicate; a stranger is ignored. */
  unsubscribe(subscriber: Subscriber, predicate?: Predicate): void {
    const subscription = this.#find(subscriber, predicate);
    this.#subscriptions = this.#subscriptions.filter((other) => other !== subscription);
  }

  /**
   * Gives a batch of events to everybody who was subscribed when the call began.
   *
   * @returns a promise that is fulfilled when the last subscriber has finished.
   * @throws whatever a subscriber throws; subscribers after it are then not called.
   * @throws TypeError when the events are not an array.
   */
  async publish(events: readonly DomainEvent[]): Promise<void> {
    if (!Array.isArray(events)) throw new TypeError('publish() takes an array of events.');
    if (events.length === 0) return;
    const verdicts = new Map<Predicate, boolean>();
    for (const { subscriber, predicate } of this.#subscriptions) {
      if (predicate && !verdicts.has(predicate)) verdicts.set(predicate, predicate(events));
      if (!predicate || verdicts.get(predicate)) await subscriber(events);
    }
  }

  /** Ends all subscriptions. */
  clear(): void {
    this.#subscriptions = [];
  }

  /** @throws Error while anybody is subscribed: for the end of tests. */
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

/** {@link EventBus.publish} on the {@link defaultBus}. */
export function publish(events: readonly DomainEvent[]): Promise<void> {
  return defaultBus.publish(events);
}

/** {@link EventBus.subscribe} on the {@link defaultBus}. */
export function subscribe(subscriber: Subscriber, predicate?: Predicate): Unsubscribe {
  return defaultBus.subscribe(subscriber, predicate);
}

/** {@link EventBus.unsubscribe} on the {@link defaultBus}. */
export function unsubscribe(subscriber: Subscriber, predicate?: Predicate): void {
  defaultBus.unsubscribe(subscriber, predicate);
}
