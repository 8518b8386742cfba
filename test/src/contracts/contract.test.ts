/** The contract itself: a store that keeps it passes, and one that breaks it is found out. */
import { suite } from 'uvu';
import * as assert from 'uvu/assert';
import { ConcurrencyError, ItemNotFoundError, SequencedItem } from 'event-sourcing-workbook';
import type { RecordManager, Slice } from 'event-sourcing-workbook';
import { recordManagerContract } from 'event-sourcing-workbook/contract';
import {
  checkSlice,
  groupBySequence,
  toSequenceId,
} from '../../../src/infrastructure/record-manager.ts';

/** A record manager for another store: a Map. */
class MapRecordManager implements RecordManager {
  protected readonly sequences = new Map<string, SequencedItem[]>();

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
    const { ascending = true, resultsAscending = ascending, limit } = slice;
    const within = (this.sequences.get(toSequenceId(sequenceId)) ?? []).filter(
      ({ position: at }) => at > gt && at >= gte && at < lt && at <= lte,
    );
    const read = (ascending ? within : within.toReversed()).slice(0, limit);
    return ascending === resultsAscending ? read : read.toReversed();
  }

  async listSequenceIds(): Promise<string[]> {
    return [...this.sequences.keys()].toSorted();
  }
}

const anyTime = (): Promise<unknown> => new Promise((resolve) => setImmediate(resolve));

/** What can be wrong with a record manager, and the guarantee that it breaks. */
const faults: [string, string, () => RecordManager][] = [
  [
    'checks, waits, and then writes',
    'A loser is told ConcurrencyError',
    () =>
      new (class extends MapRecordManager {
        override async recordItems(items: readonly SequencedItem[]): Promise<void> {
          const batch = groupBySequence(items);
          for (const [id, added] of batch) this.check(id, added);
          await anyTime();
          for (const [id, added] of batch) this.add(id, added);
        }
      })(),
  ],
  [
    'writes one sequence after another',
    'An append is stored whole or not at all',
    () =>
      new (class extends MapRecordManager {
        override async recordItems(items: readonly SequencedItem[]): Promise<void> {
          for (const added of groupBySequence(items).values()) await super.recordItems(added);
        }
      })(),
  ],
  [
    'does not look for the item before',
    'A sequence has no gap and no duplicate',
    () =>
      new (class extends MapRecordManager {
        protected override check(id: string, added: readonly SequencedItem[]): void {
          if (this.sequences.get(id)?.some(({ position }) => position === added[0]!.position)) {
            super.check(id, added);
          }
        }
      })(),
  ],
  [
    'trims what it stores',
    'What is written is read back equal',
    () =>
      new (class extends MapRecordManager {
        protected override add(id: string, added: readonly SequencedItem[]): void {
          super.add(
            id,
            added.map((item) => new SequencedItem({ ...item, state: item.state.trim() })),
          );
        }
      })(),
  ],
  [
    'takes no notice of the order asked for',
    'A sequence is read in order',
    () =>
      new (class extends MapRecordManager {
        override listItems(id: string, { resultsAscending: _, ...slice }: Slice = {}) {
          return super.listItems(id, slice);
        }
      })(),
  ],
];

/** Runs the contract, and says which tests have failed. */
async function failuresOf(make: () => RecordManager, guarantee = ''): Promise<string[]> {
  const tests: [string, () => Promise<void>][] = [];
  recordManagerContract({
    test: (name, task) => name.startsWith(guarantee) && tests.push([name, task]),
    open: async () => ({ recordManager: make(), close: async () => undefined }),
  });
  const failed: string[] = [];
  for (const [name, task] of tests) await task().catch(() => failed.push(name));
  return failed;
}

const test = suite('recordManagerContract');

for (const [fault, guarantee, make] of faults) {
  test(`finds a record manager that ${fault}`, async () => {
    assert.not.equal(await failuresOf(make, guarantee), []);
  });
}

test('lets pass a record manager for another store', async () => {
  assert.equal(await failuresOf(() => new MapRecordManager()), []);
});

test.run();
