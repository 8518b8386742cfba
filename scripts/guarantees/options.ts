export interface Options {
  readonly help: boolean;
  readonly check: boolean;
  /** A report that is there already. */
  readonly from: string | undefined;
}

export class UsageError extends Error {}

export const help = `Tests every guarantee on every database, and writes the table of guide/guarantees.md.

  npm run guarantees                  run the tests, and rewrite the table
  npm run guarantees -- --check       run the tests, and fail when the table is another one
  npm run guarantees -- --from=FILE   take the results from a file: that of a run of
                                      GUARANTEES_REPORT=FILE npm run test:databases

Needs the drivers (npm run drivers), a PostgreSQL and a MariaDB server. A test that fails, one whose
name begins with no guarantee, and a guarantee that no test has shown on one of the databases is an
error, and the table stays as it is.

Exit status: 0 if all is well, 1 if something failed, 2 if the command makes no sense.`;

export function readOptions(args: readonly string[]): Options {
  let options: Options = { help: false, check: false, from: undefined };
  for (const arg of args) {
    if (arg === '--help' || arg === '-h') options = { ...options, help: true };
    else if (arg === '--check') options = { ...options, check: true };
    else if (/^--from=./.test(arg)) options = { ...options, from: arg.slice('--from='.length) };
    else throw new UsageError(`Unknown option ${arg}. See --help.`);
  }
  return options;
}
