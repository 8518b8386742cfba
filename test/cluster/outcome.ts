import type { Test } from 'uvu';
import * as assert from 'uvu/assert';
import type { GaleraCluster } from '../../scripts/cluster/galera.ts';
import { once } from '../databases/own.ts';
import type { Race } from '../databases/faults/race.ts';
import { onNewTable, type OpenTable } from '../databases/faults/scratch.ts';
import {
  brokenSequences,
  lostBatches,
  partialBatches,
  unknownBatches,
} from '../databases/faults/stored.ts';
import { copiesOf, type Copy } from './contents.ts';

/** What appending to a table has come to, besides what is in the table. */
export interface Outcome {
  readonly acknowledged: ReadonlySet<string>;
  readonly failures: readonly unknown[];
}

/** The task has its own table. */
export type Task<Result> = (cluster: GaleraCluster, opened: OpenTable) => Promise<Result>;

/** Does something once, when the first test asks for it. */
type Done<Result> = () => Promise<{ result: Result; copies: readonly Copy[] }>;

/** Declares what must be true of a table on every node, whatever was done to it. */
export class OutcomeTests {
  readonly #test: Test<unknown>;
  readonly #started: () => Promise<GaleraCluster>;

  constructor(test: Test<unknown>, started: () => Promise<GaleraCluster>) {
    this.#test = test;
    this.#started = started;
  }

  /** Anything that appends. */
  any<Result extends Outcome>(when: string, task: Task<Result>): Done<Result> {
    const done = once(async () => {
      const cluster = await this.#started();
      return onNewTable(cluster.nodes[0]!.uri, async (opened) => ({
        result: await task(cluster, opened),
        copies: await copiesOf(cluster, opened.table),
      }));
    });

    this.#test(`What is acknowledged is stored: on every node, ${when}`, async () => {
      const { result, copies } = await done();
      for (const copy of copies) assert.equal(lostBatches(copy, result.acknowledged), []);
    });

    this.#test(`An append is stored whole or not at all: ${when}`, async () => {
      for (const copy of (await done()).copies) assert.equal(partialBatches(copy), []);
    });

    this.#test(`A sequence has no gap and no duplicate: ${when}`, async () => {
      for (const copy of (await done()).copies) assert.equal(brokenSequences(copy), []);
    });

    this.#test(`All nodes have the same table: ${when}`, async () => {
      const { copies } = await done();
      assert.is(copies.length, 3);
      assert.ok(copies.every(({ items }) => items > 0));
      assert.is(new Set(copies.map(({ digest }) => digest)).size, 1);
    });

    return done;
  }

  /** Where nothing but a lost race may go wrong. */
  undisturbed<Result extends Outcome>(when: string, task: Task<Result>): Done<Result> {
    const done = this.any(when, task);

    this.#test(
      `A loser is told ConcurrencyError: and nobody is told anything else, ${when}`,
      async () => {
        assert.equal((await done()).result.failures, []);
      },
    );

    return done;
  }

  /** Where besides nobody is killed: all that is stored is acknowledged. */
  complete<Result extends Outcome>(when: string, task: Task<Result>): Done<Result> {
    const done = this.undisturbed(when, task);

    this.#test(
      `What is acknowledged is stored: and what is refused is on no node, ${when}`,
      async () => {
        const { result, copies } = await done();
        for (const copy of copies) assert.equal(unknownBatches(copy, result.acknowledged), []);
      },
    );

    return done;
  }

  /** Writers that append to hot sequences until each has won so often. */
  race(when: string, acknowledgements: number, task: Task<Race>): void {
    const done = this.complete(when, task);

    this.#test(
      `A loser is told ConcurrencyError: there are losers, and all have won, ${when}`,
      async () => {
        const { result, copies } = await done();
        assert.ok(result.refused > 0, 'nobody lost: that was no race');
        assert.is(result.acknowledged.size, 8 * acknowledgements);
        for (const { sequences } of copies) {
          const found = new Set(sequences.map(({ id }) => id));
          assert.ok(result.hotSequences.every((id) => found.has(id)));
        }
      },
    );
  }
}
