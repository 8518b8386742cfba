import { randomUUID } from 'node:crypto';
import type { GaleraCluster } from '../../scripts/cluster/galera.ts';
import type { OpenTable } from '../databases/faults/scratch.ts';
import { WriterProcess } from '../databases/faults/writer-process.ts';

export interface LostNode {
  readonly acknowledged: ReadonlySet<string>;
  /** What the writers on the node that was lost were told. */
  readonly failuresThere: readonly string[];
  /** How many appends were acknowledged there before, and after the node was lost. */
  readonly acknowledgedThere: { readonly before: number; readonly after: number };
  /** What the writers on the other nodes were told, besides ConcurrencyError. */
  readonly failures: readonly string[];
}

/**
 * Two writers on each of three nodes append to the same sequences. One node is killed, the others
 * go on without it, and it comes back while they do. All writers stay, each with its one datastore.
 */
export async function loseNode(cluster: GaleraCluster, { table }: OpenTable): Promise<LostNode> {
  const sequenceIds = Array.from({ length: 10 }, () => randomUUID());
  const common = { table, sequenceIds, loops: 2, largeEvery: 20 };
  const writers = cluster.nodes.map(
    ({ uri }, i) => new WriterProcess({ ...common, uri, name: `on-node-${i + 1}` }),
  );
  const [lost, lostWriter] = [cluster.nodes.at(-1)!, writers.at(-1)!];
  const others = writers.slice(0, -1);
  const appendMore = async (some: readonly WriterProcess[]): Promise<void> => {
    const wanted = some.map((writer) => writer.acknowledged.size + 20);
    await Promise.all(
      some.map((writer, i) =>
        writer.until('it appends', () => writer.acknowledged.size >= wanted[i]!),
      ),
    );
  };
  let before = 0;
  try {
    await appendMore(writers);
    before = lostWriter.acknowledged.size;
    await lost.stop('SIGKILL');
    await Promise.all([
      appendMore(others),
      lostWriter.until('it has noticed', () => lostWriter.failures.length >= 4),
    ]);
    await Promise.all([lost.rejoin(), appendMore(others)]);
    await appendMore(writers);
    await Promise.all(writers.map((writer) => writer.stop()));
  } finally {
    await Promise.all(writers.map((writer) => writer.kill()));
  }
  return {
    acknowledged: new Set(writers.flatMap((writer) => [...writer.acknowledged])),
    failuresThere: lostWriter.failures,
    acknowledgedThere: { before, after: lostWriter.acknowledged.size - before },
    failures: others.flatMap((writer) => writer.failures),
  };
}
