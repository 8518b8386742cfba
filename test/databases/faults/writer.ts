/** A process that appends, and says on stdout what became of each append. See protocol.ts. */
import { randomUUID } from 'node:crypto';
import fs from 'node:fs';
import { setImmediate, setTimeout } from 'node:timers/promises';
import { ConcurrencyError, SequencedItem } from 'event-sourcing-workbook';
import { batchName, type Report, type WriterOptions } from './protocol.ts';
import { openTable } from './scratch.ts';

/** How many items go to each sequence of a batch: the loop goes through these shapes in turn. */
const SHAPES = [[1], [1], [3], [1, 2], [1], [10], [2, 1, 1], [1], [5, 5, 5, 5], [1]];
/** Three statements each, in a transaction: it takes a while to get from the first to the last. */
const LARGE_SHAPES = [[13_000], [13_000, 1]];

const options = JSON.parse(process.argv[2]!) as WriterOptions;
const { name, sequenceIds, acknowledgements = Infinity, largeEvery = Infinity } = options;
const { datastore, recordManager } = await openTable(options.uri, options.table);
const stopping = new AbortController();

// Whoever started this process closes its stdin to stop it, or by being gone.
process.stdin.on('end', () => stopping.abort()).resume();

/** Written at once: a report in a buffer would be lost with the process. */
function report(said: Report): void {
  fs.writeSync(1, `${JSON.stringify(said)}\n`);
}

async function versionOf(sequenceId: string): Promise<number> {
  const [last] = await recordManager.listItems(sequenceId, { ascending: false, limit: 1 });
  return last ? last.position + 1 : 0;
}

/** Appends again and again, each time at the version that this loop believes the sequence to have. */
async function appendOn(loop: number): Promise<void> {
  const versions = new Map<string, number>();
  let acknowledged = 0;
  for (let count = 1; acknowledged < acknowledgements && !stopping.signal.aborted; count++) {
    await setImmediate(); // SQLite never waits, so stdin would not be heard
    const isLarge = count % largeEvery === 0;
    const shapes = isLarge ? LARGE_SHAPES : SHAPES;
    // Not all processes begin with the same: few live to see their second large one.
    const shape = shapes[(count + loop + process.pid) % shapes.length]!;
    const size = shape.reduce((sum, items) => sum + items);
    const batch = batchName(name, loop, count, size);
    const ids = shape.map((_, i) => sequenceIds[(count * 3 + loop + i) % sequenceIds.length]!);
    if (isLarge) ids[0] = randomUUID(); // on a hot sequence it would hardly ever win
    try {
      const items: SequencedItem[] = [];
      for (const [i, sequenceId] of ids.entries()) {
        const version = versions.get(sequenceId) ?? (await versionOf(sequenceId));
        for (let n = 0; n < shape[i]!; n++) {
          const [position, state] = [version + n, `{"n":${n}}`];
          items.push(new SequencedItem({ sequenceId, position, topic: batch, state }));
        }
      }
      if (isLarge) report({ kind: 'large', sequenceId: ids[0]! });
      await recordManager.recordItems(items);
      report({ kind: 'acknowledged', batch });
      acknowledged += 1;
      for (const { sequenceId, position } of items) versions.set(sequenceId, position + 1);
    } catch (error) {
      for (const id of ids) versions.delete(id);
      if (error instanceof ConcurrencyError) report({ kind: 'refused', batch });
      else {
        report({ kind: 'failed', batch, error: String(error) });
        await setTimeout(20);
      }
    }
  }
}

report({ kind: 'connected' });
await Promise.all(Array.from({ length: options.loops }, (_, loop) => appendOn(loop)));
await datastore.closeConnection();
process.stdin.destroy();
