/**
 * uvu, and a report: with `GUARANTEES_REPORT=file`, what became of each test is written into that
 * file, one JSON line each. `npm run guarantees` makes the table of the guide from it.
 *
 * The name of a suite is that of the database, as in `databases.ts`. The name of a test begins with
 * the guarantee that it shows, as in `scripts/guarantees/guarantees.ts`.
 */
import fs from 'node:fs';
import * as uvu from 'uvu';

/** What became of a test. */
export interface TestReport {
  readonly database: string;
  readonly test: string;
  readonly passed: boolean;
}

/** uvu's `suite()`. */
export function suite<Context>(database: string): uvu.Test<Context> {
  const test = uvu.suite<Context>(database);
  const reported = (name: string, task: uvu.Callback<Context>): void => {
    test(name, async (context) => {
      try {
        await task(context);
      } catch (error) {
        report({ database, test: name, passed: false });
        throw error;
      }
      report({ database, test: name, passed: true });
    });
  };
  const { before, after, only, skip, run } = test;
  return Object.assign(reported, { before, after, only, skip, run });
}

function report(result: TestReport): void {
  const file = process.env['GUARANTEES_REPORT'];
  if (file !== undefined && file !== '') fs.appendFileSync(file, `${JSON.stringify(result)}\n`);
}
