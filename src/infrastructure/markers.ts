import { ConcurrencyError, type ItemPlace } from './errors.ts';
import type { RecordManager } from './record-manager.ts';
import { SequencedItem } from './sequenced-item.ts';

/**
 * Items that are no events: they mark a command as done, or a value as taken. Each has a sequence of
 * its own, whose id follows from what it marks, so the rule that keeps two writers from one position
 * keeps two commands from one id, and two aggregates from one value.
 */
const COMMAND = '@command';
const CLAIMED = '@claimed';
const RELEASED = '@released';

/** True for an item that is no event. */
export function isMarker({ topic }: SequencedItem): boolean {
  return topic === COMMAND || topic === CLAIMED || topic === RELEASED;
}

/** What was stored together with a command. */
export interface StoredCommand {
  /** The id of the command. */
  readonly commandId: string;
  /** Where its events are. */
  readonly stored: readonly ItemPlace[];
}

/** The last item of a sequence of markers: what it says, and where the next one goes. */
interface Mark {
  readonly sequenceId: string;
  readonly next: number;
  readonly topic: string | undefined;
  readonly says: Readonly<Record<string, unknown>>;
}

/** Makes and reads the {@link isMarker markers} of a store. */
export class Markers {
  readonly #recordManager: RecordManager;

  /** @param recordManager where they are. */
  constructor(recordManager: RecordManager) {
    this.#recordManager = recordManager;
  }

  /** What was stored with a command, if it was. */
  async findCommand(commandId: string): Promise<StoredCommand | null> {
    const { topic, says } = await this.#last(COMMAND, commandId);
    if (topic === undefined) return null;
    return { commandId, stored: says['stored'] as readonly ItemPlace[] };
  }

  /** The id of the aggregate that has claimed a value, if one has. */
  async findOwner(value: string): Promise<string | null> {
    const { topic, says } = await this.#last(CLAIMED, value);
    return topic === CLAIMED ? String(says['by']) : null;
  }

  /** The item that marks a command as done. */
  async command(commandId: string, items: readonly SequencedItem[]): Promise<SequencedItem> {
    const sequenceId = await idOf(COMMAND, commandId);
    const stored = items.map(({ sequenceId: id, position }) => ({ sequenceId: id, position }));
    return markerAt(sequenceId, 0, COMMAND, { commandId, stored });
  }

  /**
   * The items that release values and claim others, for an aggregate.
   *
   * @throws ConcurrencyError when a value to claim is taken, or one to release is not claimed by it.
   */
  async claims(
    by: string,
    releases: readonly string[],
    claims: readonly string[],
  ): Promise<SequencedItem[]> {
    const items: SequencedItem[] = [];
    const released = new Map<string, Mark>();
    for (const value of new Set(releases)) {
      const mark = await this.#last(CLAIMED, value);
      if (mark.topic !== CLAIMED || mark.says['by'] !== by) throw conflictAt(mark);
      items.push(markerAt(mark.sequenceId, mark.next, RELEASED, { value, by }));
      released.set(value, { ...mark, next: mark.next + 1, topic: RELEASED });
    }
    for (const value of new Set(claims)) {
      const mark = released.get(value) ?? (await this.#last(CLAIMED, value));
      if (mark.topic === CLAIMED) throw conflictAt(mark);
      items.push(markerAt(mark.sequenceId, mark.next, CLAIMED, { value, by }));
    }
    return items;
  }

  async #last(kind: string, name: string): Promise<Mark> {
    const sequenceId = await idOf(kind, name);
    const [last] = await this.#recordManager.listItems(sequenceId, { ascending: false, limit: 1 });
    if (!last) return { sequenceId, next: 0, topic: undefined, says: {} };
    const says = JSON.parse(last.state) as Readonly<Record<string, unknown>>;
    return { sequenceId, next: last.position + 1, topic: last.topic, says };
  }
}

function markerAt(
  sequenceId: string,
  position: number,
  topic: string,
  says: object,
): SequencedItem {
  return new SequencedItem({ sequenceId, position, topic, state: JSON.stringify(says) });
}

function conflictAt({ sequenceId, next }: Mark): ConcurrencyError {
  return new ConcurrencyError({ sequenceId, position: next, currentVersion: next });
}

/** A UUID that follows from a text (version 5, RFC 9562), in the name space of this library. */
async function idOf(kind: string, name: string): Promise<string> {
  const { subtle } = crypto;
  if (!subtle) {
    throw new Error(
      'Ids of commands and unique values need WebCrypto, which a page that was opened from a file ' +
        'does not have: open it through a server.',
    );
  }
  const bytes = new TextEncoder().encode(`event-sourcing-workbook ${kind} ${name}`);
  const hash = new Uint8Array(await subtle.digest('SHA-1', bytes)).slice(0, 16);
  hash.set([((hash[6] ?? 0) & 0x0f) | 0x50], 6);
  hash.set([((hash[8] ?? 0) & 0x3f) | 0x80], 8);
  const hex = Array.from(hash, (byte) => byte.toString(16).padStart(2, '0')).join('');
  return hex.replace(/^(.{8})(.{4})(.{4})(.{4})(.{12})$/, '$1-$2-$3-$4-$5');
}
