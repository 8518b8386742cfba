import type { Class } from '../domain/class.ts';
import { defaultBus, type EventBus, type Unsubscribe } from '../domain/event-bus.ts';
import type { DomainEvent } from '../domain/domain-event.ts';
import type { EventStore } from '../infrastructure/event-store.ts';
import { MixedBatchError } from './errors.ts';

/**
 * What a {@link PersistencePolicy} is made of.
 *
 * @typeParam Event the events that are stored.
 */
export interface PersistencePolicyOptions<Event extends DomainEvent> {
  /** Where events are stored. */
  readonly eventStore: EventStore<Event>;
  /** Which events are stored: those of this class, or of one of these. By default all. */
  readonly eventTypes?: Class<Event> | readonly Class<Event>[];
  /** The bus it listens to. By default the {@link defaultBus}. */
  readonly bus?: EventBus;
}

/**
 * Stores events whenever they are published (the pattern Policy of event storming: "whenever this
 * happened, do that"). The publisher waits until they are stored, and gets the error if they cannot
 * be: a {@link ConcurrencyError} above all, or a {@link MixedBatchError} when a batch holds events to
 * store and others.
 *
 * @typeParam Event the events that are stored.
 */
export class PersistencePolicy<Event extends DomainEvent> implements Disposable {
  readonly #eventStore: EventStore<Event>;
  readonly #eventTypes: readonly Class<Event>[] | undefined;
  readonly #unsubscribe: Unsubscribe;

  /**
   * Begins to listen.
   *
   * @param options where to listen, and what to store where.
   * @throws TypeError when the list of event types is empty.
   */
  constructor({ eventStore, eventTypes, bus = defaultBus }: PersistencePolicyOptions<Event>) {
    this.#eventStore = eventStore;
    this.#eventTypes = eventTypes && [eventTypes].flat();
    if (this.#eventTypes?.length === 0) {
      throw new TypeError('A persistence policy without event types would store nothing.');
    }
    this.#unsubscribe = bus.subscribe(
      Object.assign((events: readonly DomainEvent[]) => this.#storeEvents(events), {
        stores: (events: readonly DomainEvent[]) => events.some((event) => this.#isMine(event)),
      }),
    );
  }

  /** Stops listening. Doing so again is harmless. */
  close(): void {
    this.#unsubscribe();
  }

  /** {@link PersistencePolicy.close}, for `using`. */
  [Symbol.dispose](): void {
    this.close();
  }

  async #storeEvents(events: readonly DomainEvent[]): Promise<void> {
    const mine = events.filter((event): event is Event & DomainEvent => this.#isMine(event));
    if (mine.length === 0) return;
    // Half a batch would be worse than none: what was published together is stored together.
    if (mine.length < events.length)
      throw new MixedBatchError(events.filter((event) => !this.#isMine(event)));
    await this.#eventStore.storeEvents(mine);
  }

  #isMine(event: DomainEvent): boolean {
    return this.#eventTypes?.some((eventType) => event instanceof eventType) ?? true;
  }
}
