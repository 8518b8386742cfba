import { checkLimit, checkSlice, type RecordManager, type Slice } from './record-manager.ts';
import type { SequencedItem } from './sequenced-item.ts';

/** Which items to go through, and how many to fetch at a time (100 unless given). */
export interface PagedSlice extends Slice {
  /** How many items to hold in memory at most, at least 1. By default 100. */
  readonly pageSize?: number | undefined;
}

/**
 * Goes through the items of a sequence without holding more than a page of them in memory. Each page
 * continues after the last position of the one before, so items appended meanwhile are not missed
 * and none comes twice. Nothing is fetched before it is asked for.
 *
 * @throws RangeError when the page size or the limit is less than 1.
 */
export async function* iterPages(
  recordManager: RecordManager,
  sequenceId: string,
  { pageSize = 100, ...slice }: PagedSlice = {},
): AsyncGenerator<readonly SequencedItem[], void, undefined> {
  checkLimit('pageSize', pageSize);
  checkSlice(slice);
  const { ascending = true } = slice;
  let remaining = slice.limit ?? Infinity;
  let bounds: Slice = slice;
  while (remaining > 0) {
    const limit = Math.min(pageSize, remaining);
    const page = await recordManager.listItems(sequenceId, { ...bounds, limit });
    yield page;
    const last = page.at(-1);
    if (!last || page.length < limit) return;
    remaining -= page.length;
    bounds = ascending
      ? { ...bounds, gt: last.position, gte: undefined }
      : { ...bounds, lt: last.position, lte: undefined };
  }
}
