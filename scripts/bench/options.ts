import { parseArgs } from 'node:util';
import type { DatabaseName } from './databases.ts';
import type { Effort } from './measure.ts';

const NAMES: readonly DatabaseName[] = ['sqljs', 'file', 'postgresql', 'mariadb'];

export const HELP = `npm run bench -- [options]

Appends, replays and iterates on each database that is reachable, beside the bare driver doing the
same SQL on the same database. Servers: POSTGRES_URI and MARIADB_URI, by default on the usual local
ports. It works in databases of its own, and removes them.

  --short         only shows that it works: half a minute, figures that say little
  --peers         measures other libraries, too; installs them in scripts/bench when they are not
                  there yet (one of them compiles for a minute or two)
  --only=NAMES    of the databases ${NAMES.join(', ')}, only these (with commas between)
  --rounds=N      how many times all take turns, by default 25
  --events=N      how many events to iterate over, by default 1,000,000; 0 leaves it out
  --help          this text`;

export interface Options {
  readonly help: boolean;
  readonly peers: boolean;
  readonly only: readonly DatabaseName[];
  readonly effort: Effort;
  readonly events: number;
}

/** @throws Error when an option is not known, or is not of its kind. */
export function readOptions(args: readonly string[]): Options {
  const { values } = parseArgs({
    args: [...args],
    options: {
      short: { type: 'boolean', default: false },
      peers: { type: 'boolean', default: false },
      only: { type: 'string' },
      rounds: { type: 'string' },
      events: { type: 'string' },
      help: { type: 'boolean', default: false },
    },
  });
  const { short, peers, help } = values;
  return {
    help,
    peers,
    only: values.only === undefined ? NAMES : values.only.split(',').map(toDatabaseName),
    effort: {
      rounds: toCount('rounds', values.rounds ?? (short ? '1' : '25'), 1),
      milliseconds: short ? 2 : 100,
    },
    events: toCount('events', values.events ?? (short ? '2000' : '1000000'), 0),
  };
}

function toDatabaseName(given: string): DatabaseName {
  const found = NAMES.find((name) => name === given);
  if (!found) throw new Error(`--only takes ${NAMES.join(', ')}, not '${given}'.`);
  return found;
}

function toCount(option: string, given: string, least: number): number {
  const count = Number(given.replaceAll(/[,_]/g, ''));
  if (!Number.isSafeInteger(count) || count < least) {
    throw new Error(`--${option} takes a whole number from ${least}, not '${given}'.`);
  }
  return count;
}
