import fs from 'node:fs';

/** What became of a test on a database: a line of the report that `test/databases/report.ts` writes. */
export interface TestReport {
  readonly database: string;
  readonly test: string;
  readonly passed: boolean;
}

/** Reads a report. @throws Error when it cannot be read, or has no tests in it. */
export function readReport(file: string): TestReport[] {
  const lines = fs.readFileSync(file, 'utf8').split('\n');
  const reports = lines.filter((line) => line !== '').map((line) => JSON.parse(line) as TestReport);
  if (reports.length === 0) throw new Error(`There are no tests in ${file}.`);
  return reports;
}
