import { ConcurrencyError, groupBySequence, SequencedItem } from 'event-sourcing-workbook';
import type { RecordManager, Slice } from 'event-sourcing-workbook';
import { MapRecordManager, type Sequences } from './map-record-manager.ts';

/** Makes a record manager on a store, which others may have open, or have closed. */
export type Make = (sequences: Sequences, isReopened: boolean) => RecordManager;

const anyTime = (): Promise<unknown> => new Promise((resolve) => setImmediate(resolve));

class CheckingEarly extends MapRecordManager {
  override async recordItems(items: readonly SequencedItem[]): Promise<void> {
    const batch = groupBySequence(items);
    for (const [id, added] of batch) this.check(id, added);
    await anyTime();
    for (const [id, added] of batch) this.add(id, added);
  }
}

class CheckingItsOwn extends MapRecordManager {
  readonly #versions = new Map<string, number>();

  /** Counts what is stored only once. */
  protected override check(sequenceId: string, added: readonly SequencedItem[]): void {
    const currentVersion =
      this.#versions.get(sequenceId) ?? this.sequences.get(sequenceId)?.length ?? 0;
    this.#versions.set(sequenceId, currentVersion);
    const position = added[0]!.position;
    if (position !== currentVersion) throw new ConcurrencyError({ sequenceId, position });
    this.#versions.set(sequenceId, currentVersion + added.length);
  }
}

class WritingOneByOne extends MapRecordManager {
  override async recordItems(items: readonly SequencedItem[]): Promise<void> {
    for (const added of groupBySequence(items).values()) await super.recordItems(added);
  }
}

class ShowingHalves extends MapRecordManager {
  override async recordItems(items: readonly SequencedItem[]): Promise<void> {
    const half = Math.ceil(items.length / 2);
    await super.recordItems(items.slice(0, half));
    await anyTime();
    await super.recordItems(items.slice(half));
  }
}

class LeavingGaps extends MapRecordManager {
  protected override check(id: string, added: readonly SequencedItem[]): void {
    if (this.sequences.get(id)?.some(({ position }) => position === added[0]!.position)) {
      super.check(id, added);
    }
  }
}

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

/** Reads another slice than the one that is asked for. */
function reading(change: (slice: Slice) => Slice): Make {
  return (sequences) =>
    new (class extends MapRecordManager {
      override listItems(id: string, slice: Slice = {}): Promise<SequencedItem[]> {
        return super.listItems(id, change(slice));
      }
    })(sequences);
}

export interface Fault {
  readonly fault: string;
  /** A test of the contract that must fail. */
  readonly foundBy: string;
  readonly make: Make;
}

/** What can be wrong with a record manager. */
export const FAULTS: readonly Fault[] = [
  {
    fault: 'checks, waits, and then writes',
    foundBy:
      'A loser is told ConcurrencyError: of many who append at one position exactly one wins',
    make: (sequences) => new CheckingEarly(sequences),
  },
  {
    fault: 'checks, waits, and then writes, beside others',
    foundBy:
      'A sequence has no gap and no duplicate: of 8 writers with 4 record managers exactly what is acknowledged is stored',
    make: (sequences) => new CheckingEarly(sequences),
  },
  {
    fault: 'believes that nobody else writes',
    foundBy:
      'A loser is told ConcurrencyError: of several record managers that append at one position at once exactly one wins',
    make: (sequences) => new CheckingItsOwn(sequences),
  },
  {
    fault: 'writes one sequence after another',
    foundBy:
      'An append is stored whole or not at all: a batch whose middle or last item conflicts stores nothing',
    make: (sequences) => new WritingOneByOne(sequences),
  },
  {
    fault: 'shows half of a large append',
    foundBy:
      'Overlapping calls never mix: what another record manager reads beside a large append is all of it or nothing',
    make: (sequences) => new ShowingHalves(sequences),
  },
  {
    fault: 'does not look for the item before',
    foundBy:
      'A sequence has no gap and no duplicate: a position that leaves a gap after what another record manager has stored is refused',
    make: (sequences) => new LeavingGaps(sequences),
  },
  {
    fault: 'cuts a state at three million characters',
    foundBy: 'What is written is read back equal: a state of ten million characters comes back',
    make: changing((state) => state.slice(0, 3_000_000)),
  },
  {
    fault: 'composes letters and their accents',
    foundBy:
      'What is written is read back equal: any well-formed text without U+0000 comes back, as topic and as state',
    make: changing((state) => state.normalize('NFC')),
  },
  {
    fault: 'takes no notice of `lt` when there is `lte`',
    foundBy: 'A sequence is read in order: of two bounds on the same side the narrower one binds',
    make: reading(({ lt, ...slice }) => (slice.lte === undefined ? { ...slice, lt } : slice)),
  },
  {
    fault: 'takes no notice of the order asked for',
    foundBy:
      'A sequence is read in order: results descend when asked to, whichever way they were queried',
    make: reading((slice) => ({ ...slice, resultsAscending: slice.ascending })),
  },
  {
    fault: 'forgets what it has when it is closed',
    foundBy:
      'What is acknowledged is stored: it is there when the store was closed and opened again',
    make: (sequences, isReopened) => new MapRecordManager(isReopened ? new Map() : sequences),
  },
];
