import { parseArgs } from 'node:util';
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

/** @throws Error when an option is not known, or is not of its kind. */
export function readOptions(args: readonly string[]): Options {
  const { values } = parseArgs({
    args: [...args],
    options: {
      short: { type: 'boolean', default: false },
      only: { type: 'string' },
      rounds: { type: 'string' },
      help: { type: 'boolean', default: false },
    },
  });
  const rounds = Number(values.rounds ?? (values.short ? 1 : 25));
  if (!Number.isSafeInteger(rounds) || rounds < 1) {
    throw new Error(`--rounds takes a whole number from 1, not '${values.rounds}'.`);
  }
  return {
    help: values.help,
    only: values.only?.split(',').map(toDatabaseName),
    effort: { rounds, milliseconds: values.short ? 2 : 100 },
  };
}

function toDatabaseName(given: string): DatabaseName {
  const found = DATABASE_NAMES.find((name) => name === given);
  if (!found) throw new Error(`--only takes ${DATABASE_NAMES.join(', ')}, not '${given}'.`);
  return found;
}
