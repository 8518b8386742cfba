import { readCommandLine, readCount, UsageError } from '../command-line/command-line.ts';
import { DATABASE_NAMES, type DatabaseName } from './databases.ts';
import type { Effort } from './measure.ts';

export const HELP = `npm run bench -- [options]

Appends, replays and reads on each database that is reachable, beside the bare driver doing the same
SQL on the same database. Servers: POSTGRES_URI and MARIADB_URI, by default on the usual local
ports. It works in databases of its own, and removes them.

  --short         only shows that it works: half a minute, figures that say little
  --only=NAMES    of the databases ${DATABASE_NAMES.join(', ')}, only these (with commas between)
  --rounds=N      how many times all take turns, by default 25
  --help          this text

Exit status: 0 if it has measured, 1 if not: none could be reached, or not all that --only names.`;

export interface Options {
  readonly help: boolean;
  /** What must be measured; undefined means whatever is reachable. */
  readonly only: readonly DatabaseName[] | undefined;
  readonly effort: Effort;
}

/** @throws UsageError when an option is not known, or is not of its kind. */
export function readOptions(args: readonly string[]): Options {
  const { values } = readCommandLine(args, {
    short: { type: 'boolean', default: false },
    only: { type: 'string' },
    rounds: { type: 'string' },
  });
  const { help, short, only } = values;
  const rounds = readCount('rounds', values.rounds ?? (short ? '1' : '25'), 1);
  return {
    help,
    only: only?.split(',').map(toDatabaseName),
    effort: { rounds, milliseconds: short ? 2 : 100 },
  };
}

function toDatabaseName(given: string): DatabaseName {
  const found = DATABASE_NAMES.find((name) => name === given);
  if (!found) throw new UsageError(`--only takes ${DATABASE_NAMES.join(', ')}, not '${given}'.`);
  return found;
}
