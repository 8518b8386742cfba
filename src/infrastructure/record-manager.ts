/// <reference lib="es2024.string" />
import { ConcurrencyError, TranscodingError } from './errors.ts';
import { SequencedItem } from './sequenced-item.ts';

/** Which items of a sequence to read. Bounds left out do not bind. */
export interface Slice {
  /** Only items after this position. */
  readonly gt?: number | undefined;
  /** Only items at this position or after it. */
  readonly gte?: number | undefined;
  /** Only items before this position. */
  readonly lt?: number | undefined;
  /** Only items at this position or before it. */
  readonly lte?: number | undefined;
  /** At most so many items, at least 1: the first ones, or the last ones when not ascending. */
  readonly limit?: number | undefined;
  /** From which end to read: from the first item (`true`, the default) or from the last. */
  readonly ascending?: boolean | undefined;
}

/** How to append. */
export interface AppendOptions<Transaction> {
  /**
   * A transaction of your own, under way: what is appended is stored with the rest of it, or not at
   * all. The library then repeats nothing by itself.
   */
  readonly within?: Transaction;
}

/**
 * The port to a database: appends items to sequences, and reads them. Nothing here changes or
 * deletes an item. (The pattern is Table Data Gateway, Fowler, reduced to appending.)
 *
 * An implementation promises: an append is stored whole or not at all; of two writers for one
 * position exactly one wins, the other gets a {@link ConcurrencyError}; a sequence has no gap.
 *
 * @typeParam Transaction what an append can be made part of. By default there is no such thing.
 */
export interface RecordManager<Transaction = never> {
  /**
   * Appends a batch of items, to one sequence or to several.
   *
   * @param items the items, those of one sequence in order.
   * @param options a transaction of your own to store them in. By default the append is its own.
   * @returns a promise that is fulfilled when the database has stored them.
   * @throws ConcurrencyError when a position is taken, or is not the next one of its sequence.
   * @throws TypeError when something else than an array of items is given.
   * @throws TranscodingError when the store cannot hold a text as it is.
   */
  recordItems(items: readonly SequencedItem[], options?: AppendOptions<Transaction>): Promise<void>;

  /**
   * Reads one item.
   *
   * @param sequenceId the id of the sequence, a UUID.
   * @param position its place in the sequence: 0, 1, 2, …
   * @returns the item.
   * @throws ItemNotFoundError when there is none at that position.
   * @throws RangeError when the position is no whole number.
   * @throws TypeError when the id is no UUID.
   */
  getItem(sequenceId: string, position: number): Promise<SequencedItem>;

  /**
   * Reads the items of a sequence.
   *
   * @param sequenceId the id of the sequence, a UUID.
   * @param slice which ones. By default all.
   * @returns the items, in order. An unknown sequence has none.
   * @throws RangeError when the limit is less than 1, or a bound is no whole number.
   * @throws TypeError when the id is no UUID.
   */
  listItems(sequenceId: string, slice?: Slice): Promise<SequencedItem[]>;

  /** @returns the ids of all sequences, sorted. */
  listSequenceIds(): Promise<string[]>;
}

/** @throws RangeError when it is no number of items to read. */
export function checkLimit(name: string, limit: number): void {
  if (!Number.isSafeInteger(limit) || limit < 1) {
    throw new RangeError(`${name} must be a whole number from 1, not ${limit}.`);
  }
}

/**
 * For record managers: checks what is asked for before anything is read.
 *
 * @param slice which items are asked for.
 * @throws RangeError when the limit is less than 1, or a bound is no whole number.
 */
export function checkSlice({ limit, gt, gte, lt, lte }: Slice): void {
  if (limit !== undefined) checkLimit('limit', limit);
  for (const [name, bound] of Object.entries({ gt, gte, lt, lte })) {
    if (bound !== undefined && !Number.isSafeInteger(bound)) {
      throw new RangeError(`${name} must be a whole number, not ${bound}.`);
    }
  }
}

/**
 * Databases keep texts as UTF-8, which has no half of a character: it would come back as another.
 * PostgreSQL does not take U+0000. sql.js drops a U+FEFF, the byte order mark, at the beginning. (JSON
 * text has none of them; other transcoders may.)
 */
function checkText(name: 'topic' | 'state', text: string): void {
  if (typeof text !== 'string') throw new TypeError(`The ${name} of an item is a text.`);
  if (!text.isWellFormed()) throw new TranscodingError(name, 'holds half of a character.');
  if (text.includes('\0')) throw new TranscodingError(name, 'holds the character U+0000.');
  if (text.startsWith('\ufeff'))
    throw new TranscodingError(name, 'begins with U+FEFF, a byte order mark.');
}

/**
 * For record managers: checks a batch before it is written. In each sequence the positions run by
 * one. Whether the first of them is the next one of its sequence, only the statement that writes can
 * tell.
 *
 * @param items the batch.
 * @returns the items grouped by sequence. Sequences are sorted, so that all writers lock them in the
 *   same order.
 * @throws ConcurrencyError when a position comes twice or one is left out.
 * @throws TypeError when it is no array of {@link SequencedItem}s.
 * @throws TranscodingError when a text holds half of a character or U+0000, or begins with U+FEFF.
 */
export function groupBySequence(
  items: readonly SequencedItem[],
): ReadonlyMap<string, readonly SequencedItem[]> {
  if (!Array.isArray(items)) throw new TypeError('recordItems() takes an array of SequencedItems.');
  const sequences = new Map<string, SequencedItem[]>();
  for (const item of items as readonly SequencedItem[]) {
    if (!(item instanceof SequencedItem)) {
      throw new TypeError('recordItems() takes SequencedItems, and one of these is none.');
    }
    checkText('topic', item.topic);
    checkText('state', item.state);
    const { sequenceId, position } = item;
    const sequence = sequences.get(sequenceId);
    const previous = sequence?.at(-1);
    if (previous && position !== previous.position + 1) {
      const why = `the item before it in the batch is at position ${previous.position}.`;
      throw new ConcurrencyError({ sequenceId, position, why });
    }
    if (sequence) sequence.push(item);
    else sequences.set(sequenceId, [item]);
  }
  if (sequences.size < 2) return sequences;
  return new Map([...sequences].toSorted(([a], [b]) => (a < b ? -1 : 1)));
}
