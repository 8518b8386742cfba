import { ConcurrencyError, groupBySequence, type SequencedItem } from 'event-sourcing-workbook';
import { anyTime, type Fault } from './fault.ts';
import { MapRecordManager, type Sequences } from './map-record-manager.ts';

/** What the record managers of a store share besides its items. */
function shared<Value extends object>(make: () => Value): (sequences: Sequences) => Value {
  const values = new WeakMap<Sequences, Value>();
  return (sequences) => {
    const value = values.get(sequences) ?? make();
    values.set(sequences, value);
    return value;
  };
}

const lockOf = shared(() => ({ owner: undefined as object | undefined, writing: 0 }));

/** One record manager at a time may write. Another one does not wait until it may. */
class GivingUpWhenBusy extends MapRecordManager {
  override async recordItems(items: readonly SequencedItem[]): Promise<void> {
    const lock = lockOf(this.sequences);
    const [first] = items;
    if (first && lock.owner !== undefined && lock.owner !== this) throw new ConcurrencyError(first);
    lock.owner = this;
    lock.writing += 1;
    await anyTime();
    try {
      await super.recordItems(items);
    } finally {
      lock.writing -= 1;
      if (lock.writing === 0) lock.owner = undefined;
    }
  }
}

const indexOf = shared(() => ({ ids: [] as readonly string[] }));

/** Reads the list of the ids, adds one, and writes the list. */
class LosingIds extends MapRecordManager {
  #last: Promise<void> = Promise.resolve();

  override async recordItems(items: readonly SequencedItem[]): Promise<void> {
    await super.recordItems(items);
    await (this.#last = this.#last.then(() => this.#enter([...groupBySequence(items).keys()])));
  }

  async #enter(ids: readonly string[]): Promise<void> {
    const index = indexOf(this.sequences);
    const known = index.ids;
    await anyTime();
    if (ids.some((id) => !known.includes(id))) index.ids = [...new Set([...known, ...ids])];
  }

  override async listSequenceIds(): Promise<string[]> {
    return indexOf(this.sequences).ids.toSorted();
  }
}

type Order = (batch: (readonly SequencedItem[])[]) => (readonly SequencedItem[])[];

/** Nobody comes between its check and its end, but readers. */
class ShowingOneByOne extends MapRecordManager {
  readonly #order: Order;

  constructor(sequences: Sequences, order: Order) {
    super(sequences);
    this.#order = order;
  }

  override async recordItems(items: readonly SequencedItem[]): Promise<void> {
    const batch = groupBySequence(items);
    for (const [id, added] of batch) this.check(id, added);
    for (const added of this.#order([...batch.values()])) {
      await super.recordItems(added);
      await anyTime();
    }
  }
}

export class TellingSomethingElse extends MapRecordManager {
  protected override check(id: string, added: readonly SequencedItem[]): void {
    try {
      super.check(id, added);
    } catch {
      throw new Error('deadlock detected');
    }
  }
}

const IN_ALL = 'Overlapping calls never mix: who has seen a batch in one of its sequences';

/** What can be wrong with a record manager when there are others, or readers beside it. */
export const FAULTS_OF_SHARING: readonly Fault[] = [
  {
    fault: 'takes a store that is busy for a conflict',
    foundBy:
      'A loser is told ConcurrencyError: several record managers that append to different sequences at once never conflict',
    make: (sequences) => new GivingUpWhenBusy(sequences),
  },
  {
    fault: 'loses the id of a sequence that is begun while another one is',
    foundBy:
      'A loser is told ConcurrencyError: several record managers that append to different sequences at once never conflict',
    make: (sequences) => new LosingIds(sequences),
  },
  {
    fault: 'shows a batch sequence by sequence',
    foundBy: `${IN_ALL} sees it in all`,
    make: (sequences) => new ShowingOneByOne(sequences, (batch) => batch),
  },
  {
    fault: 'shows a batch sequence by sequence, the last one first, to another',
    foundBy: `${IN_ALL} through another record manager sees it in all`,
    make: (sequences) => new ShowingOneByOne(sequences, (batch) => batch.toReversed()),
  },
  {
    fault: 'tells a loser what went wrong in its own words',
    foundBy:
      'A loser is told ConcurrencyError: of many who append at one position exactly one wins',
    make: (sequences) => new TellingSomethingElse(sequences),
  },
];
