import { ItemNotFoundError, SequencedItem } from 'event-sourcing-workbook';
import type { Slice } from 'event-sourcing-workbook';
import { anyTime, type Fault, type Make } from './fault.ts';
import { MapRecordManager } from './map-record-manager.ts';

/** Changes each state that it stores. */
function changing(change: (state: string) => string): Make {
  return (sequences) =>
    new (class extends MapRecordManager {
      protected override add(id: string, added: readonly SequencedItem[]): void {
        super.add(
          id,
          added.map((item) => new SequencedItem({ ...item, state: change(item.state) })),
        );
      }
    })(sequences);
}

class KeepingBytes extends MapRecordManager {
  override async recordItems(items: readonly SequencedItem[]): Promise<void> {
    const decoded = (text: string) => new TextDecoder().decode(new TextEncoder().encode(text));
    await super.recordItems(
      items.map((item) => new SequencedItem({ ...item, state: decoded(item.state) })),
    );
  }
}

class FindingIdsAsGiven extends MapRecordManager {
  override async getItem(sequenceId: string, position: number): Promise<SequencedItem> {
    const item = this.sequences.get(sequenceId)?.[position];
    if (!item) throw new ItemNotFoundError({ sequenceId, position });
    return item;
  }
}

class HandingOutItsItems extends MapRecordManager {
  override async listItems(id: string, slice: Slice = {}): Promise<SequencedItem[]> {
    if (Object.keys(slice).length > 0) return super.listItems(id, slice);
    return (this.sequences.get(id) ?? []) as SequencedItem[];
  }
}

class HandingOutItsIds extends MapRecordManager {
  #ids: string[] | undefined;

  override async recordItems(items: readonly SequencedItem[]): Promise<void> {
    await super.recordItems(items);
    this.#ids = undefined;
  }

  override async listSequenceIds(): Promise<string[]> {
    return (this.#ids ??= await super.listSequenceIds());
  }
}

class BeginningWhatIsRead extends MapRecordManager {
  override async listItems(id: string, slice?: Slice): Promise<SequencedItem[]> {
    const items = await super.listItems(id, slice);
    if (!this.sequences.has(id)) this.sequences.set(id, []);
    return items;
  }
}

class ReadingTheListLate extends MapRecordManager {
  override async recordItems(items: readonly SequencedItem[]): Promise<void> {
    await anyTime();
    await super.recordItems(items);
  }
}

/** As a column for JSON does. */
function printed(state: string): string {
  try {
    return JSON.stringify(JSON.parse(state));
  } catch {
    return state;
  }
}

const EQUAL = 'What is written is read back equal';

/** What can be wrong with what a record manager keeps and hands out. */
export const FAULTS_OF_VALUES: readonly Fault[] = [
  {
    fault: 'cuts a state at three million characters',
    foundBy: `${EQUAL}: a state of ten million characters comes back`,
    make: changing((state) => state.slice(0, 3_000_000)),
  },
  {
    fault: 'composes letters and their accents',
    foundBy: `${EQUAL}: any well-formed text without U+0000 comes back, as topic and as state`,
    make: changing((state) => state.normalize('NFC')),
  },
  {
    fault: 'keeps bytes, and decodes them without their byte order mark',
    foundBy: `${EQUAL}: a text that the store cannot hold, as U+0000 or a byte order mark may be, is refused, not changed`,
    make: (sequences) => new KeepingBytes(sequences),
  },
  {
    fault: 'rounds the numbers in a state to 15 digits',
    foundBy: `${EQUAL}: any value at all, or it is refused with the path to it`,
    make: changing((state) =>
      state.replace(/-?\d+\.\d+(e[-+]\d+)?/g, (n) => String(Number(Number(n).toPrecision(15)))),
    ),
  },
  {
    fault: 'cannot hold an escaped U+0000, as `jsonb` cannot',
    foundBy: `${EQUAL}: any value at all, or it is refused with the path to it`,
    make: changing((state) => state.replaceAll('\\u0000', '')),
  },
  {
    fault: 'prints a state that is JSON anew',
    foundBy: `${EQUAL}: a state that is JSON comes back as it was printed`,
    make: changing(printed),
  },
  {
    fault: 'lists an id that was only read',
    foundBy: 'A sequence is read in order: an unknown sequence has no items',
    make: (sequences) => new BeginningWhatIsRead(sequences),
  },
  {
    fault: 'reads the list of the caller when it may have been changed',
    foundBy: `${EQUAL}: whatever the caller does to the lists that were given and handed out`,
    make: (sequences) => new ReadingTheListLate(sequences),
  },
  {
    fault: 'finds one item only by an id in lower case',
    foundBy: 'A sequence has no gap and no duplicate: ids in upper and lower case are one sequence',
    make: (sequences) => new FindingIdsAsGiven(sequences),
  },
  {
    fault: 'hands out the list that it keeps its items in',
    foundBy: `${EQUAL}: whatever the caller does to the lists that were given and handed out`,
    make: (sequences) => new HandingOutItsItems(sequences),
  },
  {
    fault: 'hands out the list that it keeps its ids in',
    foundBy: `${EQUAL}: whatever the caller does to the lists that were given and handed out`,
    make: (sequences) => new HandingOutItsIds(sequences),
  },
];
