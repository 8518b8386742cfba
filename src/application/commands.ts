import type { EntityEvent } from '../domain/entity-event.ts';
import { ConcurrencyError } from '../infrastructure/errors.ts';
import type { EventStore } from '../infrastructure/event-store.ts';
import { Markers, type StoredCommand } from '../infrastructure/markers.ts';
import { DuplicateCommandError, ValueNotClaimedError, ValueTakenError } from './errors.ts';

/** What is stored together with the events of a save, in the same append. */
export interface CommandOptions {
  /** An id that the client has given the command: with it, the command is stored once at most. */
  readonly commandId?: string;
  /** Values that no other aggregate may have, such as `email:ann@example.org`. */
  readonly claims?: readonly string[];
  /** Values that the aggregate has claimed before, and gives up. */
  readonly releases?: readonly string[];
}

/** Stores events with the ids of their commands and the values that they claim (set-based rules). */
export class Commands {
  readonly #eventStore: EventStore<EntityEvent>;
  readonly #markers: Markers;

  /** @param eventStore where the events are. */
  constructor(eventStore: EventStore<EntityEvent>) {
    this.#eventStore = eventStore;
    this.#markers = new Markers(eventStore.recordManager);
  }

  /** What was stored with a command, if it was. */
  find(commandId: string): Promise<StoredCommand | null> {
    return this.#markers.findCommand(commandId);
  }

  /** @throws DuplicateCommandError when the command has been stored. */
  async requireNew(commandId: string, cause?: unknown): Promise<void> {
    const found = await this.find(commandId);
    if (found) throw new DuplicateCommandError(commandId, found.stored, { cause });
  }

  /** Stores events and markers, all or none. The values are claimed by the aggregate of that id. */
  async store(by: string, events: readonly EntityEvent[], options: CommandOptions): Promise<void> {
    const { commandId, claims = [], releases = [] } = options;
    const items = events.map((event) => this.#eventStore.eventMapper.toItem(event));
    try {
      const markers = await this.#markers.claims(by, releases, claims);
      if (commandId !== undefined) markers.push(await this.#markers.command(commandId, items));
      await this.#eventStore.recordManager.recordItems([...items, ...markers]);
    } catch (error) {
      if (error instanceof ConcurrencyError) await this.#explain(error, by, options);
      throw error;
    }
  }

  /** A conflict names the first sequence in the way. That of the command is to be told first. */
  async #explain(cause: ConcurrencyError, by: string, options: CommandOptions): Promise<void> {
    const { commandId, claims = [], releases = [] } = options;
    if (commandId !== undefined) await this.requireNew(commandId, cause);
    for (const value of releases) {
      const owner = await this.#markers.findOwner(value);
      if (owner === null) throw new ValueNotClaimedError(value);
      if (owner !== by) throw new ValueTakenError(value, owner, { cause });
    }
    for (const value of claims) {
      const owner = await this.#markers.findOwner(value);
      if (owner !== null && !releases.includes(value)) {
        throw new ValueTakenError(value, owner, { cause });
      }
    }
  }
}
