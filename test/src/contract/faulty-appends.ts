import { ConcurrencyError, groupBySequence, SequencedItem } from 'event-sourcing-workbook';
import type { Slice } from 'event-sourcing-workbook';
import { anyTime, type Fault, type Make } from './fault.ts';
import { MapRecordManager } from './map-record-manager.ts';

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

class CheckingAllButTheLast extends MapRecordManager {
  override async recordItems(items: readonly SequencedItem[]): Promise<void> {
    const batch = [...groupBySequence(items)];
    for (const [id, added] of batch.slice(0, -1)) this.check(id, added);
    for (const [, added] of batch) await super.recordItems(added);
  }
}

class LeavingGaps extends MapRecordManager {
  protected override check(id: string, added: readonly SequencedItem[]): void {
    if (this.sequences.get(id)?.some(({ position }) => position === added[0]!.position)) {
      super.check(id, added);
    }
  }
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

/** What can be wrong with a record manager that writes and reads. */
export const FAULTS_OF_APPENDS: readonly Fault[] = [
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
      'An append is stored whole or not at all: a batch whose first, middle or last sequence conflicts stores nothing',
    make: (sequences) => new WritingOneByOne(sequences),
  },
  {
    fault: 'does not check the last sequence of a batch before it writes the others',
    foundBy:
      'An append is stored whole or not at all: a batch whose first, middle or last sequence conflicts stores nothing',
    make: (sequences) => new CheckingAllButTheLast(sequences),
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
    fault: 'takes no notice of `lt` when there is `lte`',
    foundBy: 'A sequence is read in order: of two bounds on the same side the narrower one binds',
    make: reading(({ lt, ...slice }) => (slice.lte === undefined ? { ...slice, lt } : slice)),
  },
  {
    fault: 'takes no notice of the order asked for',
    foundBy: 'A sequence is read in order: a descending query gives the last item first',
    make: reading((slice) => ({ ...slice, ascending: true })),
  },
  {
    fault: 'forgets what it has when it is closed',
    foundBy:
      'What is acknowledged is stored: it is there when the store was closed and opened again',
    make: (sequences, isReopened) => new MapRecordManager(isReopened ? new Map() : sequences),
  },
];
