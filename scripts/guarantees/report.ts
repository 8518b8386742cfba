import fs from 'node:fs';
import { guaranteeOf, GUARANTEES } from './guarantees.ts';

/** What became of a test on a database: a line of the report that `test/databases/report.ts` writes. */
export interface TestReport {
  readonly database: string;
  readonly test: string;
  readonly passed: boolean;
}

/** The databases that every guarantee is tested on. */
export const DATABASES = [
  'SQLite in memory',
  'SQLite file',
  'PostgreSQL',
  'MariaDB',
  'MariaDB as MySQL',
] as const;

/** Where there is nothing to try: a database in memory does not outlive its process. */
const NOTHING_TO_SHOW: Readonly<Record<string, readonly string[]>> = {
  'SQLite in memory': ['What is acknowledged is stored'],
};

/** Reads a report. @throws Error when it cannot be read, or has no tests in it. */
export function readReport(file: string): TestReport[] {
  const lines = fs.readFileSync(file, 'utf8').split('\n');
  const reports = lines.filter((line) => line !== '').map((line) => JSON.parse(line) as TestReport);
  if (reports.length === 0) throw new Error(`There are no tests in ${file}.`);
  return reports;
}

/** Why a report does not show all guarantees on all databases: a line for each reason. */
export function problemsIn(reports: readonly TestReport[]): string[] {
  const failed = reports.filter(({ passed }) => !passed);
  const untagged = new Set(reports.map(({ test }) => test).filter((test) => !guaranteeOf(test)));
  return [
    ...failed.map(({ database, test }) => `Failed on ${database}: ${test}`),
    ...DATABASES.flatMap((database) =>
      unshown(database, reports).map((title) => `No test has shown this on ${database}: ${title}`),
    ),
    ...[...untagged].map((name) => `This begins with no guarantee: ${name}`),
  ];
}

function unshown(database: string, reports: readonly TestReport[]): string[] {
  const own = reports.filter((report) => report.database === database);
  const shown = new Set(own.map((report) => guaranteeOf(report.test)?.title));
  const titles = GUARANTEES.map(({ title }) => title).filter((title) => !shown.has(title));
  return titles.filter((title) => !NOTHING_TO_SHOW[database]?.includes(title));
}
