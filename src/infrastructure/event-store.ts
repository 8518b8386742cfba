import type { MutatorFunction } from '../domain/mutator.ts';
import { isMarker } from './markers.ts';
import { iterPages, type PagedSlice } from './paging.ts';
import type { AppendOptions, RecordManager, Slice } from './record-manager.ts';
import type { EventMapper } from './sequenced-item-mapper.ts';
import type { SequencedItem } from './sequenced-item.ts';

/** What an {@link EventStore} is made of. */
export interface EventStoreOptions<Event extends object, Transaction = never> {
  /** Where the items are. */
  readonly recordManager: RecordManager<Transaction>;
  /** How events become items. */
  readonly eventMapper: EventMapper<Event>;
}

/**
 * Stores events and reads them back (the pattern Event Store, Young): a mapper turns events into
 * items, a record manager stores the items.
 *
 * @typeParam Event the events, a union of their classes.
 * @typeParam Transaction what an append can be made part of: that of the record manager.
 */
export class EventStore<Event extends object, Transaction = never> {
  /** Where the items are. */
  readonly recordManager: RecordManager<Transaction>;
  /** How events become items. */
  readonly eventMapper: EventMapper<Event>;

  /** @param options what it is made of. */
  constructor(options: EventStoreOptions<Event, Transaction>) {
    this.recordManager = options.recordManager;
    this.eventMapper = options.eventMapper;
  }

  /**
   * Appends a batch of events: all of them or none. No events, nothing happens.
   *
   * @param events the events, those of one sequence oldest first.
   * @param options a transaction of your own to store them in. By default the append is its own.
   * @returns a promise that is fulfilled when the database has stored them.
   * @throws ConcurrencyError when an event is not the next one of its sequence, or another one was
   *   stored there first. Nothing is stored then.
   * @throws TypeError when something else than an array is given.
   * @throws UnregisteredEventError when the class of an event has no topic.
   * @throws TranscodingError when a value of an event could not be read back.
   */
  async storeEvents(events: readonly Event[], options?: AppendOptions<Transaction>): Promise<void> {
    if (!Array.isArray(events)) throw new TypeError('storeEvents() takes an array of events.');
    if (events.length === 0) return;
    const items = Array.from(events, (event: Event) => this.eventMapper.toItem(event));
    await this.recordManager.recordItems(items, options);
  }

  /**
   * Reads the events of a sequence.
   *
   * @param sequenceId the id of the entity, a UUID.
   * @param slice which ones. By default all.
   * @returns the events, in order. An unknown sequence has none.
   * @throws DataIntegrityError when an item cannot be read. An {@link UnknownTopicError} is one of
   *   those.
   * @throws RangeError when the limit is less than 1, or a bound is no whole number.
   * @throws TypeError when the id is no UUID.
   */
  async listEvents(sequenceId: string, slice?: Slice): Promise<Event[]> {
    const items = await this.recordManager.listItems(sequenceId, slice);
    return items.map((item) => this.eventMapper.fromItem(item));
  }

  /**
   * Goes through the events of a sequence, page by page. Nothing is read before it is asked for.
   *
   * @param sequenceId the id of the entity, a UUID.
   * @param slice which ones, and how many to fetch at a time. By default all, 100 at a time.
   * @returns the events, in order. They can be gone through once.
   * @throws DataIntegrityError when an item cannot be read. An {@link UnknownTopicError} is one of
   *   those.
   * @throws RangeError when the limit or the page size is less than 1, or a bound is no whole number.
   * @throws TypeError when the id is no UUID.
   */
  async *iterEvents(
    sequenceId: string,
    slice?: PagedSlice,
  ): AsyncGenerator<Event, void, undefined> {
    for await (const page of iterPages(this.recordManager, sequenceId, slice)) {
      for (const item of page) yield this.eventMapper.fromItem(item);
    }
  }

  /**
   * Folds the events of a sequence into a state: `reduce`, for a history that need not fit into
   * memory. There are two pages of it at most: one that is folded, and the next one, which is being
   * fetched.
   *
   * @param mutator what an event does to the state. It is given `null` before the first event.
   * @param sequenceId the id of the entity, a UUID.
   * @param slice which ones, and how many to fetch at a time. By default all, 100 at a time.
   * @returns the state after the last event: `null` when there was none.
   * @typeParam State what the events make.
   * @throws whatever the mutator throws.
   * @throws DataIntegrityError when an item cannot be read. An {@link UnknownTopicError} is one of
   *   those.
   * @throws RangeError when the limit or the page size is less than 1, or a bound is no whole number.
   * @throws TypeError when the id is no UUID.
   */
  async replay<State>(
    mutator: MutatorFunction<State, Event>,
    sequenceId: string,
    slice?: PagedSlice,
  ): Promise<State | null> {
    const pages = iterPages(this.recordManager, sequenceId, slice);
    let state: State | null = null;
    for (let next = pages.next(); ;) {
      const page = await next;
      if (page.done) return state;
      // While this page is folded, a server looks for the next one. Should the mutator throw, the
      // error of that page is not asked for any more.
      next = pages.next();
      await Promise.race([next.catch(() => undefined), nextTurn()]);
      state = this.#fold(mutator, state, page.value);
    }
  }

  /** Apart from what waits for pages: engines compile functions that wait less well. */
  #fold<State>(
    mutator: MutatorFunction<State, Event>,
    before: State | null,
    page: readonly SequencedItem[],
  ): State | null {
    let state = before;
    for (const item of page) state = mutator(state, this.eventMapper.fromItem(item));
    return state;
  }

  /**
   * Reads one event.
   *
   * @param sequenceId the id of the entity, a UUID.
   * @param position its place in the sequence: 0, 1, 2, …
   * @returns the event.
   * @throws ItemNotFoundError when there is none.
   * @throws DataIntegrityError when it cannot be read.
   */
  async getEvent(sequenceId: string, position: number): Promise<Event> {
    return this.eventMapper.fromItem(await this.recordManager.getItem(sequenceId, position));
  }

  /**
   * Reads the last event of a sequence, or the last one within bounds.
   *
   * @param sequenceId the id of the entity, a UUID.
   * @param bounds the position it must be before (`lt`), or not after (`lte`).
   * @returns the event, or `null` when there is none.
   * @throws DataIntegrityError when it cannot be read.
   */
  async getMostRecentEvent(
    sequenceId: string,
    bounds: Pick<Slice, 'lt' | 'lte'> = {},
  ): Promise<Event | null> {
    const [event] = await this.listEvents(sequenceId, { ...bounds, ascending: false, limit: 1 });
    return event ?? null;
  }

  /**
   * Goes through all events of all sequences, one sequence after another. This is *not* the order
   * in which they were stored: it suits exports and checks, not followers.
   *
   * @returns the events. They can be gone through once.
   * @throws DataIntegrityError when an item cannot be read.
   */
  async *allEvents(): AsyncGenerator<Event, void, undefined> {
    for (const sequenceId of await this.recordManager.listSequenceIds()) {
      for await (const page of iterPages(this.recordManager, sequenceId)) {
        for (const item of page) if (!isMarker(item)) yield this.eventMapper.fromItem(item);
      }
    }
  }
}

/** Browsers have none. */
declare const setImmediate: ((then: () => void) => void) | undefined;

/** Folding lets no other code run: a request that was made just now would only go out after it. */
function nextTurn(): Promise<void> {
  return new Promise((resolve) => {
    if (typeof setImmediate === 'function') setImmediate(resolve);
    else setTimeout(resolve); // browsers
  });
}
