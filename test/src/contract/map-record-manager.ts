import { checkSlice, groupBySequence, toSequenceId } from 'event-sourcing-workbook';
import { ConcurrencyError, ItemNotFoundError, type SequencedItem } from 'event-sourcing-workbook';
import type { RecordManager, Slice } from 'event-sourcing-workbook';

/** What a store of our own keeps: items by their sequences. */
export type Sequences = Map<string, readonly SequencedItem[]>;

/** A record manager for another store: a Map. Several of them may share it. */
export class MapRecordManager implements RecordManager {
  protected readonly sequences: Sequences;

  constructor(sequences: Sequences = new Map()) {
    this.sequences = sequences;
  }

  async recordItems(items: readonly SequencedItem[]): Promise<void> {
    const batch = groupBySequence(items);
    for (const [id, added] of batch) this.check(id, added);
    for (const [id, added] of batch) this.add(id, added);
  }

  protected check(sequenceId: string, [first]: readonly SequencedItem[]): void {
    const currentVersion = this.sequences.get(sequenceId)?.length ?? 0;
    const position = first!.position;
    if (position !== currentVersion) {
      throw new ConcurrencyError({ sequenceId, position, currentVersion });
    }
  }

  protected add(id: string, added: readonly SequencedItem[]): void {
    this.sequences.set(id, (this.sequences.get(id) ?? []).concat(added));
  }

  async getItem(sequenceId: string, position: number): Promise<SequencedItem> {
    const [item] = await this.listItems(sequenceId, { gte: position, lte: position });
    if (!item) throw new ItemNotFoundError({ sequenceId, position });
    return item;
  }

  async listItems(sequenceId: string, slice: Slice = {}): Promise<SequencedItem[]> {
    checkSlice(slice);
    const { gt = -Infinity, gte = -Infinity, lt = Infinity, lte = Infinity } = slice;
    const { ascending = true, limit } = slice;
    const within = (this.sequences.get(toSequenceId(sequenceId)) ?? []).filter(
      ({ position: at }) => at > gt && at >= gte && at < lt && at <= lte,
    );
    return (ascending ? within : within.toReversed()).slice(0, limit);
  }

  async listSequenceIds(): Promise<string[]> {
    return [...this.sequences.keys()].toSorted();
  }
}
