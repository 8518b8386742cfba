import { iterItems, type PagedSlice } from './paging.ts';
import type { RecordManager, Slice } from './record-manager.ts';
import type { EventMapper } from './sequenced-item-mapper.ts';

/**
 * Stores events and reads them back (the pattern Event Store, Young): a mapper turns events into
 * items, a record manager stores the items.
 */
export class EventStore<Event extends object> {
  /** Where the items are. */
  readonly recordManager: RecordManager;
  /** How events become items. */
  readonly eventMapper: EventMapper<Event>;

  constructor(options: {
    readonly recordManager: RecordManager;
    readonly eventMapper: EventMapper<Event>;
  }) {
    this.recordManager = options.recordManager;
    this.eventMapper = options.eventMapper;
  }

  /**
   * Appends a batch of events: all of them or none. No events, nothing happens.
   *
   * @throws ConcurrencyError when an event is not the next one of its sequence, or somebody else
   *   has stored it first. Nothing is stored then.
   * @throws TypeError when something else than an array is given.
   * @throws UnregisteredEventError, TranscodingError when an event cannot be mapped to an item.
   */
  async storeEvents(events: readonly Event[]): Promise<void> {
    if (!Array.isArray(events)) throw new TypeError('storeEvents() takes an array of events.');
    if (events.length === 0) return;
    await this.recordManager.recordItems(events.map((event) => this.eventMapper.toItem(event)));
  }

  /**
   * The events of a sequence, in order. An unknown sequence has none.
   *
   * @throws DataIntegrityError, UnknownTopicError when an item cannot be read.
   */
  async listEvents(sequenceId: string, slice?: Slice): Promise<Event[]> {
    const items = await this.recordManager.listItems(sequenceId, slice);
    return items.map((item) => this.eventMapper.fromItem(item));
  }

  /**
   * Goes through the events of a sequence, page by page. Nothing is read before it is asked for; the
   * result can be gone through once.
   *
   * @throws DataIntegrityError, UnknownTopicError when an item cannot be read.
   */
  async *iterEvents(
    sequenceId: string,
    slice?: PagedSlice,
  ): AsyncGenerator<Event, void, undefined> {
    for await (const item of iterItems(this.recordManager, sequenceId, slice)) {
      yield this.eventMapper.fromItem(item);
    }
  }

  /**
   * The event at a position of a sequence.
   *
   * @throws ItemNotFoundError when there is none.
   */
  async getEvent(sequenceId: string, position: number): Promise<Event> {
    return this.eventMapper.fromItem(await this.recordManager.getItem(sequenceId, position));
  }

  /** The last event of a sequence, or the last one within the bounds; `null` when there is none. */
  async getMostRecentEvent(
    sequenceId: string,
    bounds: Pick<Slice, 'lt' | 'lte'> = {},
  ): Promise<Event | null> {
    const [event] = await this.listEvents(sequenceId, { ...bounds, ascending: false, limit: 1 });
    return event ?? null;
  }

  /**
   * All events of all sequences, one sequence after another. This is *not* the order in which they
   * were stored: it suits exports and checks, not followers.
   */
  async *allEvents(): AsyncGenerator<Event, void, undefined> {
    for (const sequenceId of await this.recordManager.listSequenceIds()) {
      yield* this.iterEvents(sequenceId);
    }
  }
}
